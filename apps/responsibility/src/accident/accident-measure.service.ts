import { accidentLifecycle, accidentMeasureErrors as e, accidentMeasureEvents, accidentMeasureLifecycle as lifecycle, measureResultNames, measureResults, type AccidentMeasure, type AccidentMeasureQuery, type AccidentMeasureState, type AddMeasureBody, type AssessMeasureBody, type MeasureFigures, type MeasureFiguresQuery, type ReportMeasureBody } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { divisionPrefix, parseDivisionCode, rate, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { allPages, defineLedger, listPage, madeBy, Where, type CsvColumn, type LedgerRow, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { AccidentRow } from './accident.entity';
import { keptFiles } from './accident.files';
import { evaluatedWithin } from './accident.look-back';
import { accidentMeasureHome, accidentMeasureReach, accidentMeasureUnit, accidentReach } from './accident.reach';

export interface MeasureRow extends LedgerRow {
  accident_id: string; accident_number: string; accident_name: string; division_code: string; measure: string; responsible: string; unit_id: string | null; due_on: string; status: AccidentMeasureState; overdue_at: Date | null;
  report: string | null; done_on: string | null; reported_by: string | null; reported_by_name: string | null; reported_at: Date | null; unreported_reason: string | null;
  result: AccidentMeasure['result']; evidence: string | null; public_note: string | null; assessed_by: string | null; assessed_by_name: string | null; assessed_at: Date | null; attachments: AccidentMeasure['attachments']; added_by: string; added_by_name: string; added_at: Date;
}
const ledger = defineLedger({
  name: 'accident-measure', path: 'accident-measures', table: 'responsibility.accident_measure', lifecycle, reach: accidentMeasureReach, read: 'accident.read', events: accidentMeasureEvents, errors: e, json: ['attachments'],
  columns: ['id', 'accident_id', 'accident_number', 'accident_name', 'division_code', 'measure', 'responsible', 'unit_id', 'due_on', 'status', 'overdue_at', 'report', 'done_on', 'reported_by', 'reported_by_name', 'reported_at', 'unreported_reason', 'result', 'evidence', 'public_note', 'assessed_by', 'assessed_by_name', 'assessed_at', 'attachments', 'added_by', 'added_by_name', 'added_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: MeasureRow) => ({ measureId: r.id, accidentId: r.accident_id, divisionCode: r.division_code, responsible: r.responsible, dueOn: r.due_on, result: r.result }),
});
/** Past its day, and not found carried out. */
const OVERDUE = "(due_on < $ and result is distinct from 'yes')";

export const accidentMeasureCsv: CsvColumn<AccidentMeasure>[] = [
  { header: '事故编号', value: (m) => m.accident.number }, { header: '事故名称', value: (m) => m.accident.name }, { header: '措施', value: (m) => m.measure }, { header: '责任单位', value: (m) => m.responsible }, { header: '完成期限', value: (m) => m.dueOn },
  { header: '状态', value: (m) => lifecycle.states[m.status].zh }, { header: '落实情况', value: (m) => m.result && measureResultNames[m.result] }, { header: '逾期', value: (m) => (m.overdue ? '是' : '否') }, { header: '完成情况', value: (m) => m.report && m.report.done }, { header: '完成日期', value: (m) => m.report && m.report.on }, { header: '佐证', value: (m) => m.evidence }, { header: '公开情况', value: (m) => m.publicNote },
];

/** 回头看: whether the measures of an accident's report were carried out, found by another than who recorded them. */
@Injectable()
export class AccidentMeasureService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly attachments: Attachments,
  ) {}

  async add(ctx: TenantContext, b: AddMeasureBody): Promise<AccidentMeasure> {
    const reference = await this.references.get(ctx.tenantId);
    if (b.unitId !== null && !reference.units.has(b.unitId)) throw invalidField('body.unitId', e.unknown_unit, { id: b.unitId });
    const now = new Date();
    return this.tx.write(ctx, async (tx) => {
      // Shared with the evaluation, which counts the measures under the accident's lock.
      const [a] = await tx.rows<AccidentRow>('select * from responsibility.accident where tenant_id = $1 and id = $2 for share', [ctx.tenantId, b.accidentId], 'accident-for-measure');
      if (!a) throw invalidField('body.accidentId', e.unknown_accident, { id: b.accidentId });
      const row: MeasureRow = {
        id: newId(), accident_id: a.id, accident_number: a.number, accident_name: a.name, division_code: a.division_code, measure: b.measure, responsible: b.responsible, unit_id: b.unitId, due_on: b.dueOn, status: lifecycle.initial, overdue_at: null, report: null, done_on: null, reported_by: null, reported_by_name: null, reported_at: null, unreported_reason: null, result: null, evidence: null,
        public_note: null, assessed_by: null, assessed_by_name: null, assessed_at: null, attachments: [], ...madeBy(ctx, 'added', now),
      };
      if (!accidentReach.covers(ctx, 'accident.manage', a)) throw new ProblemError(e.out_of_scope, { code: a.division_code });
      if (!['report_submitted', 'approved', 'rectifying'].includes(a.status)) throw new ProblemError(e.no_report, { state: accidentLifecycle.states[a.status].zh }, [], { state: a.status });
      row.attachments = await this.filesOf(tx, ctx, now, 'add', b.attachments);
      ledger.insert(tx, ctx, 'accident.manage', row, 'added');
      return toMeasure(ctx, row, reference);
    });
  }

  /** By people of the responsible unit; of one that is no unit of the tenant, by who works the accident. */
  async report(ctx: TenantContext, id: string, version: number, b: ReportMeasureBody): Promise<AccidentMeasure> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'report', async (r, now) => {
        if (!mayReport(ctx, r)) throw new ProblemError(e.not_responsible, { responsible: r.responsible });
        if (b.doneOn > shanghaiDay(now)) throw invalidField('body.doneOn', e.future);
        const files = await this.filesOf(tx, ctx, now, 'report', b.attachments);
        return { event: 'reported', next: { status: 'reported', report: b.report, done_on: b.doneOn, reported_by: ctx.actor.id, reported_by_name: ctx.actor.name, reported_at: now, attachments: [...r.attachments, ...files] }, facts: { doneOn: b.doneOn } };
      });
      return toMeasure(ctx, row, reference);
    });
  }

  async assess(ctx: TenantContext, id: string, version: number, b: AssessMeasureBody): Promise<AccidentMeasure> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, 'assess', async (r, now) => {
        // Who is responsible for it has no say over it where he is nothing else.
        if (!accidentMeasureHome.covers(ctx, 'accident.manage', r)) throw new ProblemError(e.out_of_scope, { code: r.division_code });
        if (r.added_by === ctx.actor.id || r.reported_by === ctx.actor.id) throw new ProblemError(e.same_person);
        const unreported = r.report === null ? (b.unreportedReason ?? r.unreported_reason) : null;
        if (r.unit_id !== null && r.report === null && unreported === null) throw invalidField('body.unreportedReason', e.unreported, { responsible: r.responsible });
        const files = await this.filesOf(tx, ctx, now, 'assess', b.attachments);
        return { event: 'assessed', next: { status: 'assessed', result: b.result, evidence: b.evidence, unreported_reason: unreported, public_note: b.publicNote, assessed_by: ctx.actor.id, assessed_by_name: ctx.actor.name, assessed_at: now, attachments: [...r.attachments, ...files] } };
      });
      return toMeasure(ctx, row, reference);
    });
  }

  async page(ctx: TenantContext, q: AccidentMeasureQuery): Promise<PageOf<AccidentMeasure>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = measuresOf(ctx, q).and('status = $', q.status).and('result = $', q.result);
    if (q.overdue !== undefined) where.and(`${q.overdue ? '' : 'not '}${OVERDUE}`, shanghaiDay(new Date()));
    const order = [{ sql: 'due_on', type: 'text' as const }, { sql: 'id', type: 'uuid' as const }];
    return listPage<MeasureRow, AccidentMeasure>(this.tx, ctx, q, { columns: '*', from: 'responsibility.accident_measure', where, order, position: (r) => [r.due_on, r.id], item: (r) => toMeasure(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: AccidentMeasureQuery): AsyncGenerator<AccidentMeasure[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<AccidentMeasure> {
    const [row] = await this.tx.read<MeasureRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toMeasure(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  /** The file's id, where it is evidence of a measure in sight. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const [row] = await this.tx.read<MeasureRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!ledger.visible(ctx, row).attachments.some((f) => f.fileId === fileId)) throw notFound();
    return fileId;
  }

  async figures(ctx: TenantContext, q: MeasureFiguresQuery): Promise<MeasureFigures> {
    const where = measuresOf(ctx, q);
    const overdue = where.bind(OVERDUE, shanghaiDay(new Date()));
    const rows = await this.tx.read<Row & { result: string | null; n: number; overdue: number }>(ctx, { sql: `select result, count(*)::int as n, (count(*) filter (where ${overdue}))::int as overdue from responsibility.accident_measure where ${where} group by 1`, params: where.params });
    const measures = rows.reduce((n, r) => n + r.n, 0);
    const of = (result: string): number => rows.find((r) => r.result === result)?.n ?? 0;
    const asked = filtersOf(q);
    return { asOf: toShanghaiIso(new Date()), measures, overdue: rows.reduce((n, r) => n + r.overdue, 0), rate: rate(of('yes'), measures), items: measureResults.map((result) => ({ result, count: of(result), filter: { ...asked, result } })) };
  }

  /** Marks what is past its day and not carried out, once each, and tells of it. */
  async sweep(ctx: TenantContext, now: Date): Promise<number> {
    return this.tx.write(ctx, (tx) => this.markOverdue(tx, ctx, now));
  }

  private filesOf(tx: Tx, ctx: TenantContext, now: Date, of: 'add' | 'report' | 'assess', files: AddMeasureBody['attachments']): Promise<MeasureRow['attachments']> {
    return keptFiles(this.attachments, tx, ctx, e.unknown_file, now, [{ path: 'body.attachments', of, files }]);
  }

  private async markOverdue(tx: Tx, ctx: TenantContext, now: Date): Promise<number> {
    const rows = await tx.rows<MeasureRow>(
      `update responsibility.accident_measure m set overdue_at = $2, updated_at = $2, updated_by = $4, updated_by_name = $5, version = version + 1 from (select id from responsibility.accident_measure where tenant_id = $1 and due_on < $3 and overdue_at is null and result is distinct from 'yes' order by due_on limit 500 for update skip locked) d
       where m.tenant_id = $1 and m.id = d.id returning m.*`, [ctx.tenantId, now, shanghaiDay(now), ctx.actor.id, ctx.actor.name], 'accident-measure-overdue');
    for (const r of rows) {
      const said = { ...ledger.spec.data(r), status: r.status };
      tx.audit({ action: 'accident-measure.overdue', target: `accident-measures/${r.id}`, detail: said });
      tx.emit({ spec: accidentMeasureEvents.overdue, id: r.id, sequence: r.version, data: { ...said, actor: null } });
    }
    return rows.length;
  }
}

/** The unit's own people; where it is no unit of the tenant, who may assess. */
const mayReport = (ctx: TenantContext, r: MeasureRow): boolean => (r.unit_id === null ? accidentMeasureHome.covers(ctx, 'accident.manage', r) : accidentMeasureUnit.isNamed(ctx, 'accident.carry-out', r));

/** The query of a list or figure as its filter says it. */
export const filtersOf = (q: MeasureFiguresQuery): Record<string, string> =>
  Object.fromEntries((['accidentId', 'divisionCode', 'evaluatedFrom', 'evaluatedTo', 'counted'] as const).flatMap((k) => (q[k] === undefined ? [] : [[k, q[k]]])));

/** The conditions of a list of measures, which its figures and those of the look-backs share. */
export function measuresOf(ctx: TenantContext, q: MeasureFiguresQuery): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(accidentMeasureReach, ctx, 'accident.read').and('accident_id = $', q.accidentId);
  if (q.evaluatedFrom !== undefined || q.evaluatedTo !== undefined || q.counted !== undefined) {
    where.among('accident_id', 'select a.id from responsibility.accident a', evaluatedWithin(new Where().and('a.tenant_id = $', ctx.tenantId).and('a.counted = $', q.counted), 'a.evaluated_at', q));
  }
  return where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
}

function toMeasure(ctx: TenantContext, r: MeasureRow, { divisions }: Reference): AccidentMeasure {
  const may = { report: mayReport(ctx, r), assess: accidentMeasureHome.covers(ctx, 'accident.manage', r) && r.added_by !== ctx.actor.id && r.reported_by !== ctx.actor.id };
  return {
    id: r.id, accident: { id: r.accident_id, number: r.accident_number, name: r.accident_name }, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, measure: r.measure, responsible: r.responsible, unitId: r.unit_id, dueOn: r.due_on,
    status: r.status, overdue: r.due_on < shanghaiDay(new Date()) && r.result !== 'yes',
    report: r.report === null || r.done_on === null || r.reported_at === null ? null : { done: r.report, on: r.done_on, by: { id: r.reported_by ?? '', name: r.reported_by_name ?? '' }, at: toShanghaiIso(r.reported_at) }, unreportedReason: r.unreported_reason, result: r.result, evidence: r.evidence, publicNote: r.public_note, assessedBy: r.assessed_by === null ? null : { id: r.assessed_by, name: r.assessed_by_name ?? '' }, assessedAt: r.assessed_at && toShanghaiIso(r.assessed_at),
    attachments: r.attachments, addedBy: { id: r.added_by, name: r.added_by_name }, addedAt: toShanghaiIso(r.added_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version, allowedActions: allowedActions(lifecycle, r.status).filter((a) => may[a]),
  };
}
