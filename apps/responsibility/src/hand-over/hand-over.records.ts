import type { HandOver, HandOverQuery, Holding, Holdings, WaitingHandOver, WaitingQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf, type ReachCondition } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { DutyHolderRow } from '../duty-edition/duty-edition.entity';
import { dutyHolderHome } from '../duty-edition/duty-edition.reach';
import { gapOf, gapSql } from '../duty-edition/holder-gap';
import type { GuardianshipRow } from '../guardianship/guardianship.entity';
import { guardianshipHome } from '../guardianship/guardianship.reach';
import { listItemReach } from '../list-item/list-item.reach';
import { letterReach } from '../letter/letter.reach';
import { taskReach } from '../task/task.reach';
import { handOverReach } from './hand-over.reach';
import { toHandOver, type HandOverRow } from './hand-over.service';
import { guardianshipTitle, holdingTitle } from './hand-over.titles';

export const handOverCsv: CsvColumn<HandOver>[] = [
  { header: '移交人', value: (h) => h.personName }, { header: '交接日期', value: (h) => h.on }, { header: '原因', value: (h) => h.reason }, { header: '区划', value: (h) => h.divisionName }, { header: '职责', value: (h) => h.lines.map((l) => `${l.title} → ${l.successorName}`).join('；') }, { header: '办理人', value: (h) => h.handedBy.name }, { header: '办理时间', value: (h) => h.handedAt },
];
interface WaitingRow extends Row {
  member_id: string; person_name: string; gap: WaitingHandOver['gap']; holdings: number;
}
interface Listed extends Row {
  id: string; title: string; division_code: string; from_day: string | null;
}

