import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError, isNominalCity, parentDivisionCode, parseDivisionCode, type DivisionLevel } from '@anlan/domain';
import { loadIndex, loadProvince, type CatalogueIndex, type ProvincePart } from './catalogue-files';

/** Codes are canonical, 12 digits; `parentCode` is the statistical parent, null for a province. */
export interface DivisionRow {
  code: string;
  name: string;
  level: Exclude<DivisionLevel, 'grid'>;
  parentCode: string | null;
}

/** `fullName` tells the many 鼓楼区 apart: 江苏省南京市鼓楼区, without nominal levels. */
export interface DivisionHit extends DivisionRow {
  fullName: string;
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
   * Provinces, cities and counties whose name contains the text or whose code begins with it: exact names first, then
   * names that begin with it, then the rest, upper levels before lower ones. `limit` 1–200, 20 by default.
   */
  async search(text: string, options: { limit?: number } = {}): Promise<DivisionHit[]> {
    const limit = Math.min(Math.max(Math.trunc(options.limit ?? 20) || 20, 1), MAX_HITS);
    const wanted = text.normalize('NFKC').trim();
    if (wanted === '') return [];
    const index = await this.loadedIndex();
    const hits: { rank: number; code: string }[] = [];
    for (const [code, { name, level }] of index.upper) {
      if (isNominalCity(code)) continue;
      const byCode = /^\d{1,12}$/.test(wanted) && code.startsWith(wanted);
      const at = name.indexOf(wanted);
      if (!byCode && at < 0) continue;
      const closeness = byCode || name === wanted ? 0 : at === 0 ? 1 : 2;
      hits.push({ rank: closeness * 10 + ['province', 'city', 'county'].indexOf(level), code });
    }
    hits.sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
    return hits.slice(0, limit).map(({ code }) => ({ ...upperRow(index, code), fullName: fullName(index, code) }));
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

function fullName(index: CatalogueIndex, code: string): string {
  const parent = parentDivisionCode(code);
  const name = isNominalCity(code) ? '' : (index.upper.get(code)?.name ?? '');
  return (parent === null ? '' : fullName(index, parent)) + name;
}
