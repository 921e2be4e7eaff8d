import { promotionLevels, type ItemFigures, type ItemFiguresQuery, type PromotionReport, type PromotionReportQuery, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { shareOf, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import type { Where } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { itemConditions, type ItemFilters } from './list-item.filters';
import { bySource, byState, levelFigures, sourceFigures } from './list-item.promotions';
import { groupsOf, promotionParagraph } from './list-item.rules';

/** The same question, as the list's query and as the condition of a figure: neither can say what the other does not. */
type Asked = Readonly<Record<string, string | undefined>>;
type Filter = Record<string, string>;

const flags = ['inForce', 'overdue', 'hasOwner', 'held', 'ofEnterprises', 'overlapping', 'promotionAccepted', 'acted', 'performed', 'instructed'] as const;
function filtersOf(asked: Asked): ItemFilters {
  const q: Record<string, unknown> = { ...asked };
  for (const f of flags) if (asked[f] !== undefined) q[f] = asked[f] === 'true';
  if (asked['status'] !== undefined) q['status'] = asked['status'].split(',');
  return q as ItemFilters;
}
const filterOf = (asked: Asked): Filter => Object.fromEntries(Object.entries(asked).filter((x): x is [string, string] => x[1] !== undefined));

/** How many items a question has, each with the question itself. */
export async function countAll<K extends string>(tx: TenantTx, ctx: TenantContext, asked: Readonly<Record<K, Asked>>, more: readonly Statement[] = []): Promise<[Record<K, { count: number; filter: Filter }>, Row[][]]> {
  const keys = Object.keys(asked) as K[];
  const counts = keys.map((k): Statement => {
    const where = itemConditions(ctx, filtersOf(asked[k]));
    return { sql: `select count(*)::int as n from responsibility.list_item i where ${where}`, params: where.params };
  });
  const results = await tx.reads<Row>(ctx, ...counts, ...more);
  const counted = Object.fromEntries(keys.map((k, i) => [k, { count: Number(results[i]?.rows[0]?.['n'] ?? 0), filter: filterOf(asked[k]) }])) as Record<K, { count: number; filter: Filter }>;
  return [counted, results.slice(keys.length).map((r) => r.rows)];
}

/** 办理数字 and 上报问题, as of now, each figure with the question that gives its rows. */
@Injectable()
export class ListItemFigures {
  constructor(private readonly tx: TenantTx) {}

  async of(ctx: TenantContext, q: ItemFiguresQuery): Promise<ItemFigures> {
    const now = new Date();
    const base = { kindKey: q.kindKey, groupKey: q.groupKey, divisionCode: q.divisionCode };
    const inForce = { ...base, inForce: 'true' };
    const performed = itemConditions(ctx, { ...base, inForce: true }).and('i.performed');
    const late = itemConditions(ctx, { ...base, overdue: true });
    const byGroup = (where: Where): Statement => ({ sql: `select i.group_key, count(*)::int as n, count(*) filter (where i.status = 'closed')::int as closed, count(i.instructed_at)::int as instructed, count(i.instructed_at) filter (where i.status = 'closed')::int as followed from responsibility.list_item i where ${where} group by 1`, params: where.params });
    const [counts, [done = [], overdue = [], kinds]] = await countAll(this.tx, ctx, {
      inForce, open: { ...inForce, status: 'open' }, submitted: { ...inForce, status: 'submitted' }, closed: { ...inForce, status: 'closed' }, overdue: { ...base, overdue: 'true' }, instructed: { ...inForce, instructed: 'true' }, instructionsClosed: { ...inForce, instructed: 'true', status: 'closed' }, disputesOpen: { ...inForce, dispute: 'open' }, disputesSettled: { ...inForce, dispute: 'settled' },
    }, [byGroup(performed), byGroup(late), { name: 'groups-of-kind', sql: 'select groups from responsibility.list_kind where tenant_id = $1 and key = $2', params: [ctx.tenantId, q.kindKey ?? null] }]);
    const sum = (rows: readonly Row[], column: 'n' | 'closed' | 'instructed' | 'followed'): number => rows.reduce((n, r) => n + Number(r[column]), 0);
    const known = q.kindKey === undefined ? [] : groupsOf((kinds?.[0]?.['groups'] ?? []) as ResponsibilityList['rules']['groups'], [...done, ...overdue]);
    const groups = known.filter((g) => q.groupKey === undefined || g.key === q.groupKey).map(({ key, name }) => {
      const of = (rows: readonly Row[]): Row[] => rows.filter((r) => r['group_key'] === key);
      const n = { inForce: sum(of(done), 'n'), closed: sum(of(done), 'closed'), instructed: sum(of(done), 'instructed'), followed: sum(of(done), 'followed') };
      const asked = { ...inForce, groupKey: key, performed: 'true' };
      const instructed = { ...asked, instructed: 'true' };
      return { key, name, inForce: { count: n.inForce, filter: filterOf(asked) }, closed: { count: n.closed, filter: filterOf({ ...asked, status: 'closed' }) }, overdue: { count: sum(of(overdue), 'n'), filter: filterOf({ ...base, groupKey: key, overdue: 'true' }) }, completion: shareOf(n.closed, n.inForce),
        instructed: { count: n.instructed, filter: filterOf(instructed) }, instructionsClosed: { count: n.followed, filter: filterOf({ ...instructed, status: 'closed' }) }, instructionClosure: shareOf(n.followed, n.instructed) };
    });
    return { asOf: toShanghaiIso(now), ...counts, completion: shareOf(sum(done, 'closed'), sum(done, 'n')), instructionClosure: shareOf(counts.instructionsClosed.count, counts.instructed.count), groups };
  }

  async promotions(ctx: TenantContext, q: PromotionReportQuery): Promise<PromotionReport> {
    const now = new Date();
    const base = { kindKey: q.kindKey, divisionCode: q.divisionCode, promotedFrom: q.from, promotedTo: q.to };
    const accepted = { ...base, promotionAccepted: 'true' };
    const [counts, more] = await countAll(this.tx, ctx, {
      promoted: base, district: { ...base, promoted: 'district' }, city: { ...base, promoted: 'city' }, province: { ...base, promoted: 'province' }, accepted, closed: { ...accepted, status: 'closed' }, remaining: { ...accepted, status: 'open,submitted' }, overdue: { ...accepted, overdue: 'true' },
    }, [bySource(itemConditions(ctx, base)), ...promotionLevels.map((level) => byState(level, itemConditions(ctx, { ...base, promotionLevel: level }))), { name: 'kind-of-promotions', sql: 'select item_name, promotion_name from responsibility.list_kind where tenant_id = $1 and key = $2', params: [ctx.tenantId, q.kindKey] }]);
    const [sources = [], ...rest] = more;
    const kinds = rest.at(-1);
    const names = { itemName: String(kinds?.[0]?.['item_name'] ?? '事项'), promotionName: (kinds?.[0]?.['promotion_name'] ?? null) as string | null };
    const n = Object.fromEntries(Object.entries(counts).map(([k, v]) => [k, v.count])) as Record<keyof typeof counts, number>;
    return { asOf: toShanghaiIso(now), ...counts, closure: shareOf(n.closed, n.accepted), levels: promotionLevels.map((level, i) => levelFigures(level, base, rest[i] ?? [])), sources: sourceFigures(base, sources), paragraph: promotionParagraph(names, q.to, n) };
  }
}
