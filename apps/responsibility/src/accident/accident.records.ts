import { accidentCountNames, accidentLifecycle, type Accident, type AccidentDetail, type AccidentFigures, type AccidentFiguresQuery, type AccidentQuery, type LookBackFigures } from '@anlan/contracts/responsibility';
import { ACCIDENT_GRADE_TERMS, ACCIDENT_GRADES, ACCIDENT_TYPES, divisionPrefix, formatYuan, INDUSTRY_SECTIONS, lastCasualtyDay, parseDivisionCode, percentOf, toShanghaiIso, type AccidentGrade, type AccidentType, type IndustrySection } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { clocksOf, toClock, type ClockRow } from './accident.clocks';
import { accidentLedger as ledger, partsOf, toAccident, toSupplement, type AccidentRow, type SupplementRow } from './accident.entity';
import { evaluatedWithin, lookBackDays } from './accident.look-back';
import { filtersOf, measuresOf } from './accident-measure.service';
import { accidentReach } from './accident.reach';
import { gradeRuleOn } from './accident.rules';

export const accidentCsv: CsvColumn<Accident>[] = [
  { header: '事故编号', value: (a) => a.number }, { header: '事故名称', value: (a) => a.name }, { header: '发生时间', value: (a) => a.occurredAt }, { header: '接报时间', value: (a) => a.knownAt }, { header: '地点', value: (a) => a.place },
  { header: '区划名称', value: (a) => a.divisionName }, { header: '事故单位', value: (a) => a.units.map((u) => u.name).join('、') }, { header: '行业代码', value: (a) => a.industryCode }, { header: '事故类别', value: (a) => ACCIDENT_TYPES[a.type].zh },
  { header: '死亡', value: (a) => a.deaths }, { header: '重伤', value: (a) => a.seriousInjuries }, { header: '轻伤', value: (a) => a.minorInjuries }, { header: '失踪', value: (a) => a.missing }, { header: '直接经济损失（元）', value: (a) => formatYuan(a.amountLoss) },
  { header: '生产安全事故', value: (a) => accidentCountNames[a.counted] }, { header: '等级', value: (a) => a.grade && ACCIDENT_GRADE_TERMS[a.grade].zh }, { header: '状态', value: (a) => accidentLifecycle.states[a.status].zh }, { header: '评估时间', value: (a) => a.evaluatedAt },
];

type Filters = Partial<Pick<AccidentQuery, 'divisionCode' | 'from' | 'to' | 'counted' | 'status' | 'grade' | 'proposedGrade' | 'type' | 'industry' | 'month' | 'fatal' | 'q' | 'evaluatedFrom' | 'evaluatedTo'>>;

/** The conditions of a list of accidents, which its figures and the quotas share. */
export function filtered(where: Where, q: Filters): Where {
  where.and('occurred_on >= $', q.from).and('occurred_on <= $', q.to).and('counted = $', q.counted).and('status = any($::text[])', q.status).and('grade = any($::text[])', q.grade).and('proposed_grade = any($::text[])', q.proposedGrade).and('type = $', q.type).and('left(occurred_on, 7) = $', q.month);
  evaluatedWithin(where, 'evaluated_at', q).below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
  if (q.industry === 'none') where.and('industry_code is null');
  else where.and('left(industry_code, 1) = $', q.industry);
  if (q.fatal !== undefined) where.and(q.fatal ? 'deaths > 0' : 'deaths = 0');
  return where.and("position(lower($) in lower(number || ' ' || name || ' ' || place || ' ' || units::text)) > 0", q.q);
}

export const SUMS = 'count(*)::int as accidents, coalesce(sum(deaths), 0)::int as deaths, coalesce(sum(serious_injuries), 0)::int as serious, coalesce(sum(minor_injuries), 0)::int as minor, coalesce(sum(amount_loss), 0)::bigint as loss';
const dimensions = { month: 'left(occurred_on, 7)', industry: 'left(industry_code, 1)', street: "case when length(division_code) >= 9 then left(division_code, 9) || '000' else division_code end", grade: 'grade', type: 'type' } as const;

