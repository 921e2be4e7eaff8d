import { dutyGapReasons, dutyObjectLifecycle, dutyRoleNames, dutyRoles, type DutyFigures, type DutyFiguresQuery, type DutyGap, type DutyGapQuery, type DutyObject, type DutyObjectQuery, type DutyRole } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { gapSql } from '../duty-edition/holder-gap';
import { dutyObjectLedger, toDutyObject, type ReadDutyObject } from './duty-object.entity';
import { objectReach } from './duty-object.reach';

const holderOf = (o: DutyObject, role: DutyRole): string => o.holders.filter((h) => h.role === role).map((h) => h.personName).join('、');
export const dutyObjectCsv: CsvColumn<DutyObject>[] = [
  { header: '种类', value: (o) => o.kindName }, { header: '对象编码', value: (o) => o.code }, { header: '对象名称', value: (o) => o.name }, { header: '区划', value: (o) => o.divisionName }, { header: '地址', value: (o) => o.address }, { header: '管理单位', value: (o) => o.unitName },
  ...dutyRoles.map((role): CsvColumn<DutyObject> => ({ header: dutyRoleNames[role].zh, value: (o) => holderOf(o, role) })),
  { header: '年度', value: (o) => o.year }, { header: '是否落实', value: (o) => (o.filled ? '是' : '否') }, { header: '状态', value: (o) => dutyObjectLifecycle.states[o.status].zh },
];
export const dutyGapCsv: CsvColumn<DutyGap>[] = [
  { header: '种类', value: (g) => g.kindName }, { header: '对象编码', value: (g) => g.code }, { header: '对象名称', value: (g) => g.name }, { header: '区划', value: (g) => g.divisionName }, { header: '管理单位', value: (g) => g.unitName },
  { header: '责任人角色', value: (g) => dutyRoleNames[g.role].zh }, { header: '缺口', value: (g) => dutyGapReasons[g.reason].zh }, { header: '原责任人', value: (g) => g.personName },
];

type Filters = Pick<DutyObjectQuery, 'kindId' | 'divisionCode' | 'unitId' | 'q'>;
const standing = "h.tenant_id = o.tenant_id and h.object_id = o.id and h.status = 'standing'";
const FROM = 'responsibility.duty_object o join responsibility.duty_kind k on k.tenant_id = o.tenant_id and k.id = o.kind_id';
export const yearOf = (year: number | undefined): number => year ?? Number(shanghaiDay(new Date()).slice(0, 4));

interface GapRow extends Row {
  id: string; code: string; name: string; kind_name: string; division_code: string; unit_id: string; role: DutyRole; reason: DutyGap['reason']; holder_id: string | null; member_id: string | null; person_name: string | null;
}

