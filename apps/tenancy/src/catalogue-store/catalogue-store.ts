import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError, isNominalCity, parentDivisionCode, parseDivisionCode, type DivisionLevel } from '@anlan/domain';
import { loadIndex, loadProvince, type CatalogueIndex, type ProvincePart, type UpperDivision } from './catalogue-files';
import { closenessOf, typedPinyin } from './pinyin-match';

/** Codes are canonical, 12 digits; `parentCode` is the statistical parent, null for a province. */
export interface DivisionRow {
  code: string;
  name: string;
  level: Exclude<DivisionLevel, 'grid'>;
  parentCode: string | null;
}

/** `path`, the names of those above it without nominal levels, tells the many 鼓楼区 apart: 江苏省, 南京市. */
export interface PlacedDivision extends DivisionRow {
  path: string[];
}

const PROVINCES_IN_MEMORY = 3;
const MAX_HITS = 200;

/** apps/tenancy/catalogue, seen from src (tests) and from dist/src (production). */
function defaultDirectory(): string {
  const candidates = [join(__dirname, '../../catalogue'), join(__dirname, '../../../catalogue')];
  return candidates.find((dir) => existsSync(join(dir, 'index.json.br'))) ?? join(__dirname, '../../catalogue');
}

/**
 * Read access to the national division catalogue: provinces to communities, no grids and no tenant's corrections.
 * Codes are taken in every form of `parseDivisionCode` and given in canonical form.
 *
 * Streets and communities are loaded a province at a time, at the first question about it; the three provinces used last
 * stay in memory (some megabytes each). Safe for concurrent calls.
 *
 * Every method rejects with DomainError `division.malformed` for what is no code, and `catalogue.unreadable` {file} when
 * a file is missing or damaged.
 */
export class CatalogueStore {
  private index: Promise<CatalogueIndex> | undefined;
  private readonly provinces = new Map<string, Promise<ProvincePart>>();

  constructor(private readonly dir: string = defaultDirectory()) {}

  /** The division, or undefined when the catalogue does not have it. */
  async get(code: string): Promise<DivisionRow | undefined> {
    const { code: own, level } = parseDivisionCode(code);
    if (level === 'grid') return undefined;
    const name = await this.nameOf(own, level);
    return name === undefined ? undefined : row(own, level, name);
  }

  /**
   * The divisions one level below, in order of code; without a parent, the provinces. Empty for a community and for a
   * code that the catalogue does not have. With `governed`, nominal cities (310100 市辖区) give way to their counties.
   */
  async children(parent?: string, options: { governed?: boolean } = {}): Promise<DivisionRow[]> {
    const index = await this.loadedIndex();
    if (parent === undefined) return (index.childrenOf.get(null) ?? []).map((code) => upperRow(index, code));
    const { code, level } = parseDivisionCode(parent);
    if (level === 'grid') return [];
    const upper = (index.childrenOf.get(code) ?? []).flatMap((child) =>
      options.governed && isNominalCity(child) ? (index.childrenOf.get(child) ?? []) : [child],
    );
    if (upper.length > 0) return upper.map((child) => upperRow(index, child));
    if (level === 'province' || level === 'community') return [];
    const part = await this.loadedProvince(code, index);
    if (level === 'street') return communityRows(part, code);
    return (part?.streetsOf.get(code.slice(0, 6)) ?? []).map((street) => row(street, 'street', part?.streetNames.get(street) ?? ''));
  }

  /**
   * The division and everything below it, parents before children, in order of code. A county has some hundreds of
   * rows, a big province 65,000. Empty for a code that the catalogue does not have.
   */
  async subtree(code: string): Promise<DivisionRow[]> {
    const top = await this.get(code);
    if (!top) return [];
    const index = await this.loadedIndex();
    const part = await this.loadedProvince(top.code, index);
    const rows: DivisionRow[] = [];
    const visit = (at: DivisionRow): void => {
      rows.push(at);
      for (const child of index.childrenOf.get(at.code) ?? []) visit(upperRow(index, child));
      if (at.level === 'city' || at.level === 'county') {
        for (const street of part?.streetsOf.get(at.code.slice(0, 6)) ?? []) visit(row(street, 'street', part?.streetNames.get(street) ?? ''));
      }
      if (at.level === 'street') rows.push(...communityRows(part, at.code));
    };
    visit(top);
    return rows;
  }