/** Accidents as lists, records and figures read them. */
@Injectable()
export class AccidentRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: AccidentQuery): Promise<PageOf<Accident>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<AccidentRow, Accident>(this.tx, ctx, query, { columns: '*', from: 'responsibility.accident', where: filtered(scoped(ctx), query), order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toAccident(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: AccidentQuery): AsyncGenerator<Accident[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<AccidentDetail> {
    const reference = await this.references.get(ctx.tenantId);
    const [found, said, clocks] = await this.tx.reads<Row>(ctx, ledger.byId(ctx.tenantId, id), supplementsOf(ctx.tenantId, id), clocksOf(ctx.tenantId, id));
    return detailOf(ctx, ledger.visible(ctx, found?.rows[0] as AccidentRow | undefined), (said?.rows ?? []) as SupplementRow[], (clocks?.rows ?? []) as ClockRow[], reference);
  }

  /** The file's id, where it is evidence of an accident in sight. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const [row] = await this.tx.read<AccidentRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!ledger.visible(ctx, row).attachments.some((f) => f.fileId === fileId)) throw notFound();
    return fileId;
  }

  async detail(tx: Tx, ctx: TenantContext, row: AccidentRow, reference: Reference): Promise<AccidentDetail> {
    const [said, clocks] = await tx.run<Row>(supplementsOf(ctx.tenantId, row.id), clocksOf(ctx.tenantId, row.id));
    return detailOf(ctx, row, (said?.rows ?? []) as SupplementRow[], (clocks?.rows ?? []) as ClockRow[], reference);
  }

  /** 回头看: what was evaluated within these days, whenever it happened, and how many of its measures were found carried out. */
  async lookBacks(ctx: TenantContext, q: Pick<AccidentFiguresQuery, 'divisionCode' | 'counted' | 'lookBackFrom' | 'lookBackTo'>): Promise<LookBackFigures> {
    const days = lookBackDays(q, new Date());
    const asked = { divisionCode: q.divisionCode, counted: q.counted, evaluatedFrom: days.from, evaluatedTo: days.to };
    const filter = filtersOf(asked);
    const [accidents, measures] = [filtered(scoped(ctx), asked), measuresOf(ctx, asked)];
    const [evaluated, found] = await this.tx.reads<Row>(
      ctx,
      { sql: `select count(*)::int as n from responsibility.accident where ${accidents}`, params: accidents.params },
      { sql: `select count(*)::int as n, (count(*) filter (where result = 'yes'))::int as implemented from responsibility.accident_measure where ${measures}`, params: measures.params },
    );
    const [all, implemented] = [Number(found?.rows[0]?.['n'] ?? 0), Number(found?.rows[0]?.['implemented'] ?? 0)];
    return { ...days, evaluated: { count: Number(evaluated?.rows[0]?.['n'] ?? 0), filter }, measures: { count: all, filter }, implemented: { count: implemented, filter: { ...filter, result: 'yes' } }, rate: percentOf(implemented, all) };
  }

  async figures(ctx: TenantContext, { lookBackFrom, lookBackTo, ...q }: AccidentFiguresQuery): Promise<AccidentFigures> {
    const { divisions } = await this.references.get(ctx.tenantId);
    const base = { ...q } as Record<string, string>;
    const where = filtered(scoped(ctx), { ...q, status: undefined }).and("status <> 'withdrawn'");
    const by = (key: string) => ({ sql: `select ${key} as key, ${SUMS} from responsibility.accident where ${where} group by 1 order by 1`, params: where.params });
    const results = await this.tx.reads<Row>(ctx, { sql: `select ${SUMS} from responsibility.accident where ${where}`, params: where.params }, ...Object.values(dimensions).map(by));
    const status = OPEN;
    const group = (i: number, name: (key: string) => string, filter: (key: string) => Record<string, string>): AccidentFigures['byMonth'] =>
      (results[i]?.rows ?? []).flatMap((r) => (r['key'] === null && i !== 2 ? [] : [{ key: String(r['key'] ?? 'none'), name: name(String(r['key'] ?? 'none')), ...sums(r, { ...base, status, ...filter(String(r['key'] ?? 'none')) }) }]));
    return {
      asOf: toShanghaiIso(new Date()), total: sums(results[0]?.rows[0], { ...base, status }), lookBacks: await this.lookBacks(ctx, { ...q, lookBackFrom, lookBackTo }), byMonth: group(1, (k) => k, (month) => ({ month })),
      byIndustry: group(2, (k) => (k === 'none' ? '未填' : INDUSTRY_SECTIONS[k as IndustrySection].zh), (industry) => ({ industry })), byStreet: group(3, (k) => divisions.get(k)?.name ?? k, (divisionCode) => ({ divisionCode })),
      byGrade: group(4, (k) => ACCIDENT_GRADE_TERMS[k as AccidentGrade].zh, (grade) => ({ grade })), byType: group(5, (k) => ACCIDENT_TYPES[k as AccidentType].zh, (type) => ({ type })),
    };
  }
}

const scoped = (ctx: TenantContext): Where => new Where().and('tenant_id = $', ctx.tenantId).within(accidentReach, ctx, 'accident.read');
const supplementsOf = (tenantId: string, id: string) => ({ sql: 'select * from responsibility.accident_supplement where tenant_id = $1 and accident_id = $2 order by sequence', params: [tenantId, id] });
/** Every state but withdrawn, as the list takes it. */
export const OPEN = Object.keys(accidentLifecycle.states).filter((s) => s !== 'withdrawn').join(',');
/** 较大及以上, as the list takes it. */
export const SERIOUS = ACCIDENT_GRADES.filter((g) => g !== 'general').join(',');

function sums(r: Row | undefined, filter: Record<string, string>) {
  return { accidents: Number(r?.['accidents'] ?? 0), deaths: Number(r?.['deaths'] ?? 0), seriousInjuries: Number(r?.['serious'] ?? 0), minorInjuries: Number(r?.['minor'] ?? 0), amountLoss: Number(r?.['loss'] ?? 0), filter };
}

function detailOf(ctx: TenantContext, r: AccidentRow, said: SupplementRow[], clocks: ClockRow[], reference: Reference): AccidentDetail {
  const rule = gradeRuleOn(r.occurred_on);
  const now = new Date();
  return {
    ...toAccident(ctx, r, reference), ...partsOf(r), gradeLaw: rule ? { source: rule.source.zh, article: rule.article, effectiveFrom: rule.effectiveFrom, effectiveTo: rule.effectiveTo } : null, lastCasualtyDay: lastCasualtyDay(r.occurred_at, r.kind),
    supplements: said.map(toSupplement), clocks: clocks.map((c) => toClock(c, reference, now)),
  };
}
