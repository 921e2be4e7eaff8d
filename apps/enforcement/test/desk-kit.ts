import type { Hazard } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { Grant, TenantContext } from '@anlan/platform/context';
import fc from 'fast-check';
import { Readable } from 'node:stream';
import type { EnforcementKit } from './enforcement-kit';

const places = ['440310001001', '440310001000', '440310003001', '440310000000', '440310001001001'];
const sources = ['patrol', 'self_check', 'agency', 'inspection', 'complaint'];
const categories = ['消防安全', '用电安全', '', '*', '='];
/** days ago: on both sides of every boundary of ages */
const ago = [0, 3, 4, 7, 8, 15, 16, 30, 31, 200];

/** A district's ledger with something of everything: places, sources, categories, ages, deadlines, positions and states. */
export interface Desk {
  readonly admin: TenantContext;
  readonly me: TenantContext;
  readonly units: readonly [string, string];
  /** the same person, holding these grants */
  holding(given: readonly Grant[]): TenantContext;
  readonly grants: fc.Arbitrary<Grant[]>;
}

export async function deskOf(kit: EnforcementKit, rows = 60): Promise<Desk> {
  const { pingshan } = kit;
  pingshan.snapshot.divisions.push({ code: '440310001001001', name: '第一网格', level: 'grid', parentCode: '440310001001', validFrom: '2020-01-01', validTo: null });
  const office = pingshan.unit('坪山街道应急办');
  const units = [office, pingshan.unit('巡查队', office)] as const;
  const whole: Grant = { role: 'district-admin', unitId: null, divisionPrefix: null };
  const admin = pingshan.holding([whole]);
  const me = pingshan.holding([whole], units[1]);
  await importRows(kit, me, rows);
  const { items } = await kit.list.page(admin, { limit: 200 });
  for (const [i, h] of items.entries()) await bring(kit, admin, pingshan.as('enforcement-officer'), h, i, [{}, { unitId: units[i % 2] }, { memberId: me.actor.memberId ?? '' }][i % 3] ?? {});
  await kit.hazards.report(kit.binjiang.as('district-admin'), { title: '滨江', level: 'general', divisionCode: '330108001001', source: 'patrol', rectification: 'time_limited', category: '消防安全' });
  return {
    admin, me, units: [...units],
    holding: (given) => ({ ...pingshan.holding(given), actor: me.actor }),
    grants: fc.array(
      fc.record({
        role: fc.constantFrom('district-admin', 'leader', 'street-officer', 'community-officer', 'grid-member', 'enterprise-owner', 'auditor', 'gone'), unitId: fc.constantFrom(null, ...units),
        divisionPrefix: fc.constantFrom(null, '440310', '440310001', '440310003', '440310001001', '330108'), units: fc.option(fc.subarray([...units]), { nil: undefined }),
      }),
      { maxLength: 3 },
    ),
  };
}

/** Each row differs from the next in everything. */
async function importRows(kit: EnforcementKit, ctx: TenantContext, count: number): Promise<void> {
  const today = shanghaiDay(new Date());
  const lines = Array.from({ length: count }, (_, i) => {
    const due = i % 4 === 0 ? '' : addCalendarDays(today, (i % 9) - 4);
    const [lng, lat] = i % 3 === 0 ? ['', ''] : [String(114.34 + (i % 7) / 100), String(22.7 + (i % 5) / 100)];
    return [`隐患${i}`, i % 3 ? '一般' : '重大', categories[i % 5], places[i % places.length], sources[(i * 7) % 5], due, addCalendarDays(today, -(ago[(i * 3) % ago.length] ?? 0)), lng, lat, lng && (i % 2 ? 'GCJ02' : 'BD09')].join(',');
  });
  const csv = `隐患名称,等级,类别,区划代码,来源,整改期限,发现时间,经度,纬度,坐标系\n${lines.join('\n')}\n`;
  const { id } = await kit.imports.door.accept(ctx, { name: 'x.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(csv)]) });
  await kit.imports.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] });
  const { result } = await kit.operations.status(ctx, id);
  if (result?.['accepted'] !== count) throw new Error(JSON.stringify(result));
}

/** As many steps as the row's number says. */
async function bring(kit: EnforcementKit, admin: TenantContext, officer: TenantContext, h: Hazard, i: number, assignee: object): Promise<void> {
  const steps = i % 5;
  if (steps > 0) await kit.hazards.act(admin, h.id, 1, 'assign', assignee);
  if (steps > 1) await kit.hazards.act(admin, h.id, 2, 'start', {});
  if (steps > 2) await kit.hazards.act(admin, h.id, 3, 'submit', { evidence: ['已整改'] });
  if (steps > 3 && h.level === 'major') return;
  if (steps > 3) await kit.hazards.act(officer, h.id, 4, 'verify', { result: 'accepted' });
}
