import { type HazardAge, hazardAges, hazardLevelNames, hazardLevels, hazardLifecycle, type HazardState, hazardSourceNames, hazardSources, rectificationKinds, rectificationNames, type Statistics, type StatisticsDimension, type StatisticsQuery } from '@anlan/contracts/enforcement';
import { divisionLevel, divisionPrefix, parseDivisionCode, type DivisionLevel } from '@anlan/domain';
import type { Reference } from '@anlan/platform/reference';

export type Dimension = StatisticsDimension;

interface Names {
  readonly zh: string;
  readonly en: string;
}

/** What no counter can hold: it changes while nothing is written. */
export const isOfClock = (d: Dimension): boolean => d === 'age' || d === 'overdue';

const ages: Readonly<Record<HazardAge, Names>> = {
  '0-3': { zh: '3 天内', en: 'Up to 3 days' },
  '4-7': { zh: '4–7 天', en: '4–7 days' },
  '8-15': { zh: '8–15 天', en: '8–15 days' },
  '16-30': { zh: '16–30 天', en: '16–30 days' },
  'over-30': { zh: '30 天以上', en: 'Over 30 days' },
};

const columnOf: Readonly<Record<Dimension, string>> = {
  division: 'division_code', status: 'status', level: 'level', source: 'source', category: 'category', rectification: 'rectification', campaign: 'campaign', month: 'month', age: 'age', overdue: 'overdue',
};

/** Divisions are summed one level below the one asked for: streets of a district, communities of a street. */
export function levelBelow(reference: Reference, top: string): DivisionLevel {
  const [child] = reference.childrenOf(top);
  if (child) return divisionLevel(child.code);
  const next: Readonly<Record<DivisionLevel, DivisionLevel>> = { province: 'city', city: 'county', county: 'street', street: 'community', community: 'grid', grid: 'grid' };
  return next[divisionLevel(top)];
}

const digits: Readonly<Record<Exclude<DivisionLevel, 'grid'>, number>> = { province: 2, city: 4, county: 6, street: 9, community: 12 };

/**
 * The division of the level in which a code lies. By its digits, as scopes and filters have it. A code in none of the
 * level's divisions (above it, or a grid that hangs higher) stands for itself, `only`.
 */
export function divisionAt(code: string, level: DivisionLevel): { readonly code: string; readonly only: boolean } {
  if (level === 'grid') return { code, only: divisionLevel(code) !== 'grid' };
  const cut = code.slice(0, digits[level]).padEnd(12, '0');
  return divisionLevel(cut) === level ? { code: cut, only: false } : { code, only: true };
}

/** Where the values of a dimension stand that have an order of their own; the others go by their codes. */
const orders: Partial<Readonly<Record<Dimension, readonly string[]>>> = { age: hazardAges, status: Object.keys(hazardLifecycle.states), level: hazardLevels, source: hazardSources, rectification: rectificationKinds };

/** In which order the groups of an answer stand: dimension by dimension. */
export function inOrder(by: readonly Dimension[]): (a: Pick<Cell, 'key'>, b: Pick<Cell, 'key'>) => number {
  return (a, b) => {
    for (const d of by) {
      const [x, y] = [a.key[d] ?? '', b.key[d] ?? ''];
      const order = orders[d];
      if (x !== y) return order ? order.indexOf(x) - order.indexOf(y) : x < y ? -1 : 1;
    }
    return 0;
  };
}

type Cell = Omit<Statistics['items'][number], 'count'>;

interface Value {
  readonly key: string;
  readonly names: Names;
  /** parameters of the list that give the value's rows, over those of the question */
  readonly filter: Readonly<Record<string, string>>;
}

/** What one group of counted rows is called, and the parameters with which the list gives its rows. */
export function cellOf(query: StatisticsQuery, row: Readonly<Record<string, unknown>>, level: DivisionLevel, reference: Reference, campaigns: ReadonlyMap<string, string>): Cell {
  const cell: { key: Cell['key']; names: Cell['names']; filter: Record<string, string>; name?: string } = { key: {}, names: {}, filter: asked(query) };
  for (const d of query.by) {
    const { key, names, filter } = valueOf(d, row[columnOf[d]], level, reference, query.divisionCode, campaigns);
    cell.key[d] = key;
    cell.names[d] = names;
    Object.assign(cell.filter, filter);
    if (d === 'division') cell.name = reference.divisions.get(key)?.name;
  }
  // Only what is open is late, or grows older.
  if (query.by.includes('overdue') && cell.key.overdue === 'false' && !query.by.includes('status') && !query.by.includes('age')) cell.filter.status = openOf(query.status).join(',');
  return cell;
}

/** The question's own filters, as text. */
function asked({ divisionCode, status, level, source, category, hasCategory, month, rectification, subjectId, checkId, campaignId, reportedFrom, reportedTo }: StatisticsQuery): Record<string, string> {
  const several = { status: status?.join(','), level: level?.join(','), source: source?.join(','), rectification: rectification?.join(',') };
  const given = { divisionCode, ...several, category, hasCategory: hasCategory?.toString(), month, subjectId, checkId, campaignId, reportedFrom, reportedTo };
  return Object.fromEntries(Object.entries(given).filter((e): e is [string, string] => e[1] !== undefined));
}

const openOf = (states: readonly HazardState[] = Object.keys(hazardLifecycle.states) as HazardState[]): HazardState[] => states.filter((s) => !hazardLifecycle.states[s].final);

function valueOf(d: Dimension, value: unknown, level: DivisionLevel, reference: Reference, within: string | undefined, campaigns: ReadonlyMap<string, string>): Value {
  const text = value === null || value === undefined ? '' : String(value);
  switch (d) {
    case 'division': return divisionValue(text, level, reference, within);
    case 'status': return { key: text, names: wordsOf(hazardLifecycle.states[text as HazardState]), filter: { status: text } };
    case 'level': return { key: text, names: hazardLevelNames[text as keyof typeof hazardLevelNames], filter: { level: text } };
    case 'source': return { key: text, names: hazardSourceNames[text as keyof typeof hazardSourceNames], filter: { source: text } };
    case 'category': return text === '' ? { key: '', names: { zh: '未分类', en: 'Without category' }, filter: { hasCategory: 'false' } } : { key: text, names: same(text), filter: { category: text } };
    case 'rectification': return { key: text, names: rectificationNames[text as keyof typeof rectificationNames], filter: { rectification: text } };
    case 'campaign': return { key: text, names: same(campaigns.get(text) ?? text), filter: { campaignId: text } };
    case 'month': return { key: text, names: same(text), filter: { month: text } };
    case 'age': return { key: text, names: ages[text as HazardAge], filter: { age: text } };
    case 'overdue': return { key: text, names: text === 'true' ? { zh: '超期', en: 'Overdue' } : { zh: '未超期', en: 'Not overdue' }, filter: { overdue: text } };
  }
}

/** A division of a level above the one asked about stands for no more of it than was asked. */
export function divisionValue(code: string, level: DivisionLevel, reference: Reference, within: string | undefined): Value {
  const at = divisionAt(code, level);
  const name = reference.divisions.get(at.code)?.name ?? at.code;
  const wider = within !== undefined && divisionPrefix(parseDivisionCode(within).code).length > divisionPrefix(at.code).length;
  return { key: at.code, names: same(name), filter: wider ? {} : { divisionCode: at.code, ...(at.only ? { divisionOnly: 'true' } : {}) } };
}

const same = (text: string): Names => ({ zh: text, en: text });
const wordsOf = ({ zh, en }: Names): Names => ({ zh, en });
