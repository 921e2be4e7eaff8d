import { checkKindNames, checkKinds, tracedBy, type CheckDimension, type CheckKind, type CheckStatistics as Figures, type CheckStatisticsQuery } from '@anlan/contracts/enforcement';
import { parseDivisionCode, toShanghaiIso, type DivisionLevel } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionAt, levelBelow } from '../hazard/hazard.statistics.rules';
import { checkConditions, DONE } from './check.filters';

type Item = Figures['items'][number];
// What was found by checks of the time before is in the ledger of hazards where that was brought in too: by its own rows, not by this sum.
const FIGURES = 'count(*)::int as count, count(distinct subject_id)::int as subjects, coalesce(sum(greatest(jsonb_array_length(participants), 1)), 0)::int as people, coalesce(sum(hazards) filter (where source_record is null), 0)::int as hazards';
const digits: Partial<Readonly<Record<DivisionLevel, number>>> = { street: 9, community: 12 };

/** A code that lies in a division of the level is counted there, one above it by itself: as `divisionAt` says it. */
function divisionSql(level: DivisionLevel): string {
  const n = digits[level];
  return n === undefined ? 'division_code' : `rpad(left(division_code, ${n}), 12, '0')`;
}

/** 家次 and 家数: how many checks were carried out, and of how many different subjects. Different ones are counted where they stand: they do not add up. */
@Injectable()
export class CheckStatistics {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, query: CheckStatisticsQuery): Promise<Figures> {
    const reference = await this.references.get(ctx.tenantId);
    const top = parseDivisionCode(query.divisionCode ?? ctx.slug).code;
    const level = query.divisionLevel ?? levelBelow(reference, top);
    const by = [...new Set(query.by)];
    const columns: Readonly<Record<CheckDimension, string>> = { kind: 'kind', division: divisionSql(level), month: "to_char(finished_at at time zone 'Asia/Shanghai', 'YYYY-MM')" };
    const where = checkConditions(ctx, { ...query, divisionCode: top }).and(DONE);
    const groups = by.map((_, i) => i + 1).join(', ');
    const [whole, found] = await this.tx.reads<Row>(ctx,
      { sql: `select ${FIGURES} from enforcement.site_check where ${where}`, params: where.params },
      { sql: `select ${by.map((d) => `${columns[d]} as ${d}`).join(', ')}, ${FIGURES} from enforcement.site_check where ${where} group by ${groups} order by ${groups}`, params: where.params });
    const figures = (row: Row | undefined) => ({ count: Number(row?.['count'] ?? 0), subjects: Number(row?.['subjects'] ?? 0), people: Number(row?.['people'] ?? 0), hazards: Number(row?.['hazards'] ?? 0) });
    const items = (found?.rows ?? []).map((row): Item => {
      const item: Item = { key: {}, names: {}, filter: asked(query), traced: null, ...figures(row) };
      for (const d of by) Object.assign(item.filter, valueOf(d, String(row[d]), level, reference, item));
      return { ...item, traced: tracedBy(item.filter) };
    });
    return { asOf: toShanghaiIso(new Date()), by, total: figures(whole?.rows[0]), items };
  }
}

/** The question's own filters, as text; only what was carried out is counted. */
function asked({ by: _by, divisionLevel: _level, ...filters }: CheckStatisticsQuery): Record<string, string> {
  return Object.fromEntries(Object.entries({ done: true, ...filters }).filter(([, v]) => v !== undefined).map(([name, v]) => [name, String(v)]));
}

/** Names the value of one dimension in the item; answers the filters that lead to its rows. */
function valueOf(d: CheckDimension, value: string, level: DivisionLevel, reference: Reference, item: Item): Record<string, string> {
  item.key[d] = value;
  if (d === 'kind') {
    item.names[d] = checkKindNames[checkKinds.includes(value as CheckKind) ? (value as CheckKind) : 'patrol'];
    return { kind: value };
  }
  if (d === 'month') {
    item.names[d] = { zh: value, en: value };
    return { month: value };
  }
  const name = reference.divisions.get(value)?.name ?? value;
  item.names[d] = { zh: name, en: name };
  return { divisionCode: value, ...(divisionAt(value, level).only ? { divisionOnly: 'true' } : {}) };
}
