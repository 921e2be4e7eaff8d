import { itemSources, type PromotionLevel, type PromotionReport } from '@anlan/contracts/responsibility';
import { shareOf } from '@anlan/domain';
import type { Row, Statement } from '@anlan/platform/db';
import type { Where } from '@anlan/platform/ledger';

type Asked = Readonly<Record<string, string | undefined>>;

const closed = "count(*) filter (where i.status = 'closed')::int as closed";
const accepted = "(i.city_promotion is not distinct from 'accepted' or i.province_promotion is not distinct from 'accepted')";

/** 按来源: how many were promoted, accepted by city or province, and closed of these. */
export const bySource = (where: Where): Statement => ({
  sql: `select i.source, count(*)::int as promoted, count(*) filter (where ${accepted})::int as accepted, count(*) filter (where ${accepted} and i.status = 'closed')::int as closed from responsibility.list_item i where ${where} group by 1`, params: where.params,
});
/** 按层级: what came of the promotions to one level. */
export const byState = (level: PromotionLevel, where: Where): Statement => ({ sql: `select i.${level}_promotion as state, count(*)::int as n, ${closed} from responsibility.list_item i where ${where} group by 1`, params: where.params });

const counted = (count: number, asked: Asked) => ({ count, filter: Object.fromEntries(Object.entries(asked).filter((x): x is [string, string] => x[1] !== undefined)) });

export function levelFigures(level: PromotionLevel, base: Asked, rows: readonly Row[]): PromotionReport['levels'][number] {
  const n = (state: string, column: 'n' | 'closed' = 'n'): number => Number(rows.find((r) => r['state'] === state)?.[column] ?? 0);
  const asked = { ...base, promotionLevel: level };
  const of = (state: string) => counted(n(state), { ...asked, promotionState: state });
  return {
    level, promoted: counted(rows.reduce((sum, r) => sum + Number(r['n']), 0), asked), asked: of('asked'), accepted: of('accepted'), refused: of('refused'),
    closed: counted(n('accepted', 'closed'), { ...asked, promotionState: 'accepted', status: 'closed' }), closure: shareOf(n('accepted', 'closed'), n('accepted')),
  };
}

/** Every source, also one from which nothing came; those that do not say theirs last, where there are any. */
export function sourceFigures(base: Asked, rows: readonly Row[]): PromotionReport['sources'] {
  const unsaid = rows.some((r) => r['source'] === null) ? [null] : [];
  return [...itemSources, ...unsaid].map((source) => {
    const row = rows.find((r) => r['source'] === source);
    const n = (column: 'promoted' | 'accepted' | 'closed'): number => Number(row?.[column] ?? 0);
    const asked = { ...base, source: source ?? 'none' };
    const taken = { ...asked, promotionAccepted: 'true' };
    return { source, promoted: counted(n('promoted'), asked), accepted: counted(n('accepted'), taken), closed: counted(n('closed'), { ...taken, status: 'closed' }), closure: shareOf(n('closed'), n('accepted')) };
  });
}
