import { itemWantNames, listItemErrors as e, type DraftItem, type ItemWant, type PromotionReport, type ReassignListItemBody, type ResponsibilityList, type ResponsibilityListState, statesInForce } from '@anlan/contracts/responsibility';
import { addCalendarDays, divisionPrefix, isDivisionCode, parseDivisionCode, startOfShanghaiDay } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';

interface Told {
  readonly legal_basis: string | null;
  readonly owner_unit_id: string | null;
  readonly owner_member_id: string | null;
  readonly enterprise_by: string | null;
  readonly due_day: string | null;
  readonly evidence_wanted: string | null;
  readonly level: string | null;
  readonly source: string | null;
}

export const wantWords: Readonly<Record<ItemWant, { readonly zh: string; readonly field: string }>> = {
  basis: { ...itemWantNames.basis, field: 'legalBasis' }, owner: { ...itemWantNames.owner, field: 'ownerUnitId' }, deadline: { ...itemWantNames.deadline, field: 'dueDay' }, evidence: { ...itemWantNames.evidence, field: 'evidenceWanted' }, level: { ...itemWantNames.level, field: 'level' }, source: { ...itemWantNames.source, field: 'source' },
};

/** What the kind wants of every item, and this one does not say. */
export function missing(wants: readonly ItemWant[], r: Told): ItemWant[] {
  const said: Record<ItemWant, boolean> = { basis: r.legal_basis !== null, owner: r.owner_unit_id !== null || r.owner_member_id !== null || r.enterprise_by !== null, deadline: r.due_day !== null, evidence: r.evidence_wanted !== null, level: r.level !== null, source: r.source !== null };
  return wants.filter((w) => !said[w]);
}

/** The last second of the last day in time. */
export const dueAtOf = (day: string | null): Date | null => (day === null ? null : new Date(startOfShanghaiDay(addCalendarDays(day, 1)).getTime() - 1000));

/** Past its last day, and not closed: also when the year of its list is over. */
export const isOverdue = (r: { readonly list_status: ResponsibilityListState; readonly status: string; readonly due_day: string | null }, today: string): boolean =>
  statesInForce.some((s) => s === r.list_status) && (r.status === 'open' || r.status === 'submitted') && r.due_day !== null && r.due_day < today;

type Owner = Pick<DraftItem, 'ownerUnitId' | 'ownerPostId' | 'ownerMemberId' | 'supportUnitIds'>;

/** Whether the reference copy knows all whom the item names. */
export const knowsOwner = ({ units, posts, members }: Reference, b: Partial<Owner>): boolean =>
  [b.ownerUnitId, ...(b.supportUnitIds ?? [])].every((id) => !id || units.has(id)) && (!b.ownerPostId || posts.has(b.ownerPostId)) && (!b.ownerMemberId || members.has(b.ownerMemberId));

/** Throws at its path what the tenant does not have. */
export function assertOwner({ units, posts, members }: Reference, b: Partial<Owner>, path: string): void {
  if (b.ownerUnitId && !units.has(b.ownerUnitId)) throw invalidField(`${path}.ownerUnitId`, e.unknown_unit, { id: b.ownerUnitId });
  const post = b.ownerPostId ? posts.get(b.ownerPostId) : undefined;
  if (b.ownerPostId && (!post || (b.ownerUnitId && post.unitId !== b.ownerUnitId))) throw invalidField(`${path}.ownerPostId`, e.unknown_post, { id: b.ownerPostId });
  const member = b.ownerMemberId ? members.get(b.ownerMemberId) : undefined;
  if (b.ownerMemberId && !(member?.enabled && member.kind === 'user')) throw invalidField(`${path}.ownerMemberId`, e.unknown_member, { id: b.ownerMemberId });
  (b.supportUnitIds ?? []).forEach((id, i) => {
    if (!units.has(id)) throw invalidField(`${path}.supportUnitIds[${i}]`, e.unknown_unit, { id });
  });
}

/** Throws at its path a tag that the tenant does not have. */
export function assertTag(reference: Pick<Reference, 'setting'>, enterprises: DraftItem['enterprises'] | undefined, path: string): void {
  if (enterprises?.by === 'tag' && !reference.setting('riskTags').some((t) => t.code === enterprises.code)) throw invalidField(`${path}.enterprises.code`, e.unknown_tag, { code: enterprises.code });
}