/** Who has left or moved and still holds something, what a person holds, and what was handed over. */
@Injectable()
export class HandOverRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async waiting(ctx: TenantContext, q: WaitingQuery): Promise<PageOf<WaitingHandOver>> {
    const reference = await this.references.get(ctx.tenantId);
    const sql = new Where();
    const prefix = q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code);
    const part = (table: string, state: string, reach: ReachCondition | null): string => {
      const own = new Where();
      own.params.push(...sql.params);
      own.and('tenant_id = $', ctx.tenantId).and(`status = '${state}'`).and('member_id is not null').below('division_code', prefix);
      if (reach) own.and(reach.condition, ...reach.values);
      const select = `select member_id, person_name, ${gapSql(own, table, reference)} as gap from responsibility.${table} where ${own}`;
      sql.params.splice(0, sql.params.length, ...own.params);
      return select;
    };
    const scope = scopeFor(ctx, 'hand-over.manage');
    const union = `${part('duty_holder', 'standing', dutyHolderHome.condition(scope))} union all ${part('guardianship', 'active', guardianshipHome.condition(scope))}`;
    const from = `(select member_id, min(person_name) as person_name, min(gap) as gap, count(*)::int as holdings from (${union}) held where gap is not null group by member_id) waiting`;
    return listPage<WaitingRow, WaitingHandOver>(this.tx, ctx, q, { columns: '*', from, where: sql, order: [{ sql: 'member_id', type: 'uuid' }], position: (r) => [r.member_id], item: (r) => ({ memberId: r.member_id, personName: r.person_name, gap: r.gap, holdings: r.holdings }) });
  }

  /** Everything of his that is in the caller's sight; items, tasks and letters are listed, and re-assigned in their own ledgers. */
  async holdings(ctx: TenantContext, memberId: string): Promise<Holdings> {
    const reference = await this.references.get(ctx.tenantId);
    const params = [ctx.tenantId, memberId];
    const within = (state: string, person: string, reach: ReachCondition | null): Where => {
      const where = new Where().and('tenant_id = $', ctx.tenantId).and(person, memberId).and(state);
      return reach ? where.and(reach.condition, ...reach.values) : where;
    };
    const items = within("list_status in ('issued','published') and status in ('open','submitted')", 'owner_member_id = $', listItemReach.condition(scopeFor(ctx, 'responsibility-list.read')));
    const tasks = within("status not in ('done','cancelled')", 'lead_member_id = $', taskReach.condition(scopeFor(ctx, 'task.read')));
    const letters = new Where().and('tenant_id = $', ctx.tenantId).and("status = 'to_sign'").and('(a_member_id = $ and a_signature_id is null or b_member_id = $ and b_signature_id is null)', memberId, memberId).within(letterReach, ctx, 'letter.read');
    const [duties, guardianships, ...others] = await this.tx.reads<Row>(ctx,
      { sql: "select * from responsibility.duty_holder where tenant_id = $1 and member_id = $2 and status = 'standing' order by id", params },
      { sql: "select * from responsibility.guardianship where tenant_id = $1 and member_id = $2 and status = 'active' order by id", params },
      { sql: `select id, left(content, 100) as title, division_code, (entered_at at time zone 'Asia/Shanghai')::date::text as from_day from responsibility.list_item where ${items} order by id limit 500`, params: items.params },
      { sql: `select id, title, division_code, (issued_at at time zone 'Asia/Shanghai')::date::text as from_day from responsibility.task where ${tasks} order by id limit 500`, params: tasks.params },
      { sql: `select id, title, division_code, (sent_at at time zone 'Asia/Shanghai')::date::text as from_day from responsibility.letter where ${letters} order by id limit 500`, params: letters.params });
    const [held, cared] = [(duties?.rows ?? []) as DutyHolderRow[], (guardianships?.rows ?? []) as GuardianshipRow[]];
    const [mine, care] = [held.filter((h) => dutyHolderHome.covers(ctx, 'hand-over.manage', h)), cared.filter((g) => guardianshipHome.covers(ctx, 'hand-over.manage', g))];
    const member = reference.members.get(memberId);
    const nameOf = (code: string): string => reference.divisions.get(code)?.name ?? code;
    const kinds = [['list-item', 'list-items'], ['task', 'tasks'], ['letter', 'letters']] as const;
    const listed = kinds.flatMap(([kind, path], i) => ((others[i]?.rows ?? []) as Listed[]).map((r): Holding => ({ kind, id: r.id, title: r.title, divisionCode: r.division_code, divisionName: nameOf(r.division_code), from: r.from_day, path: `${path}/${r.id}`, handed: false })));
    const gaps = [...mine, ...care].map((h) => gapOf(h, reference)).filter((g) => g !== null);
    return {
      asOf: toShanghaiIso(new Date()), memberId, personName: member?.name ?? mine[0]?.person_name ?? care[0]?.person_name ?? '', gap: gaps[0] ?? (member?.enabled === false ? 'disabled' : null),
      items: [
        ...mine.map((h): Holding => ({ kind: 'duty-holder', id: h.id, title: holdingTitle(h), divisionCode: h.division_code, divisionName: nameOf(h.division_code), from: h.from_day, path: `duty-holders/${h.id}`, handed: true })),
        ...care.map((g): Holding => ({ kind: 'guardianship', id: g.id, title: guardianshipTitle(g), divisionCode: g.division_code, divisionName: nameOf(g.division_code), from: g.from_day, path: `guardianships/${g.id}`, handed: true })),
        ...listed,
      ],
      elsewhere: held.length + cared.length - mine.length - care.length,
    };
  }

  async page(ctx: TenantContext, q: HandOverQuery): Promise<PageOf<HandOver>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(handOverReach, ctx, 'hand-over.manage').and('member_id = $', q.memberId).below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    return listPage<HandOverRow, HandOver>(this.tx, ctx, q, { columns: '*', from: 'responsibility.hand_over', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toHandOver(r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<HandOver> {
    const [row] = await this.tx.read<HandOverRow>(ctx, { name: 'hand-over-get', sql: 'select * from responsibility.hand_over where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
    if (!row) throw notFound();
    return toHandOver(handOverReach.visible(ctx, 'hand-over.manage', row), await this.references.get(ctx.tenantId));
  }
}
