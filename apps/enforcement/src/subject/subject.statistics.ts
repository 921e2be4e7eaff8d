import {
  openSubjectStates, subjectGradeNames, subjectGrades, subjectKindNames, subjectKinds, subjectLifecycle, subjectStates,
  type SubjectDimension, type SubjectFilters, type SubjectGrade, type SubjectKind, type SubjectState, type SubjectStatistics as Figures, type SubjectStatisticsQuery,
} from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, toShanghaiIso, type DivisionLevel } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { defineReach, depthFor, Where } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionValue, levelBelow } from '../hazard/hazard.statistics.rules';
import { dueCondition, OPEN, subjectConditions } from './subject.filters';
import { ALL, subjectRollup } from './subject.rollup';

/** A cell of the rollup is of its division, and of nobody else. */
const rollupReach = defineReach({ division: 'division_code' });

type Names = Figures['items'][number]['names'][string];

/** Counts out of the rollup, never out of the ledger: the same cost at any size. What the clock changes is counted among what is open. */
@Injectable()
export class SubjectStatistics {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, query: SubjectStatisticsQuery): Promise<Figures> {
    const now = new Date();
    const top = parseDivisionCode(query.divisionCode ?? ctx.slug).code;
    const reference = await this.references.get(ctx.tenantId);
    const level = query.divisionLevel ?? levelBelow(reference, top);
    const filters = { ...query, divisionCode: top };
    const statement = inLedger(ctx, query) ? fromLedger(ctx, filters, query.by, reference, now) : fromRollup(ctx, query, top, level);
    // Whoever has two tags stands in two rows, and is one.
    const [found, once] = await this.tx.reads<Row>(ctx, statement, ...(query.by.includes('tag') ? [fromLedger(ctx, filters, query.by.filter((d) => d !== 'tag'), reference, now, true)] : []));
    const rows = found?.rows ?? [];
    const items = new Map<string, Figures['items'][number]>();
    let total = 0;
    for (const row of rows) {
      const count = Number(row.count);
      const cell = cellOf(query, row, level, reference);
      const id = JSON.stringify(cell.key);
      const item = items.get(id) ?? { ...cell, count: 0 };
      item.count += count;
      total += count;
      items.set(id, item);
    }
    if (once) total = once.rows.reduce((n, row) => n + Number(row['count']), 0);
    return { asOf: toShanghaiIso(now), by: query.by, total, items: [...items.values()].sort(inOrder(query.by)) };
  }
}

/** Whether the ledger is counted: departments are no cells of the rollup, and what is theirs is little enough; and no cell knows what is due. */
function inLedger(ctx: TenantContext, { by }: SubjectStatisticsQuery): boolean {
  const { all, areas, owners } = scopeFor(ctx, 'subject.read');
  return by.some(isInLedger) || (!all && (owners.length > 0 || areas.some((a) => a.units !== null)));
}

const columns: Readonly<Record<Exclude<SubjectDimension, 'refreshDue'>, string>> = {
  division: 'division_code', status: 'status', kind: 'kind', grade: 'grade', key: 'is_key', ownerMember: 'owner_member_id', ownerUnit: 'owner_unit_id', tag: 'unnest(tags) as tag',
  hasOwner: '(owner_member_id is not null or owner_unit_id is not null) as has_owner',
};
/** What no cell of the rollup is of. */
const isInLedger = (d: SubjectDimension): boolean => ['refreshDue', 'ownerMember', 'ownerUnit'].includes(d);

function fromRollup(ctx: TenantContext, q: SubjectStatisticsQuery, top: string, level: DivisionLevel): Statement {
  const depth = depthFor(top, scopeFor(ctx, 'subject.read'), q.by.includes('division') ? level : undefined);
  const where = new Where().and('tenant_id = $', ctx.tenantId).and('depth = $', depth).within(rollupReach, ctx, 'subject.read').below('division_code', divisionPrefix(top));
  where.and('status = any($)', q.status).and('kind = any($)', q.kind).and('is_key = $', q.isKey).and('grade = any($)', q.grade?.map((g) => (g === 'none' ? '' : g)));
  where.and(q.by.includes('tag') ? 'tag > $' : 'tag = $', ALL);
  const cells: Partial<Readonly<Record<SubjectDimension, string>>> = { tag: 'tag', hasOwner: 'has_owner' };
  return subjectRollup.sums(where, [...new Set(q.by)].map((d) => cells[d] ?? columns[d as keyof typeof columns]), { tag: 'substr(tag, 2) as tag' });
}

/** Rows of the ledger by the filters of the list; by what is due, of those alone that are open. */
function fromLedger(ctx: TenantContext, filters: SubjectFilters, by: readonly SubjectDimension[], reference: Reference, now: Date, tagged = by.includes('tag')): Statement {
  const where = subjectConditions(ctx, filters, reference, now);
  if (by.includes('refreshDue')) where.and(OPEN);
  if (by.includes('ownerMember')) where.and('owner_member_id is not null');
  if (by.includes('ownerUnit')) where.and('owner_unit_id is not null');
  if (tagged) where.and("tags <> '{}'");
  const dimensions = [...new Set(by)];
  const due = dueCondition(reference, now);
  const shown = dimensions.map((d) => (d === 'refreshDue' ? `${where.bind(due.condition, ...due.values)} as refresh_due` : columns[d]));
  // Numbered, not repeated: an expression with parameters is not the same twice.
  return { sql: `select ${[...shown, 'count(*)::text as count'].join(', ')} from enforcement.subject where ${where}${dimensions.length ? ` group by ${dimensions.map((_, i) => i + 1).join(', ')}` : ''}`, params: where.params };
}