/** The division of an item: in that of its list, or that itself. */
export function placeOf(reference: Reference, listDivision: string, given: string | null | undefined, today: string, path: string): string {
  if (!given) return listDivision;
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  if (!code.startsWith(divisionPrefix(listDivision)) || !reference.division(code, today)) throw invalidField(`${path}.divisionCode`, e.unknown_division, { code: given });
  return code;
}

export function assertGroup(rules: Pick<ResponsibilityList['rules'], 'groups'>, key: string | null | undefined, path: string): void {
  if (key && !rules.groups.some((g) => g.key === key)) throw invalidField(`${path}.groupKey`, e.unknown_group, { key });
}

export const ownerAfter = (b: ReassignListItemBody, supportBefore: readonly string[]): { owner_unit_id: string | null; owner_post_id: string | null; owner_member_id: string | null; support_unit_ids: string[] } => ({
  owner_unit_id: b.ownerUnitId, owner_post_id: b.ownerPostId, owner_member_id: b.ownerMemberId, support_unit_ids: [...new Set(b.supportUnitIds ?? supportBefore)],
});

/** Whether these are who holds the item as it is, supporting units among them where they are said. */
export const ownsAlready = (r: { readonly owner_unit_id: string | null; readonly owner_post_id: string | null; readonly owner_member_id: string | null; readonly support_unit_ids: readonly string[] }, b: Omit<ReassignListItemBody, 'reason'>): boolean =>
  r.owner_unit_id === b.ownerUnitId && r.owner_post_id === b.ownerPostId && r.owner_member_id === b.ownerMemberId && (!b.supportUnitIds || [...new Set(b.supportUnitIds)].sort().join() === [...r.support_unit_ids].sort().join());

/** 截至12月底 at the end of a month, 截至9月15日 else. */
export function untilWords(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return addCalendarDays(day, 1).endsWith('-01') ? `截至${month}月底` : `截至${month}月${date}日`;
}

/** An item as two are compared by it. */
export interface Held {
  readonly unit: string | null;
  readonly level: string | null;
  readonly content: string;
}

/** Whether two of these have different owner units, and do not divide one content between two levels (区、街): that is no overlap. */
export const contends = (held: readonly Held[]): boolean =>
  held.some((a, n) => a.unit !== null && held.slice(n + 1).some((b) => b.unit !== null && a.unit !== b.unit && (a.content !== b.content || a.level === null || b.level === null || a.level === b.level)));

/** The groups of a kind as it has them today; then those that it had when a list was drafted, and some item is still of. */
export const groupsOf = (groups: ResponsibilityList['rules']['groups'], rows: readonly Readonly<Record<string, unknown>>[]): ResponsibilityList['rules']['groups'] => [
  ...groups, ...[...new Set(rows.flatMap(({ group_key: key }) => (typeof key === 'string' && !groups.some((g) => g.key === key) ? [key] : [])))].sort().map((key) => ({ key, name: key })),
];

type Figures = Record<'promoted' | 'city' | 'province' | 'closed' | 'remaining' | 'overdue', number>;

/**
 * The paragraph of promoted problems, from its figures alone. Counted are problems (个), each once: `province` those that the
 * province accepted, `city` those that the city did and the province did not; closed and remaining are of the accepted ones.
 * That the rest keeps its dates is said only where it is so, and nothing is said of a rest that is none.
 */
export function promotionParagraph(names: { readonly itemName: string; readonly promotionName: string | null }, to: string, f: Figures): PromotionReport['paragraph'] {
  const city = names.promotionName === null ? '市级清单' : `市级“${names.promotionName}”`;
  const rest = f.remaining === 0 ? '' : f.overdue === 0 ? `，其余${f.remaining}个均按时间节点有序推进` : `，其余${f.remaining}个正在推进，其中逾期${f.overdue}个`;
  return `${untilWords(to)}，共组织上报${names.itemName}${f.promoted}个，其中被录入${city}项目${f.city}个、省级清单${f.province}个；截至目前，已销号办结${f.closed}个${rest}。`;
}
