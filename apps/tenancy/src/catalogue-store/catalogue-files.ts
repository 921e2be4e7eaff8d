import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { DomainError, parentDivisionCode, parseDivisionCode } from '@anlan/domain';

const decompress = promisify(brotliDecompress);

/** Streets and communities that a province's file must hold. */
type Counts = readonly [streets: number, communities: number];

export interface UpperDivision {
  readonly name: string;
  readonly level: 'province' | 'city' | 'county';
  /** syllables without tones, by spaces; v written as u */
  readonly pinyin: string;
}

/** Provinces, cities and counties; all codes canonical, in order. */
export interface CatalogueIndex {
  /** Common endings of community names; a name's last character \u0001 stands for the first of them, and so on. */
  endings: readonly string[];
  counts: Readonly<Record<'provinces' | 'cities' | 'counties' | 'streets' | 'communities', number>>;
  perProvince: Readonly<Record<string, Counts>>;
  upper: ReadonlyMap<string, UpperDivision>;
  /** Children among the upper levels; null holds the provinces. */
  childrenOf: ReadonlyMap<string | null, readonly string[]>;
}

export interface ProvincePart {
  /** Six digits of a county, or of a city without counties → its streets' canonical codes. */
  streetsOf: ReadonlyMap<string, readonly string[]>;
  streetNames: ReadonlyMap<string, string>;
  /** The communities of a street's canonical code; empty for an unknown street. */
  communitiesOf(street: string): { code: string; name: string }[];
}

// Written by tools/catalogue/pack.mjs, which describes the format.
const FORMAT = 'anlan-divisions 1';

function damaged(file: string, why: string): never {
  throw new DomainError('catalogue.unreadable', `catalogue file ${file}: ${why}`, { file });
}

async function text(dir: string, file: string): Promise<string> {
  try {
    return (await decompress(await readFile(join(dir, file)))).toString('utf8');
  } catch (error) {
    return damaged(file, error instanceof Error ? error.message : String(error));
  }
}

/** @throws DomainError `catalogue.unreadable` {file} */
export async function loadIndex(dir: string): Promise<CatalogueIndex> {
  const file = 'index.json.br';
  const data = JSON.parse(await text(dir, file)) as Pick<CatalogueIndex, 'endings' | 'counts' | 'perProvince'> & {
    format: number;
    divisions: [code: string, name: string, pinyin: string][];
  };
  if (data.format !== 2) damaged(file, `format ${data.format} is unknown`);
  const upper = new Map<string, UpperDivision>();
  const childrenOf = new Map<string | null, string[]>();
  for (const [short, name, pinyin] of data.divisions) {
    const { code, level } = parseDivisionCode(short);
    if (level !== 'province' && level !== 'city' && level !== 'county') damaged(file, `${short} is a ${level}`);
    upper.set(code, { name, level, pinyin });
    const parent = parentDivisionCode(code);
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), code]);
  }
  const { provinces, cities, counties } = data.counts;
  if (upper.size !== provinces + cities + counties) damaged(file, `${upper.size} rows instead of ${provinces + cities + counties}`);
  return { endings: data.endings, counts: data.counts, perProvince: data.perProvince, upper, childrenOf };
}

function unfold(name: string, endings: readonly string[]): string {
  const ending = endings[name.charCodeAt(name.length - 1) - 1];
  return ending === undefined ? name : name.slice(0, -1) + ending;
}

/** `1+4,200` → 1, 2, 3, 4, 5, 200 */
function* numbersOf(ranges: string): Generator<number> {
  for (const range of ranges === '' ? [] : ranges.split(',')) {
    const [first = 0, more = 0] = range.split('+').map(Number);
    for (let n = first; n <= first + more; n++) yield n;
  }
}

function countOf(ranges: string): number {
  let count = 0;
  for (const range of ranges === '' ? [] : ranges.split(',')) count += 1 + Number(range.split('+')[1] ?? 0);
  return count;
}

/** `province` is one of `index.perProvince`. @throws DomainError `catalogue.unreadable` {file} */
export async function loadProvince(dir: string, province: string, index: CatalogueIndex): Promise<ProvincePart> {
  const expected = index.perProvince[province] ?? [0, 0];
  const file = `${province}.br`;
  const [head = '', streetLines = '', communityLines = ''] = (await text(dir, file)).split('\n\n');
  const [format, ...counties] = head.split('\n');
  if (format !== FORMAT) damaged(file, `format ${String(format).slice(0, 40)} is unknown`);
  const names = streetLines.split('\n');
  const communities = communityLines.split('\n');
  const streetsOf = new Map<string, string[]>();
  const streetNames = new Map<string, string>();
  // Names stay folded and numbers stay ranges until asked for: a province is a few megabytes instead of tens.
  const communitiesAt = new Map<string, { ranges: string; first: number }>();
  let first = 0;
  for (const line of counties) {
    const [county = '', ...streets] = line.split(' ');
    const codes = streets.map((street) => {
      const [segment = '', ranges = ''] = street.split(':');
      const code = `${county}${segment}000`;
      communitiesAt.set(code, { ranges, first });
      first += countOf(ranges);
      streetNames.set(code, names[streetNames.size] ?? '');
      return code;
    });
    streetsOf.set(county, codes);
  }
  if (streetNames.size !== expected[0] || names.length !== expected[0]) damaged(file, `${names.length} streets instead of ${expected[0]}`);
  if (first !== expected[1] || communities.length !== expected[1]) damaged(file, `${communities.length} communities instead of ${expected[1]}`);
  return {
    streetsOf,
    streetNames,
    communitiesOf: (street) => {
      const at = communitiesAt.get(street);
      if (!at) return [];
      return Array.from(numbersOf(at.ranges), (number, i) => ({
        code: street.slice(0, 9) + String(number).padStart(3, '0'),
        name: unfold(communities[at.first + i] ?? '', index.endings),
      }));
    },
  };
}
