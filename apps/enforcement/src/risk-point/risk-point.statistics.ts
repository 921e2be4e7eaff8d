import {
  riskKindNames, riskKinds, riskLevelNames, riskLevels, riskPointLifecycle, riskPointStates,
  type CollectionQuery, type CollectionRate, type RiskKind, type RiskLevel, type RiskPointDimension, type RiskPointState, type RiskPointStatistics as Figures, type RiskPointStatisticsQuery,
} from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, rate, toShanghaiIso, type DivisionLevel } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionAt, divisionValue, levelBelow } from '../hazard/hazard.statistics.rules';
import { subjectReach } from '../subject/subject.reach';
import { DUE, riskPointConditions } from './risk-point.filters';

type Names = Figures['items'][number]['names'][string];
interface Value {
  readonly key: string;
  readonly names: Names;
  readonly filter: Readonly<Record<string, string>>;
}

/** 风险点 in numbers: counted among the rows that the list gives, of which a district has thousands. */
@Injectable()
export class RiskPointStatistics {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, query: RiskPointStatisticsQuery): Promise<Figures> {
    const now = new Date();
    const reference = await this.references.get(ctx.tenantId);
    const level = query.divisionLevel ?? levelBelow(reference, parseDivisionCode(query.divisionCode ?? ctx.slug).code);
    const by = [...new Set(query.by)];
    const where = riskPointConditions(ctx, query, now);
    const shown = by.map((d) => (d === 'reviewDue' ? `${where.bind(`${DUE} < $`, now)} as review_due` : columns[d]));
    const rows = await this.tx.read<Row>(ctx, { sql: `select ${shown.join(', ')}, count(*)::int as count from enforcement.risk_point where ${where} group by ${by.map((_, i) => i + 1).join(', ')}`, params: where.params });
    const items = new Map<string, Figures['items'][number]>();
    for (const row of rows) {
      const values = by.map((d) => [d, valueOf(d, row, level, reference, query.divisionCode)] as const);
      const key = Object.fromEntries(values.map(([d, v]) => [d, v.key]));
      const item = items.get(JSON.stringify(key)) ?? { key, names: Object.fromEntries(values.map(([d, v]) => [d, v.names])), filter: Object.assign(asked(query), ...values.map(([, v]) => v.filter)) as Record<string, string>, count: 0 };
      items.set(JSON.stringify(key), { ...item, count: item.count + Number(row['count']) });
    }
    return { asOf: toShanghaiIso(now), by, total: rows.reduce((n, r) => n + Number(r['count']), 0), items: [...items.values()].sort(inOrder(by)) };
  }

  /** 风险采集率: subjects in operation with at least one risk point that is not closed, of all subjects in operation, in the caller's part. */
  async collection(ctx: TenantContext, { divisionCode, divisionLevel }: CollectionQuery): Promise<CollectionRate> {
    const top = parseDivisionCode(divisionCode ?? ctx.slug).code;
    const reference = await this.references.get(ctx.tenantId);
    const level = divisionLevel ?? levelBelow(reference, top);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(subjectReach, ctx, 'risk-point.read').and("status = 'active'").below('division_code', divisionPrefix(top));
    const rows = await this.tx.read<Row & { division_code: string; numerator: number; denominator: number }>(ctx, {
      sql: `select division_code, count(*)::int as denominator,
              (count(*) filter (where exists (select from enforcement.risk_point r where r.tenant_id = subject.tenant_id and r.subject_id = subject.id and r.status <> 'closed')))::int as numerator
            from enforcement.subject where ${where} group by 1`,
      params: where.params,
    });
    const sums = new Map<string, { numerator: number; denominator: number; only?: boolean }>();
    // Every division of the level stands there, with nothing too: one without subjects prints no rate.
    for (const [code, d] of reference.divisions) if (d.level === level && code.startsWith(divisionPrefix(top)) && d.validTo === null) sums.set(code, { numerator: 0, denominator: 0 });
    for (const row of rows) {
      const { code, only } = divisionAt(row.division_code, level);
      const sum = sums.get(code) ?? { numerator: 0, denominator: 0 };
      sums.set(code, { only, numerator: sum.numerator + row.numerator, denominator: sum.denominator + row.denominator });
    }
    const share = ({ numerator, denominator, only }: { numerator: number; denominator: number; only?: boolean }, divisionCode: string) =>
      ({ numerator, denominator, rate: rate(numerator, denominator), filter: { divisionCode, ...(only && { divisionOnly: 'true' }), status: 'active' } });
    const total = [...sums.values()].reduce((a, b) => ({ numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator }), { numerator: 0, denominator: 0 });
    return {
      asOf: toShanghaiIso(new Date()),
      numeratorName: { zh: '已采集风险点的在营监管对象', en: 'Subjects in operation with a risk point' }, denominatorName: { zh: '在营监管对象', en: 'Subjects in operation' },
      total: share(total, top),
      items: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, s]) => ({ divisionCode: code, divisionName: reference.divisions.get(code)?.name ?? code, ...share(s, code) })),
    };
  }
}

const columns: Readonly<Record<Exclude<RiskPointDimension, 'reviewDue'>, string>> = { division: 'division_code', level: 'level', status: 'status', kind: 'kind' };

/** The question's own filters, as text. */
function asked({ by: _, divisionLevel: __, ...filters }: RiskPointStatisticsQuery): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).flatMap(([k, v]) => (v === undefined ? [] : [[k, Array.isArray(v) ? v.join(',') : String(v)]])));
}

function valueOf(d: RiskPointDimension, row: Row, level: DivisionLevel, reference: Reference, within: string | undefined): Value {
  switch (d) {
    case 'division': return divisionValue(String(row['division_code']), level, reference, within);
    case 'level': {
      const found = (row['level'] ?? 'none') as RiskLevel | 'none';
      return { key: found, names: found === 'none' ? { zh: '未定级', en: 'Not graded' } : riskLevelNames[found], filter: { level: found } };
    }
    case 'status': {
      const status = row['status'] as RiskPointState;
      const { zh, en } = riskPointLifecycle.states[status];
      return { key: status, names: { zh, en }, filter: { status } };
    }
    case 'kind': return { key: row['kind'] as RiskKind, names: riskKindNames[row['kind'] as RiskKind], filter: { kind: row['kind'] as RiskKind } };
    case 'reviewDue': {
      const yes = row['review_due'] === true;
      return { key: String(yes), names: yes ? { zh: '待复评', en: 'Due for review' } : { zh: '未到复评期', en: 'Not due' }, filter: { reviewDue: String(yes) } };
    }
  }
}

/** Where the values of a dimension stand that have an order of their own; the others go by their codes. */
const orders: Partial<Readonly<Record<RiskPointDimension, readonly string[]>>> = { level: [...riskLevels, 'none'], status: riskPointStates, kind: riskKinds, reviewDue: ['true', 'false'] };

function inOrder(by: readonly RiskPointDimension[]): (a: Figures['items'][number], b: Figures['items'][number]) => number {
  return (a, b) => {
    for (const d of by) {
      const [x, y] = [a.key[d] ?? '', b.key[d] ?? ''];
      const order = orders[d];
      if (x !== y) return order ? order.indexOf(x) - order.indexOf(y) : x < y ? -1 : 1;
    }
    return 0;
  };
}
