import { committeeKinds, committeeLifecycle, seatRoles, vacancyReasons, type Committee, type CommitteeAdjustment, type CommitteeOnDay, type CommitteeQuery, type CommitteeVacancy, type VacancyQuery, type VacancyReason } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { committeeLedger as ledger, toCommittee, toSeat, type CommitteeRow, type SeatRow } from './committee.entity';
import { vacancyOf } from './committee.rules';
import { onDay } from './committee.service';

export const committeeCsv: CsvColumn<Committee>[] = [
  { header: '类别', value: (c) => committeeKinds[c.kind].zh },
  { header: '名称', value: (c) => c.name },
  { header: '领域', value: (c) => c.field },
  { header: '区划', value: (c) => c.divisionName },
  { header: '办公室', value: (c) => c.officeUnitName },
  { header: '设立依据', value: (c) => c.basisDocument },
  { header: '设立日期', value: (c) => c.setUpOn },
  { header: '期限', value: (c) => c.endsOn },
  { header: '调整次数', value: (c) => c.adjustments },
  { header: '最近调整', value: (c) => c.adjustedOn },
  { header: '状态', value: (c) => committeeLifecycle.states[c.status].zh },
];
export const vacancyCsv: CsvColumn<CommitteeVacancy>[] = [
  { header: '委员会', value: (v) => v.committeeName },
  { header: '职务', value: (v) => seatRoles[v.role].zh },
  { header: '成员单位', value: (v) => v.unitName },
  { header: '岗位', value: (v) => v.post },
  { header: '原任人员', value: (v) => v.personName },
  { header: '任职日期', value: (v) => v.from },
  { header: '缺位原因', value: (v) => vacancyReasons[v.reason].zh },
];
interface AdjustmentRow extends Row {
  number: number;
  on_day: string;
  document_number: string | null;
  note: string | null;
  changes: CommitteeAdjustment['changes'];
  actor: string;
  actor_name: string;
  at: Date;
}

/** What is asked of committees; every member of the staff may. */
@Injectable()
export class CommitteeRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: CommitteeQuery): Promise<PageOf<Committee>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('c.tenant_id = $', ctx.tenantId).and('c.kind = $', q.kind).and('c.status = any($)', q.status).and('c.parent_committee_id = $', q.parentCommitteeId);
    where.below('c.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    for (const [column, id] of [['member_id', q.memberId], ['unit_id', q.unitId]]) where.and(`exists (select from responsibility.committee_seat s where s.tenant_id = c.tenant_id and s.committee_id = c.id and s.until_day is null and s.${column} = $)`, id);
    if (q.overdue !== undefined) where.and(`${q.overdue ? '' : 'not '}(c.status <> 'dissolved' and coalesce(c.ends_on < $, false))`, shanghaiDay(new Date()));
    where.and("position(lower($) in lower(c.name || ' ' || coalesce(c.field, '') || ' ' || c.basis_document)) > 0", q.q);
    return listPage<CommitteeRow, Committee>(this.tx, ctx, q, { columns: 'c.*', from: 'responsibility.committee c', where, order: [{ sql: 'c.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toCommittee(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: CommitteeQuery): AsyncGenerator<Committee[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  /** Nobody's post silently falls empty: seats without a person, and those of persons who are disabled or gone. */
  async vacancies(ctx: TenantContext, q: VacancyQuery): Promise<PageOf<CommitteeVacancy>> {
    const { members } = await this.references.get(ctx.tenantId);
    const inUse = [...members.values()].filter((m) => m.enabled).map((m) => m.id);
    const where = new Where().and('s.tenant_id = $', ctx.tenantId).and('s.until_day is null').and('s.committee_id = $', q.committeeId);
    where.below('c.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    where.and('(case when s.member_id is null then s.person_name is null else not (s.member_id = any($::uuid[])) end)', inUse);
    return listPage<SeatRow & { committee_name: string }, CommitteeVacancy>(this.tx, ctx, q, {
      columns: 's.*, c.name as committee_name', from: 'responsibility.committee_seat s join responsibility.committee c on c.tenant_id = s.tenant_id and c.id = s.committee_id', where, order: [{ sql: 's.id', type: 'uuid' }], position: (r) => [r.id],
      item: (s) => ({ seatId: s.id, committeeId: s.committee_id, committeeName: s.committee_name, role: s.role, unitName: s.unit_name, post: s.post, personName: s.person_name, from: s.from_day, reason: vacancyOf(s, members) as VacancyReason }),
    });
  }

  vacancyPages(ctx: TenantContext, query: VacancyQuery): AsyncGenerator<CommitteeVacancy[]> {
    return allPages((request) => this.vacancies(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string, on: string = shanghaiDay(new Date())): Promise<CommitteeOnDay> {
    const { row, seats } = await this.read(ctx, id);
    return onDay(ctx, row, seats, on, await this.references.get(ctx.tenantId));
  }

  async adjustments(ctx: TenantContext, id: string): Promise<{ items: CommitteeAdjustment[] }> {
    const { seats, adjustments } = await this.read(ctx, id);
    const reference = await this.references.get(ctx.tenantId);
    const shown = (of: SeatRow[]) => of.map((s) => toSeat(s, reference));
    return {
      items: adjustments.map((a) => ({
        number: a.number, on: a.on_day, documentNumber: a.document_number, note: a.note, changes: a.changes, by: { id: a.actor, name: a.actor_name }, at: toShanghaiIso(a.at),
        came: shown(seats.filter((s) => s.came_by === a.number)), left: shown(seats.filter((s) => s.left_by === a.number)),
      })),
    };
  }

  private async read(ctx: TenantContext, id: string): Promise<{ row: CommitteeRow; seats: SeatRow[]; adjustments: AdjustmentRow[] }> {
    const params = [ctx.tenantId, id];
    const [found, seats, adjustments] = await this.tx.reads<Row>(ctx,
      ledger.byId(ctx.tenantId, id),
      { sql: 'select * from responsibility.committee_seat where tenant_id = $1 and committee_id = $2 order by place', params },
      { sql: 'select * from responsibility.committee_adjustment where tenant_id = $1 and committee_id = $2 order by number desc', params },
    );
    // Whoever holds committee.read anywhere sees every committee: what is asked is only whether there is one.
    const row = found?.rows[0] as CommitteeRow | undefined;
    if (!row) throw notFound();
    return { row, seats: (seats?.rows ?? []) as SeatRow[], adjustments: (adjustments?.rows ?? []) as AdjustmentRow[] };
  }
}
