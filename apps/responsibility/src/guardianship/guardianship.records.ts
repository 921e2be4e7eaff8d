import { guardianshipLifecycle, type Guardianship, type GuardianshipCoverage, type GuardianshipQuery, type GuardianshipScopeQuery, type GuardianshipTree } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { gapCondition, gapOf } from '../duty-edition/holder-gap';
import { guardianshipLedger, toGuardianship, type GuardianshipRow, type GuardianshipTierRow } from './guardianship.entity';
import { guardianshipHome, guardianshipReach } from './guardianship.reach';
import { divisionLevel, parentsOf } from './guardianship.rules';

export const guardianshipCsv: CsvColumn<Guardianship>[] = [
  { header: '层级', value: (g) => g.tierName }, { header: '包保人', value: (g) => g.personName }, { header: '职务', value: (g) => g.post }, { header: '电话', value: (g) => g.phone }, { header: '区划', value: (g) => g.divisionName }, { header: '户', value: (g) => g.household }, { header: '户数', value: (g) => g.households },
  { header: '地址', value: (g) => g.address }, { header: '户的电话', value: (g) => g.householdPhone }, { header: '包保起', value: (g) => g.from }, { header: '包保止', value: (g) => g.until }, { header: '状态', value: (g) => guardianshipLifecycle.states[g.status].zh },
];
/** what a tree shows at once */
const MOST = 2000;

/** Guardianships as lists, tree and coverage. */
@Injectable()
export class GuardianshipRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: GuardianshipQuery): Promise<PageOf<Guardianship>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = this.within(ctx, q.divisionCode).and('tier_id = $', q.tierId).and('status = $', q.status).and('member_id = $', q.memberId).and("position(lower($) in lower(person_name || ' ' || coalesce(household, ''))) > 0", q.q);
    if (q.gap !== undefined) {
      const { condition, values } = gapCondition('guardianship', reference);
      where.and(`(status = 'active' and ${condition}) = $`, ...values, q.gap);
    }
    return listPage<GuardianshipRow, Guardianship>(this.tx, ctx, q, { columns: '*', from: 'responsibility.guardianship', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toGuardianship(ctx, r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<Guardianship> {
    const [row] = await this.tx.read<GuardianshipRow>(ctx, guardianshipLedger.byId(ctx.tenantId, id));
    return toGuardianship(ctx, guardianshipLedger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  async tree(ctx: TenantContext, q: GuardianshipScopeQuery): Promise<GuardianshipTree> {
    const reference = await this.references.get(ctx.tenantId);
    const where = this.within(ctx, q.divisionCode).and("g.status = 'active'");
    const rows = await this.tx.read<GuardianshipRow & { place: number }>(ctx, {
      sql: `select g.*, t.place from responsibility.guardianship g join lateral (select place from responsibility.guardianship_tier t where t.tenant_id = g.tenant_id and t.id = g.tier_id) t on true where ${where} order by t.place, g.division_code, g.id limit ${MOST + 1}`, params: where.params,
    });
    const shown = rows.slice(0, MOST);
    const parents = parentsOf(shown, (above, code) => code.startsWith(divisionPrefix(above)));
    return {
      asOf: toShanghaiIso(new Date()), cut: rows.length > MOST,
      items: shown.map((r) => ({ id: r.id, parentId: parents.get(r.id) ?? null, tierName: r.tier_name, level: r.level, personName: r.person_name, post: r.post, divisionCode: r.division_code, divisionName: reference.divisions.get(r.division_code)?.name ?? r.division_code, household: r.household, households: r.households, gap: gapOf(r, reference) })),
    };
  }

  /** 包保覆盖率 per tier = divisions with a guardian who is there ÷ divisions of the scope. */
  async coverage(ctx: TenantContext, q: GuardianshipScopeQuery): Promise<GuardianshipCoverage> {
    const reference = await this.references.get(ctx.tenantId);
    const tiers = await this.tx.read<GuardianshipTierRow>(ctx, { sql: "select * from responsibility.guardianship_tier where tenant_id = $1 and status = 'active' order by place, id", params: [ctx.tenantId] });
    const where = this.within(ctx, q.divisionCode).and("status = 'active'");
    const rows = await this.tx.read<GuardianshipRow>(ctx, { sql: `select * from responsibility.guardianship where ${where}`, params: where.params });
    return {
      asOf: toShanghaiIso(new Date()),
      tiers: tiers.map((t) => {
        const of = rows.filter((r) => r.tier_id === t.id);
        const there = new Set(of.filter((r) => gapOf(r, reference) === null).map((r) => r.division_code));
        const divisions = divisionsIn(ctx, q.divisionCode, divisionLevel(t.level), reference);
        const uncovered = divisions.filter((d) => !there.has(d.code));
        const filter = { tierId: t.id, status: 'active', ...(q.divisionCode && { divisionCode: q.divisionCode }) };
        return {
          tierId: t.id, name: t.name, level: t.level, divisions: divisions.length, covered: divisions.length - uncovered.length, rate: ratio(divisions.length - uncovered.length, divisions.length), guardianships: of.length, households: t.level === 'household' ? of.reduce((n, r) => n + (r.households ?? 1), 0) : null,
          filter, gaps: of.filter((r) => gapOf(r, reference) !== null).length, gapsFilter: { ...filter, gap: 'true' }, uncovered: uncovered.map(({ code, name }) => ({ code, name })),
        };
      }),
    };
  }

  private within(ctx: TenantContext, divisionCode: string | undefined): Where {
    return new Where().and('tenant_id = $', ctx.tenantId).within(guardianshipReach, ctx, 'guardianship.read').below('division_code', divisionCode && divisionPrefix(parseDivisionCode(divisionCode).code));
  }
}

/** Divisions of the level that are valid today, below the one asked for, of those the caller answers for: of elsewhere nobody is told that it lies open. */
function divisionsIn(ctx: TenantContext, divisionCode: string | undefined, level: 'street' | 'community', reference: Reference): { code: string; name: string }[] {
  const today = shanghaiDay(new Date());
  const prefix = divisionCode === undefined ? '' : divisionPrefix(parseDivisionCode(divisionCode).code);
  const scope = scopeFor(ctx, 'guardianship.read');
  const mine = (code: string): boolean => scope.all || guardianshipHome.covers(ctx, 'guardianship.read', { division_code: code });
  return [...reference.divisions.values()].filter((d) => d.level === level && d.code.startsWith(prefix) && reference.division(d.code, today) !== undefined && mine(d.code)).sort((a, b) => (a.code < b.code ? -1 : 1));
}
