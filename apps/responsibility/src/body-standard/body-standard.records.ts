import { bodyAssessmentLifecycle, type BodyAssessment, type BodyAssessmentQuery, type BodyLevel, type BodyStandard, type BodyStandardDeductions, type BodyStandardFigures, type BodyStandardQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, ratio, shanghaiDay, toShanghaiIso, validOn } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { bodyAssessmentLedger, bodyStandardLedger, toBodyAssessment, toBodyStandard, type BodyAssessmentRow, type BodyStandardRow } from './body-standard.entity';
import { bodyAssessmentReach } from './body-standard.reach';

export const bodyAssessmentCsv: CsvColumn<BodyAssessment>[] = [
  { header: '标准', value: (a) => a.standardName },
  { header: '区划代码', value: (a) => a.divisionCode },
  { header: '机构', value: (a) => a.divisionName },
  { header: '第几次', value: (a) => a.attempt },
  { header: '自评得分', value: (a) => a.selfScore },
  { header: '初验得分', value: (a) => a.score },
  { header: '达标分', value: (a) => a.passMark },
  { header: '扣分原因', value: (a) => a.deductions.map((d) => `${d.item}：-${d.points} ${d.reason}`).join('；') },
  { header: '市验收日期', value: (a) => a.cityCheckedOn },
  { header: '状态', value: (a) => bodyAssessmentLifecycle.states[a.status].zh },
];

/** The bodies that must reach a standard on the day, as far as they are in the actor's sight. */
const bodiesDue = (ctx: TenantContext, { divisions }: Reference, levels: readonly BodyLevel[], day: string) =>
  [...divisions.values()].filter((d) => levels.includes(d.level as BodyLevel) && validOn(d, day) && bodyAssessmentReach.covers(ctx, 'body-assessment.read', { division_code: d.code })).sort((a, b) => (a.code < b.code ? -1 : 1));

/** Standards and assessments, as lists, records and figures read them. */
@Injectable()
export class BodyStandardRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  standards(ctx: TenantContext, q: BodyStandardQuery): Promise<PageOf<BodyStandard>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('line_id = $', q.lineId).and('status = $', q.status).and('$ = any(levels)', q.level);
    return listPage<BodyStandardRow, BodyStandard>(this.tx, ctx, q, { columns: '*', from: 'responsibility.body_standard', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toBodyStandard(ctx, r) });
  }

  async standard(ctx: TenantContext, id: string): Promise<BodyStandard> {
    return toBodyStandard(ctx, await this.version(ctx, id));
  }

  async assessments(ctx: TenantContext, q: BodyAssessmentQuery): Promise<PageOf<BodyAssessment>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = this.within(ctx).and('line_id = $', q.lineId).and('standard_id = $', q.standardId).and('level = $', q.level).and('status = any($::text[])', q.status);
    where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    where.and('deductions @> $::jsonb', q.deductedItem === undefined ? undefined : JSON.stringify([{ item: q.deductedItem }]));
    if (q.inForce !== undefined) {
      const today = shanghaiDay(new Date());
      where.and('(division_code = any($::text[])) = $', [...reference.divisions.values()].filter((d) => validOn(d, today)).map((d) => d.code), q.inForce);
    }
    return listPage<BodyAssessmentRow, BodyAssessment>(this.tx, ctx, q, { columns: '*', from: 'responsibility.body_assessment', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toBodyAssessment(ctx, r, reference) });
  }

  async assessment(ctx: TenantContext, id: string): Promise<BodyAssessment> {
    const [row] = await this.tx.read<BodyAssessmentRow>(ctx, bodyAssessmentLedger.byId(ctx.tenantId, id));
    return toBodyAssessment(ctx, bodyAssessmentLedger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  /** 达标率: a body has at most one try that is not followed by another, so that rows are bodies. */
  async figures(ctx: TenantContext, id: string): Promise<BodyStandardFigures> {
    const now = new Date();
    const day = shanghaiDay(now);
    const standard = await this.version(ctx, id);
    const due = bodiesDue(ctx, await this.references.get(ctx.tenantId), standard.levels, day);
    const where = this.within(ctx).and('line_id = $', standard.line_id).and("status <> 'retried'");
    const rows = await this.tx.read<BodyAssessmentRow>(ctx, { sql: `select * from responsibility.body_assessment where ${where}`, params: where.params });
    const at = new Map(rows.map((r) => [r.division_code, r]));
    const bodies = due.map((d) => {
      const found = at.get(d.code);
      return { divisionCode: d.code, divisionName: d.name, level: d.level as BodyLevel, assessmentId: found?.id ?? null, attempt: found?.attempt ?? null, status: found?.status ?? null };
    });
    return {
      asOf: toShanghaiIso(now), day, lineId: standard.line_id, bodies,
      levels: standard.levels.map((level) => {
        const of = bodies.filter((b) => b.level === level);
        const passed = of.filter((b) => b.status === 'passed').length;
        return { level, passed, bodies: of.length, rate: ratio(passed, of.length), filter: { lineId: standard.line_id, level, status: 'passed', inForce: 'true' } };
      }),
    };
  }

  /** 主要扣分点 of one version: points that the district took off, over the bodies' tries that are not followed by another. */
  async deductions(ctx: TenantContext, id: string): Promise<BodyStandardDeductions> {
    const standard = await this.version(ctx, id);
    const where = this.within(ctx).and('standard_id = $', id).and("status <> 'retried'");
    const [lost, checked] = await this.tx.reads<Row>(
      ctx,
      { sql: `select (d->>'item')::int as item, sum((d->>'points')::int)::int as points, count(*)::int as bodies from responsibility.body_assessment, jsonb_array_elements(deductions) d where ${where} group by 1 order by points desc, item`, params: where.params },
      { sql: `select count(*)::int as n from responsibility.body_assessment where ${where} and score is not null`, params: where.params },
    );
    return {
      asOf: toShanghaiIso(new Date()), standardId: id, checked: Number(checked?.rows[0]?.['n'] ?? 0),
      items: (lost?.rows ?? []).map((r) => {
        const item = Number(r['item']);
        const of = standard.items[item - 1];
        return { item, name: of?.name ?? '', maxScore: of?.maxScore ?? 0, points: Number(r['points']), bodies: Number(r['bodies']), filter: { standardId: id, deductedItem: String(item), status: 'checked,to_rectify,passed' } };
      }),
    };
  }

  private within(ctx: TenantContext): Where {
    return new Where().and('tenant_id = $', ctx.tenantId).within(bodyAssessmentReach, ctx, 'body-assessment.read');
  }

  private async version(ctx: TenantContext, id: string): Promise<BodyStandardRow> {
    const [row] = await this.tx.read<BodyStandardRow>(ctx, bodyStandardLedger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return row;
  }
}
