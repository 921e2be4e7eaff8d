import { ruleMakingKindNames, ruleMakingKinds, ruleMakingLifecycle, ruleMakingStates, type RuleMaking, type RuleMakingFigures, type RuleMakingFiguresQuery, type RuleMakingQuery, type RuleMakingState } from '@anlan/contracts/responsibility';
import { ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { ruleMakingLedger as ledger, toRuleMaking, type RuleMakingRow } from './rule-making.entity';

export const ruleMakingCsv: CsvColumn<RuleMaking>[] = [
  { header: '编号', value: (x) => x.number },
  { header: '年度', value: (x) => x.year },
  { header: '类别', value: (x) => ruleMakingKindNames[x.kind].zh },
  { header: '名称', value: (x) => x.title },
  { header: '起草单位', value: (x) => x.draftingUnitName },
  { header: '阶段', value: (x) => ruleMakingLifecycle.states[x.status].zh },
  { header: '计划完成', value: (x) => x.dueOn },
  { header: '逾期', value: (x) => (x.overdue ? '是' : '否') },
  { header: '审查单位', value: (x) => x.reviewUnitName },
  { header: '文号', value: (x) => x.documentNumber },
  { header: '发布日期', value: (x) => x.publishedOn },
  { header: '施行日期', value: (x) => x.effectiveOn },
  { header: '评估日期', value: (x) => x.reviewOn },
];
/** Of the day `$`, as `isOverdue`, `inForce` and `reviewDue` say of a row. */
const OVERDUE = "(status not in ('published','repealed','withdrawn') and due_on < $)";
const IN_FORCE = "coalesce(status = 'published' and effective_on <= $, false)";
const REVIEW = "coalesce(status = 'published' and review_on <= $, false)";
const not = (wanted: boolean): string => (wanted ? '' : 'not ');

/** Items of rule-making, as lists, records and figures read them: everybody on the staff may. */
@Injectable()
export class RuleMakingRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async page(ctx: TenantContext, q: RuleMakingQuery): Promise<PageOf<RuleMaking>> {
    const reference = await this.references.get(ctx.tenantId);
    const today = shanghaiDay(new Date());
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('year = $', q.year).and('kind = any($::text[])', q.kind).and('status = any($::text[])', q.status).and('drafting_unit_id = $', q.draftingUnitId).and("position(lower($) in lower(number || ' ' || title || ' ' || coalesce(document_number, ''))) > 0", q.q);
    if (q.overdue !== undefined) where.and(`${not(q.overdue)}${OVERDUE}`, today);
    if (q.inForce !== undefined) where.and(`${not(q.inForce)}${IN_FORCE}`, today);
    if (q.reviewDue !== undefined) where.and(`${not(q.reviewDue)}${REVIEW}`, today);
    return listPage<RuleMakingRow, RuleMaking>(this.tx, ctx, q, { columns: '*', from: 'responsibility.rule_making', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toRuleMaking(ctx, r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<RuleMaking> {
    return toRuleMaking(ctx, await this.row(ctx, id), await this.references.get(ctx.tenantId));
  }

  async file(ctx: TenantContext, id: string, fileId: string) {
    if (!(await this.row(ctx, id)).stages.some((s) => s.fileIds.includes(fileId))) throw notFound();
    return this.files.download(ctx, fileId);
  }

  /** Of each kind, how many are at each stage; 完成率 = published, repealed since or not, ÷ all that were not withdrawn. */
  async figures(ctx: TenantContext, { year }: RuleMakingFiguresQuery): Promise<RuleMakingFigures> {
    const now = new Date();
    const today = shanghaiDay(now);
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('year = $', year);
    const counts = { overdue: where.bind(OVERDUE, today), in_force: where.bind(IN_FORCE, today), review_due: where.bind(REVIEW, today) };
    const sums = Object.entries(counts).map(([name, condition]) => `count(*) filter (where ${condition})::int as ${name}`);
    const rows = await this.tx.read<Row>(ctx, { sql: `select kind, status, count(*)::int as rows, ${sums.join(', ')} from responsibility.rule_making where ${where} group by kind, status`, params: where.params });
    const base: Record<string, string> = year === undefined ? {} : { year: String(year) };
    const cell = (of: readonly Row[], filter: Record<string, string>, name = 'rows') => ({ count: of.reduce((n, r) => n + Number(r[name] ?? 0), 0), filter: { ...base, ...filter } });
    const completion = (of: readonly Row[], more: Record<string, string> = {}) => {
      const at = (states: readonly RuleMakingState[]) => cell(of.filter((r) => states.includes(r['status'] as RuleMakingState)), { ...more, status: states.join(',') });
      const [total, done] = [at(ruleMakingStates.filter((s) => s !== 'withdrawn')), at(['published', 'repealed'])];
      return { total, done, rate: ratio(done.count, total.count), stages: Object.fromEntries(ruleMakingStates.map((s) => [s, at([s])])) as RuleMakingFigures['stages'] };
    };
    return {
      asOf: toShanghaiIso(now), ...completion(rows), overdue: cell(rows, { overdue: 'true' }, 'overdue'), inForce: cell(rows, { inForce: 'true' }, 'in_force'), reviewDue: cell(rows, { reviewDue: 'true' }, 'review_due'),
      byKind: ruleMakingKinds.map((kind) => ({ kind, ...completion(rows.filter((r) => r['kind'] === kind), { kind }) })),
    };
  }

  private async row(ctx: TenantContext, id: string): Promise<RuleMakingRow> {
    const [row] = await this.tx.read<RuleMakingRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return row;
  }
}