type Cell = Omit<Figures['items'][number], 'count'>;

/** What one group of counted rows is called, and the parameters with which the list gives its rows. */
function cellOf(query: SubjectStatisticsQuery, row: Row, level: DivisionLevel, reference: Reference): Cell {
  const cell: { key: Record<string, string>; names: Record<string, Names>; filter: Record<string, string> } = { key: {}, names: {}, filter: asked(query) };
  for (const d of query.by) {
    const { key, names, filter } = valueOf(d, row, level, reference, query.divisionCode);
    cell.key[d] = key;
    cell.names[d] = names;
    Object.assign(cell.filter, filter);
  }
  // Only what is open is due for a census.
  if (query.by.includes('refreshDue') && !query.by.includes('status')) cell.filter['status'] = (query.status ?? subjectStates).filter((s) => (openSubjectStates as readonly SubjectState[]).includes(s)).join(',');
  return cell;
}

/** The question's own filters, as text. */
function asked({ divisionCode, status, kind, grade, isKey }: SubjectStatisticsQuery): Record<string, string> {
  const given = { divisionCode, status: status?.join(','), kind: kind?.join(','), grade: grade?.join(','), isKey: isKey?.toString() };
  return Object.fromEntries(Object.entries(given).filter((e): e is [string, string] => e[1] !== undefined));
}

interface Value {
  readonly key: string;
  readonly names: Names;
  readonly filter: Readonly<Record<string, string>>;
}

function valueOf(d: SubjectDimension, row: Row, level: DivisionLevel, reference: Reference, within: string | undefined): Value {
  switch (d) {
    case 'division': return divisionValue(String(row['division_code']), level, reference, within);
    case 'status': {
      const status = row['status'] as SubjectState;
      const { zh, en } = subjectLifecycle.states[status];
      return { key: status, names: { zh, en }, filter: { status } };
    }
    case 'kind': return { key: row['kind'] as SubjectKind, names: subjectKindNames[row['kind'] as SubjectKind], filter: { kind: row['kind'] as SubjectKind } };
    case 'grade': {
      const grade = (row['grade'] || 'none') as SubjectGrade | 'none';
      return { key: grade, names: grade === 'none' ? { zh: '未分级', en: 'Not graded' } : subjectGradeNames[grade], filter: { grade } };
    }
    case 'hasOwner': return yesOrNo('hasOwner', row['has_owner'] === true, { zh: '有责任人', en: 'Has an owner' }, { zh: '无责任人', en: 'Without an owner' });
    case 'ownerMember': return named('ownerMemberId', String(row['owner_member_id']), reference.members);
    case 'ownerUnit': return named('ownerUnitId', String(row['owner_unit_id']), reference.units);
    case 'tag': {
      const tag = String(row['tag']);
      const set = reference.setting('riskTags').find((t) => t.code === tag);
      return { key: tag, names: { zh: set?.name ?? tag, en: set?.nameEn || (set?.name ?? tag) }, filter: { tag } };
    }
    case 'key': return yesOrNo('isKey', row['is_key'] === true, { zh: '重点', en: 'Key' }, { zh: '一般', en: 'Other' });
    case 'refreshDue': return yesOrNo('refreshDue', row['refresh_due'] === true, { zh: '待核实', en: 'Due' }, { zh: '已核实', en: 'Confirmed in time' });
  }
}

const yesOrNo = (filter: string, value: boolean, yes: Names, no: Names): Value => ({ key: String(value), names: value ? yes : no, filter: { [filter]: String(value) } });

function named(filter: string, id: string, all: ReadonlyMap<string, { readonly name: string }>): Value {
  const name = all.get(id)?.name ?? '—';
  return { key: id, names: { zh: name, en: name }, filter: { [filter]: id } };
}

/** Where the values of a dimension stand that have an order of their own; the others go by their codes. */
const orders: Partial<Readonly<Record<SubjectDimension, readonly string[]>>> = { status: subjectStates, kind: subjectKinds, grade: [...subjectGrades, 'none'], key: ['true', 'false'], refreshDue: ['true', 'false'], hasOwner: ['true', 'false'] };

function inOrder(by: readonly SubjectDimension[]): (a: Pick<Cell, 'key'>, b: Pick<Cell, 'key'>) => number {
  return (a, b) => {
    for (const d of by) {
      const [x, y] = [a.key[d] ?? '', b.key[d] ?? ''];
      const order = orders[d];
      if (x !== y) return order ? order.indexOf(x) - order.indexOf(y) : x < y ? -1 : 1;
    }
    return 0;
  };
}
