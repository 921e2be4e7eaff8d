import { assertDay, type Day } from './day';
import { DomainError } from './domain-error';

/** Levels from the top down; `county` is also the district 区; `grid` 网格 has no national code (see below). */
export const DIVISION_LEVELS = ['province', 'city', 'county', 'street', 'community', 'grid'] as const;
export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

export interface ParsedDivision {
  /** Canonical: 12 digits, or 15–16 for a grid. */
  code: string;
  level: DivisionLevel;
}

/** Half-open: `validFrom` is the first day in force, `validTo` the first day no longer in force (null = still in force). */
export interface Validity {
  validFrom: Day;
  validTo: Day | null;
}

const FORM = /^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{15}|\d{16})$/;
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);
const PREFIX_LENGTH: Record<Exclude<DivisionLevel, 'grid'>, number> = { province: 2, city: 4, county: 6, street: 9, community: 12 };

function refuse(input: unknown, why: string): never {
  throw new DomainError('division.malformed', `not a division code: ${why}`, { input, why });
}

// The lowest segment that is not zero gives the level. The county segment may be 00 above a street (东莞 441900003000
// lies directly under the city); nothing else may skip a segment.
function levelOfBase(code: string): Exclude<DivisionLevel, 'grid'> {
  const city = code.slice(2, 4) !== '00';
  const county = code.slice(4, 6) !== '00';
  const street = code.slice(6, 9) !== '000';
  const community = code.slice(9, 12) !== '000';
  if (!city && (county || street || community)) refuse(code, 'a division below an empty city segment');
  if (!street && community) refuse(code, 'a community below an empty street segment');
  if (community) return 'community';
  if (street) return 'street';
  if (county) return 'county';
  return city ? 'city' : 'province';
}

/**
 * Reads a statistical division code (统计用区划代码): 2, 4, 6, 9 or 12 digits (digits 1–6 are GB/T 2260), or the 15–16
 * digits of a grid, which a tenant makes from a street's or a community's 12 digits and 3–4 of its own.
 * Short forms are padded with zeros, so `44`, `440000` and `440000000000` are the same province.
 * @throws DomainError `division.malformed` {input, why}
 */
export function parseDivisionCode(input: string): ParsedDivision {
  const text = typeof input === 'string' ? input.trim() : '';
  if (!FORM.test(text)) refuse(input, '2, 4, 6, 9, 12, 15 or 16 digits are wanted');
  if (!PROVINCES.has(text.slice(0, 2))) refuse(input, 'no such province');
  const base = text.slice(0, 12).padEnd(12, '0');
  const level = levelOfBase(base);
  if (text.length <= 12) return { code: base, level };
  if (level !== 'street' && level !== 'community') refuse(input, 'a grid lies under a street or a community');
  if (/^0+$/.test(text.slice(12))) refuse(input, 'the grid segment is zero');
  return { code: text, level: 'grid' };
}

/** True when {@link parseDivisionCode} would accept the input. */
export function isDivisionCode(input: unknown): input is string {
  try {
    return typeof input === 'string' && parseDivisionCode(input).code !== '';
  } catch {
    return false;
  }
}

/** The level of a code in any accepted form. */
export function divisionLevel(code: string): DivisionLevel {
  return parseDivisionCode(code).level;
}

/** The digits that all codes below share: `440310000000` → `440310`; a grid's prefix is the whole code. */
export function divisionPrefix(code: string): string {
  const parsed = parseDivisionCode(code);
  return parsed.level === 'grid' ? parsed.code : parsed.code.slice(0, PREFIX_LENGTH[parsed.level]);
}

/**
 * The canonical code one level up in the statistical tree, or null for a province. A street with the county segment 00
 * belongs to its city; a county of 省直辖 or of a municipality belongs to the nominal city (429000, 310100).
 */
export function parentDivisionCode(code: string): string | null {
  const { code: own, level } = parseDivisionCode(code);
  if (level === 'province') return null;
  if (level === 'grid') return own.slice(0, 12);
  // A county segment 00 cut at six digits pads out to the city itself, so such streets need no case of their own.
  const cut = { city: 2, county: 4, street: 6, community: 9 }[level];
  return own.slice(0, cut).padEnd(12, '0');
}

/**
 * The materialised path from the province to the division itself, canonical codes each followed by `/`:
 * `440000000000/440300000000/440310000000/`. One path begins with another exactly when it lies within it.
 */
export function divisionPath(code: string): string {
  const own = parseDivisionCode(code).code;
  const parent = parentDivisionCode(own);
  return `${parent === null ? '' : divisionPath(parent)}${own}/`;
}

/** True when `code` is `ancestorCode` itself or lies anywhere below it. */
export function isWithin(ancestorCode: string, code: string): boolean {
  return divisionPath(code).startsWith(divisionPath(ancestorCode));
}

/**
 * True for the statistical cities that have no government of their own: 市辖区 and 县 of the four municipalities (310100,
 * 500200) and 省/自治区直辖县级行政区划 (429000, 659000).
 */
export function isNominalCity(code: string): boolean {
  const { code: own, level } = parseDivisionCode(code);
  return level === 'city' && (MUNICIPALITIES.has(own.slice(0, 2)) || own.slice(2, 4) === '90');
}

/** The division whose government is the superior: like the parent, but stepping over nominal cities. */
export function governingDivisionCode(code: string): string | null {
  const parent = parentDivisionCode(code);
  return parent !== null && isNominalCity(parent) ? parentDivisionCode(parent) : parent;
}

/** The six digits that name a city's or district's tenant: `440310001000` → `440310`. */
export function tenantSlugOf(code: string): string {
  return parseDivisionCode(code).code.slice(0, 6);
}

/** True when the validity covers the day (`validTo` itself is no longer covered). */
export function validOn(validity: Validity, day: Day): boolean {
  assertDay(day);
  return validity.validFrom <= day && (validity.validTo === null || day < validity.validTo);
}
