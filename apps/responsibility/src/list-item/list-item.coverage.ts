import type { ItemFiguresQuery, ListCoverage, ResponsibilityList } from '@anlan/contracts/responsibility';
import { divisionPrefix, INDUSTRY_SECTIONS, parseDivisionCode, shareOf, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { countAll } from './list-item.figures';
import { itemConditions } from './list-item.filters';
import { contends, groupsOf, type Held } from './list-item.rules';

type Cell = { items: number; owners: number; filter: Record<string, string> };
const READ = 'responsibility-list.read';

/** 责任覆盖: 无主 and 交叉, over the items in force that the caller sees. An owner is a unit or a person; owners are counted by unit. */
@Injectable()
export class ListItemCoverage {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, q: ItemFiguresQuery): Promise<ListCoverage> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const base = { kindKey: q.kindKey, groupKey: q.groupKey, divisionCode: q.divisionCode, inForce: 'true' };
    const lines = itemConditions(ctx, { kindKey: q.kindKey, groupKey: q.groupKey, divisionCode: q.divisionCode, inForce: true });
    const owned = (): ReturnType<typeof itemConditions> => itemConditions(ctx, { kindKey: q.kindKey, groupKey: q.groupKey, divisionCode: q.divisionCode, inForce: true, hasOwner: true });
    const grouped = (columns: string, by: string, having = 'true', order = '1'): Statement => {
      const where = owned();
      return { sql: `select ${columns}, count(*)::int as items, array_agg(distinct i.owner_unit_id) filter (where i.owner_unit_id is not null) as owners from responsibility.list_item i where ${where} group by ${by} having ${having} order by ${order} limit 2000`, params: where.params };
    };
    const several = 'count(distinct i.owner_unit_id) > 1';
    const held = "jsonb_agg(distinct jsonb_build_object('unit', i.owner_unit_id, 'level', i.level, 'content', md5(i.content_key))) as held";
    const contended = (rows: readonly Row[]): Row[] => rows.filter((r) => contends(r['held'] as Held[]));
    const [counts, [industries = [], places = [], posts = [], contents = [], fields = [], ofGroups = [], kinds = []]] = await countAll(this.tx, ctx, { ownerless: { ...base, held: 'false' }, overlapping: { ...base, overlapping: 'true' } }, [
      grouped('left(i.industry_code, 1) as code', '1'),
      grouped('i.division_code as code', '1'),
      grouped('i.owner_post_id as code', '1'),
      grouped(`min(i.content) as text, (array_agg(i.id order by i.id))[1] as id, ${held}`, 'i.content_key', several, 'items desc, text'),
      grouped(`i.industry_code as code, i.division_code as place, ${held}`, '1, 2', `i.industry_code is not null and ${several}`, 'items desc, code, place'),
      { sql: `select i.group_key, count(*)::int as n, count(*) filter (where i.owner_unit_id is not null or i.owner_member_id is not null or i.enterprise_by is not null)::int as held from responsibility.list_item i where ${lines} group by 1`, params: lines.params },
      { name: 'groups-of-kind', sql: 'select groups from responsibility.list_kind where tenant_id = $1 and key = $2', params: [ctx.tenantId, q.kindKey ?? null] },
    ]);
    const filter = Object.fromEntries(Object.entries({ ...base, hasOwner: 'true' }).filter((x): x is [string, string] => x[1] !== undefined));
    const cell = (rows: readonly Row[], more: Record<string, string>): Cell => ({ items: rows.reduce((n, r) => n + Number(r['items']), 0), owners: new Set(rows.flatMap((r) => (r['owners'] as string[] | null) ?? [])).size, filter: { ...filter, ...more } });
    const matrix = <R extends Cell>(rows: R[]) => ({ share: shareOf(rows.filter((r) => r.items > 0).length, rows.length), rows });
    const nameOf = (code: string): string => reference.divisions.get(code)?.name ?? code;
    return {
      asOf: toShanghaiIso(now),
      industries: matrix(Object.entries(INDUSTRY_SECTIONS).map(([code, { zh }]) => ({ code, name: zh, ...cell(industries.filter((r) => r['code'] === code), { industryCode: code }) }))),
      places: matrix(placesBelow(ctx, reference, q.divisionCode).map((d) => ({ code: d.code, name: d.name, ...cell(places.filter((r) => String(r['code']).startsWith(divisionPrefix(d.code))), { divisionCode: d.code }) }))),
      posts: matrix(postsSeen(ctx, reference).map((p) => ({ id: p.id, name: p.name, unitId: p.unitId, unitName: reference.units.get(p.unitId)?.name ?? p.unitId, ...cell(posts.filter((r) => r['code'] === p.id), { ownerPostId: p.id }) }))),
      groups: groupRates(q, base, kinds, ofGroups),
      ...counts,
      overlaps: [
        ...contended(contents).map((r) => ({ by: 'content' as const, text: String(r['text']), units: (r['owners'] as string[]).length, items: Number(r['items']), filter: { ...filter, sameAs: String(r['id']) } })),
        ...contended(fields).map((r) => ({ by: 'industry-place' as const, text: `${String(r['code'])} ${nameOf(String(r['place']))}`, units: (r['owners'] as string[]).length, items: Number(r['items']), filter: { ...filter, industryCode: String(r['code']), industryOnly: 'true', placeCode: String(r['place']) } })),
      ].sort((a, b) => b.items - a.items).slice(0, 200),
    };
  }
}

/** 责任覆盖率 of each group of the kind that was asked for: how many of its items in force say whose they are. */
function groupRates({ kindKey, groupKey }: ItemFiguresQuery, base: Readonly<Record<string, string | undefined>>, kinds: readonly Row[], rows: readonly Row[]): ListCoverage['groups'] {
  if (kindKey === undefined) return [];
  return groupsOf((kinds[0]?.['groups'] ?? []) as ResponsibilityList['rules']['groups'], rows).filter((g) => groupKey === undefined || g.key === groupKey).map(({ key, name }) => {
    const row = rows.find((r) => r['group_key'] === key);
    const [inForce, held] = [Number(row?.['n'] ?? 0), Number(row?.['held'] ?? 0)];
    const filter = Object.fromEntries(Object.entries({ ...base, groupKey: key }).filter((x): x is [string, string] => x[1] !== undefined));
    return { key, name, inForce: { count: inForce, filter }, held: { count: held, filter: { ...filter, held: 'true' } }, share: shareOf(held, inForce) };
  });
}

/** Divisions directly below the one asked for, where the caller sees all that lies in them: of another's street nobody says that it has no owner. */
function placesBelow(ctx: TenantContext, reference: Reference, asked: string | undefined) {
  const scope = scopeFor(ctx, READ);
  return reference.childrenOf(parseDivisionCode(asked ?? ctx.slug).code).filter((d) => scope.all || scope.areas.some((a) => a.units === null && (a.prefix === null || divisionPrefix(d.code).startsWith(a.prefix))));
}

/** Posts of the tenant; to who sees a part of it, those of his own unit. */
function postsSeen(ctx: TenantContext, { posts }: Reference) {
  const { all } = scopeFor(ctx, READ);
  return [...posts.values()].filter((p) => all || p.unitId === ctx.actor.unitId).slice(0, 2000);
}
