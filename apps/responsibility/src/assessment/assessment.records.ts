import { assessmentErrors as e, assessmentSheetLifecycle, type Assessment, type AssessmentFigures, type AssessmentProgress, type AssessmentQuery, type AssessmentRank, type AssessmentRankQuery, type AssessmentSheet, type AssessmentSheetQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { listPage, Where, wholeTenant, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { assessmentLedger, sheetLedger, toAssessment, toSheet, type AssessmentRow, type SheetRow } from './assessment.entity';
import { assessmentSheetReach as reach } from './assessment.reach';
import { pointsText } from './assessment.rules';

type ReadSheet = SheetRow & { issued: boolean; cancelled: boolean };
const SHEET = "s.*, a.status = 'issued' as issued, a.status = 'cancelled' as cancelled";
const FROM = '(select s.*, a.status as assessment_status from responsibility.assessment_sheet s join responsibility.assessment a on a.tenant_id = s.tenant_id and a.id = s.assessment_id) s';
const LATE = "(status = 'self_scoring' and self_score_until < $)";
const half = (points: number | null): string | null => (points === null ? null : pointsText(points));

export const sheetCsv: CsvColumn<AssessmentSheet>[] = [
  { header: '考核', value: (s) => s.assessmentName },
  { header: '单位', value: (s) => s.unitName },
  { header: '区划', value: (s) => s.divisionName },
  { header: '状态', value: (s) => assessmentSheetLifecycle.states[s.status].zh },
  { header: '自评截止', value: (s) => s.selfScoreUntil },
  { header: '逾期', value: (s) => (s.late ? '是' : '否') },
  { header: '自评得分', value: (s) => half(s.selfPoints) },
  { header: '核查得分', value: (s) => half(s.checkedPoints) },
  { header: '最终得分', value: (s) => half(s.points) },
  { header: '等次', value: (s) => s.grade },
  { header: '名次', value: (s) => s.rank },
  { header: '一票否决', value: (s) => s.vetoes.map((v) => `${v.basis}：${v.effect}`).join('；') },
];

export const rankCsv: CsvColumn<AssessmentRank>[] = [
  { header: '名次', value: (r) => r.rank },
  { header: '单位', value: (r) => r.unitName },
  { header: '区划', value: (r) => r.divisionName },
  { header: '得分', value: (r) => pointsText(r.points) },
  { header: '等次', value: (r) => r.grade },
  { header: '一票否决', value: (r) => (r.vetoed ? '是' : '否') },
];

interface StandingRow extends Row { id: string; issue: number; unit_id: string; unit_name: string; division_code: string; points: number; grade: string; rank: number | null; place: number; vetoed: boolean }

/** Assessments, sheets and rankings as they are read: a unit sees its own sheet, and of the others what the scheme makes public, once it is issued. */
@Injectable()
export class AssessmentRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  page(ctx: TenantContext, q: AssessmentQuery): Promise<PageOf<Assessment>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = any($::text[])', q.status).and('unit_kind = $', q.unitKind).and('scheme_id = $', q.schemeId);
    return listPage<AssessmentRow, Assessment>(this.tx, ctx, q, { columns: '*', from: 'responsibility.assessment', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toAssessment(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<Assessment> {
    return toAssessment(ctx, await this.row(ctx, id));
  }

  async row(ctx: TenantContext, id: string): Promise<AssessmentRow> {
    const [row] = await this.tx.read<AssessmentRow>(ctx, assessmentLedger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return row;
  }

  async sheets(ctx: TenantContext, q: AssessmentSheetQuery): Promise<PageOf<AssessmentSheet>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = this.within(ctx).and('assessment_id = $', q.assessmentId).and('status = any($::text[])', q.status).and('unit_id = $', q.unitId);
    where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    if (q.late !== undefined) where.and(`${q.late ? '' : 'not '}${LATE}`, shanghaiDay(new Date()));
    return listPage<ReadSheet, AssessmentSheet>(this.tx, ctx, q, { columns: "*, assessment_status = 'issued' as issued, assessment_status = 'cancelled' as cancelled", from: FROM, where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toSheet(ctx, r, reference) });
  }

  async sheet(ctx: TenantContext, id: string): Promise<AssessmentSheet> {
    const [row] = await this.tx.read<ReadSheet>(ctx, { name: 'assessment-sheet-read', sql: `select ${SHEET} from responsibility.assessment_sheet s join responsibility.assessment a on a.tenant_id = s.tenant_id and a.id = s.assessment_id where s.tenant_id = $1 and s.id = $2`, params: [ctx.tenantId, id] });
    return toSheet(ctx, sheetLedger.visible(ctx, row) as ReadSheet, await this.references.get(ctx.tenantId));
  }

  /** The file, where the sheet as the actor sees it names it. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { items } = await this.sheet(ctx, id);
    if (!items.some((i) => [i.self?.fileId, i.check?.fileId, i.appeal?.fileId, ...(i.check?.deductions ?? []).map((d) => d.fileId)].includes(fileId))) throw notFound();
    return fileId;
  }

  async progress(ctx: TenantContext, id: string): Promise<AssessmentProgress> {
    await this.row(ctx, id);
    const now = new Date();
    const day = shanghaiDay(now);
    const where = this.within(ctx).and('assessment_id = $', id);
    const late = where.bind(LATE, day);
    const rows = await this.tx.read<Row>(ctx, { sql: `select status, count(*)::int as n, count(*) filter (where ${late})::int as late from responsibility.assessment_sheet where ${where} group by status`, params: where.params });
    const states = Object.keys(assessmentSheetLifecycle.states).map((status) => ({ status, count: Number(rows.find((r) => r['status'] === status)?.['n'] ?? 0), filter: { assessmentId: id, status } }));
    return { asOf: toShanghaiIso(now), day, states, late: { count: rows.reduce((n, r) => n + Number(r['late']), 0), filter: { assessmentId: id, late: 'true' } } };
  }

  async ranking(ctx: TenantContext, id: string, q: AssessmentRankQuery): Promise<PageOf<AssessmentRank>> {
    const assessment = await this.row(ctx, id);
    const { divisions } = await this.references.get(ctx.tenantId);
    const issue = issueOf(assessment, q.issue);
    const where = this.seen(ctx, assessment).and('tenant_id = $', ctx.tenantId).and('assessment_id = $', id).and('issue = $', issue);
    return listPage<StandingRow, AssessmentRank>(this.tx, ctx, q, {
      columns: '*', from: 'responsibility.assessment_standing', where, order: [{ sql: 'place', type: 'integer' }, { sql: 'id', type: 'uuid' }], position: (r) => [r.place, r.id],
      item: (r) => ({ sheetId: r.id, issue: r.issue, unitId: r.unit_id, unitName: r.unit_name, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, points: r.points, grade: r.grade, rank: r.rank, vetoed: r.vetoed }),
    });
  }

  /** Of the units in sight: all of them for assessors, and for everybody where the scheme says so and it is issued. */
  async figures(ctx: TenantContext, id: string): Promise<AssessmentFigures> {
    const assessment = await this.row(ctx, id);
    const where = this.seen(ctx, assessment).and('tenant_id = $', ctx.tenantId).and('assessment_id = $', id).and("status = 'final'");
    const rows = await this.tx.read<SheetRow>(ctx, { sql: `select * from responsibility.assessment_sheet where ${where} order by id`, params: where.params });
    const points = rows.reduce((n, r) => n + (r.points ?? 0), 0);
    const [first] = rows;
    const items = (first?.items ?? []).map(({ item, of }, n) => {
      const got = rows.reduce((all, r) => all + (r.items[n]?.counted ?? 0), 0);
      return { item, name: of.name, full: of.points, points: got, possible: of.points * rows.length, rate: ratio(got, of.points * rows.length), method: of.method };
    });
    // A bonus is nothing that was missed.
    const down = items.filter((i) => i.method !== 'bonus').map(({ method: _, ...i }) => i).sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0) || a.item - b.item);
    return {
      asOf: toShanghaiIso(new Date()), units: rows.length, points, average: rows.length === 0 ? null : Math.floor((2 * points + rows.length) / (2 * rows.length)), vetoed: rows.filter((r) => r.vetoes.length > 0).length,
      best: down.slice(0, 3), worst: down.slice(-3).reverse(), grades: assessment.grades.map((g) => ({ grade: g.name, count: rows.filter((r) => r.grade === g.name).length })),
    };
  }

  private within(ctx: TenantContext): Where {
    return new Where().and('tenant_id = $', ctx.tenantId).within(reach, ctx, 'assessment-sheet.read');
  }

  private seen(ctx: TenantContext, a: AssessmentRow): Where {
    if (wholeTenant.covers(ctx, 'assessment-sheet.read', {})) return new Where();
    if (a.status !== 'issued') return new Where().and('false');
    return a.ranking_is_public ? new Where() : new Where().within(reach, ctx, 'assessment-sheet.read');
  }
}

/** The issue that was asked for; the latest where none was, and before the first what it will say. */
export function issueOf(a: AssessmentRow, asked: number | undefined): number {
  const latest = Math.max(1, a.issues.length);
  if (asked !== undefined && asked > latest) throw new ProblemError(e.unknown_issue, { issue: asked });
  return asked ?? latest;
}