  /**
   * Provinces, cities and counties whose name contains the text, whose code begins with it, or whose pinyin or initials it
   * is: exact names first, then names that begin with it, then the rest, upper levels before lower ones. `limit` 1–200, 20
   * by default.
   */
  async search(text: string, options: { limit?: number } = {}): Promise<PlacedDivision[]> {
    const limit = Math.min(Math.max(Math.trunc(options.limit ?? 20) || 20, 1), MAX_HITS);
    const wanted = text.normalize('NFKC').trim();
    if (wanted === '') return [];
    const index = await this.loadedIndex();
    const hits: { rank: number; code: string }[] = [];
    const close = closeTo(wanted);
    for (const [code, division] of index.upper) {
      const closeness = isNominalCity(code) ? undefined : close(code, division);
      if (closeness === undefined) continue;
      const { level } = division;
      hits.push({ rank: closeness * 10 + ['province', 'city', 'county'].indexOf(level), code });
    }
    hits.sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
    return hits.slice(0, limit).map(({ code }) => ({ ...upperRow(index, code), path: upperPath(index, code) }));
  }

  /** Whether a search for the text would find this division. */
  async finds(text: string, code: string): Promise<boolean> {
    const { code: own } = parseDivisionCode(code);
    const division = (await this.loadedIndex()).upper.get(own);
    return division !== undefined && closeTo(text.normalize('NFKC').trim())(own, division) !== undefined;
  }

  /** Names of the divisions above, from the province down, without nominal levels; the same for all children of one parent. */
  async pathOf(code: string): Promise<string[]> {
    const names: string[] = [];
    for (let at = parentDivisionCode(code); at !== null; at = parentDivisionCode(at)) {
      const { level } = parseDivisionCode(at);
      if (level !== 'grid' && !isNominalCity(at)) names.unshift((await this.nameOf(at, level)) ?? '');
    }
    return names;
  }

  private async nameOf(code: string, level: DivisionRow['level']): Promise<string | undefined> {
    const index = await this.loadedIndex();
    if (level !== 'street' && level !== 'community') return index.upper.get(code)?.name;
    const part = await this.loadedProvince(code, index);
    if (level === 'street') return part?.streetNames.get(code);
    return communityRows(part, parentDivisionCode(code) ?? '').find((community) => community.code === code)?.name;
  }

  private loadedIndex(): Promise<CatalogueIndex> {
    return (this.index ??= loadIndex(this.dir).catch((error: unknown) => {
      this.index = undefined; // a failed load is tried again at the next question
      throw error;
    }));
  }

  private async loadedProvince(code: string, index: CatalogueIndex): Promise<ProvincePart | undefined> {
    const province = code.slice(0, 2);
    if (!index.perProvince[province]) return undefined;
    const loading = this.provinces.get(province) ?? loadProvince(this.dir, province, index);
    this.provinces.delete(province); // the Map's order is the order of use
    this.provinces.set(province, loading);
    for (const oldest of this.provinces.keys()) {
      if (this.provinces.size <= PROVINCES_IN_MEMORY) break;
      this.provinces.delete(oldest);
    }
    try {
      return await loading;
    } catch (error) {
      if (this.provinces.get(province) === loading) this.provinces.delete(province);
      throw error;
    }
  }
}

function row(code: string, level: DivisionRow['level'], name: string): DivisionRow {
  return { code, name, level, parentCode: parentDivisionCode(code) };
}

function upperRow(index: CatalogueIndex, code: string): DivisionRow {
  const known = index.upper.get(code);
  if (!known) throw new DomainError('catalogue.unreadable', `the index lists ${code} without a row`, { file: 'index.json.br' });
  return row(code, known.level, known.name);
}

function communityRows(part: ProvincePart | undefined, street: string): DivisionRow[] {
  return (part?.communitiesOf(street) ?? []).map(({ code, name }) => ({ code, name, level: 'community', parentCode: street }));
}

function upperPath(index: CatalogueIndex, code: string): string[] {
  const parent = parentDivisionCode(code);
  if (parent === null) return [];
  return [...upperPath(index, parent), ...(isNominalCity(parent) ? [] : [index.upper.get(parent)?.name ?? ''])];
}

/** How close a division comes to what was typed, 0 the closest; undefined where it is not meant. */
function closeTo(wanted: string): (code: string, division: UpperDivision) => number | undefined {
  const letters = typedPinyin(wanted);
  const digits = /^\d{1,12}$/.test(wanted);
  return (code, { name, pinyin }) => {
    if (letters !== undefined) return closenessOf(pinyin, letters);
    if (digits) return code.startsWith(wanted) ? 0 : undefined;
    const at = name.indexOf(wanted);
    return at < 0 ? undefined : name === wanted ? 0 : at === 0 ? 1 : 2;
  };
}