/** Objects, and what is missing of their holders, as the copy of the district's people has it today. */
@Injectable()
export class DutyObjectRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: DutyObjectQuery): Promise<PageOf<DutyObject>> {
    const reference = await this.references.get(ctx.tenantId);
    const year = yearOf(q.year);
    const where = this.within(ctx, q).and('o.status = $', q.status).and('shown.filled = $', q.filled);
    return listPage<ReadDutyObject, DutyObject>(this.tx, ctx, q, { columns: COLUMNS, from: shownFrom(where, year, reference), where, order: [{ sql: 'o.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toDutyObject(ctx, r, year, reference) });
  }

  async get(ctx: TenantContext, id: string, asked?: number): Promise<DutyObject> {
    const reference = await this.references.get(ctx.tenantId);
    const year = yearOf(asked);
    const where = new Where().and('o.tenant_id = $', ctx.tenantId).and('o.id = $', id);
    const [row] = await this.tx.read<ReadDutyObject>(ctx, { sql: `select ${COLUMNS} from ${shownFrom(where, year, reference)} where ${where}`, params: where.params });
    return toDutyObject(ctx, dutyObjectLedger.visible(ctx, row) as ReadDutyObject, year, reference);
  }

  /** A row for each needed holder that is missing, of objects in use. */
  async gaps(ctx: TenantContext, q: DutyGapQuery): Promise<PageOf<DutyGap>> {
    const reference = await this.references.get(ctx.tenantId);
    const inner = this.within(ctx, q);
    const from = `(${gapsSelect(inner, yearOf(q.year), reference)}) g`;
    // The parameters of what is within come first.
    const where = new Where();
    where.params.push(...inner.params);
    where.and('g.reason = any($::text[])', q.reason);
    return listPage<GapRow, DutyGap>(this.tx, ctx, q, {
      columns: 'g.*', from, where, order: [{ sql: 'g.role', type: 'text' }, { sql: 'g.id', type: 'uuid' }], position: (r) => [r.role, r.id],
      item: (r) => ({
        objectId: r.id, code: r.code, name: r.name, kindName: r.kind_name, divisionCode: r.division_code, divisionName: reference.divisions.get(r.division_code)?.name ?? r.division_code, unitId: r.unit_id, unitName: reference.units.get(r.unit_id)?.name ?? '', role: r.role,
        reason: r.reason, holderId: r.holder_id, memberId: r.member_id, personName: r.person_name,
      }),
    });
  }

  /** 落实率 = objects in use whose every needed holder is there ÷ objects in use, whole and by kind. */
  async figures(ctx: TenantContext, q: DutyFiguresQuery): Promise<DutyFigures> {
    const reference = await this.references.get(ctx.tenantId);
    const year = yearOf(q.year);
    const where = this.within(ctx, q).and("o.status = 'in_use'");
    const filled = filledSql(where, year, reference);
    const gaps = this.within(ctx, q);
    const missed = gapsSelect(gaps, year, reference);
    const [byKind, missing] = await this.tx.reads<Row>(ctx, { sql: `select k.id, k.name, count(*)::int as objects, count(*) filter (where ${filled})::int as filled from ${FROM} where ${where} group by k.id, k.name order by k.id`, params: where.params }, { sql: `select count(*)::int as n from (${missed}) g`, params: gaps.params });
    const base = { year: String(year), ...(q.divisionCode && { divisionCode: q.divisionCode }) };
    const filters = (more: Record<string, string> = {}) => ({ objectsFilter: { ...base, ...more, status: 'in_use' }, filledFilter: { ...base, ...more, status: 'in_use', filled: 'true' } });
    const kinds = (byKind?.rows ?? []).map((r) => ({ kindId: String(r['id']), name: String(r['name']), objects: Number(r['objects']), filled: Number(r['filled']), rate: ratio(Number(r['filled']), Number(r['objects'])), ...filters({ kindId: String(r['id']) }) }));
    const sum = (of: 'objects' | 'filled'): number => kinds.reduce((n, k) => n + k[of], 0);
    return { asOf: toShanghaiIso(new Date()), year, objects: sum('objects'), filled: sum('filled'), rate: ratio(sum('filled'), sum('objects')), ...filters(), gaps: Number(missing?.rows[0]?.['n'] ?? 0), gapsFilter: base, kinds };
  }

  private within(ctx: TenantContext, q: Filters): Where {
    return new Where().and('o.tenant_id = $', ctx.tenantId).within(objectReach, ctx, 'duty-holder.read').and('o.kind_id = $', q.kindId).and('o.unit_id = $', q.unitId)
      .below('o.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code)).and("position(lower($) in lower(o.code || ' ' || o.name)) > 0", q.q);
  }
}

/** Every role that the kind of the object needs has a holder of the year who is there. */
const filledSql = (sql: Where, year: number, reference: Reference): string =>
  `(not exists (select from unnest(k.roles) as needed(role) where not exists (select from responsibility.duty_holder h where ${standing} and h.role = needed.role and ${sql.bind('h.year = $', year)} and ${gapSql(sql, 'h', reference)} is null)))`;

const COLUMNS = 'o.*, k.name as kind_name, k.roles, shown.holders, shown.filled';
/** An object with its kind, its standing holders of the year, and whether they are all there: beside it, since what is counted has the parameters too. */
function shownFrom(sql: Where, year: number, reference: Reference): string {
  const holders = `select jsonb_agg(jsonb_build_object('id', h.id, 'role', h.role, 'memberId', h.member_id, 'personName', h.person_name, 'post', h.post, 'phone', h.phone, 'gap', ${gapSql(sql, 'h', reference)}) order by h.role, h.id) from responsibility.duty_holder h where ${standing} and ${sql.bind('h.year = $', year)}`;
  return `${FROM} cross join lateral (select coalesce((${holders}), '[]') as holders, ${filledSql(sql, year, reference)} as filled) shown`;
}

/** A row for each role that an object in use needs and nobody fills: none at all this year, none for the role, or one who is not there any more. */
function gapsSelect(where: Where, year: number, reference: Reference): string {
  const published = `exists (select from responsibility.duty_holder h where h.tenant_id = o.tenant_id and h.object_id = o.id and ${where.bind('h.year = $', year)} and h.status in ('standing','ended'))`;
  const reason = `case when holder.id is not null then ${gapSql(where, 'holder', reference)} when ${published} then 'vacant' else 'unpublished' end`;
  const on = `holder.tenant_id = o.tenant_id and holder.object_id = o.id and holder.role = needed.role and holder.status = 'standing' and ${where.bind('holder.year = $', year)}`;
  return `select * from (select o.id, o.code, o.name, k.name as kind_name, o.division_code, o.unit_id, needed.role, ${reason} as reason, holder.id as holder_id, holder.member_id, holder.person_name
    from ${FROM} cross join lateral unnest(k.roles) as needed(role) left join responsibility.duty_holder holder on ${on} where ${where} and o.status = 'in_use') all_roles where reason is not null`;
}
