import { parseDivisionCode } from './division';

/**
 * What the segment of a street-level (digits 7–9) or community-level code (digits 10–12) says by the statistical coding
 * rules: 街道 001–099, 镇 100–199, 乡 200–399, 类似乡级 400–599 (development zones and the like); 居委会 001–199,
 * 村委会 200–399, 类似 400–599, of which 498 and 598 are virtual (虚拟社区): no body of residents exists there.
 */
export type DivisionKind =
  | 'subdistrict' | 'town' | 'township' | 'special_area'
  | 'residents_committee' | 'villagers_committee' | 'similar_committee' | 'virtual_community';

/** The kind of a street or community; null for the other levels and for segments outside the rules. */
export function divisionKind(code: string): DivisionKind | null {
  const parsed = parseDivisionCode(code);
  if (parsed.level === 'street') {
    const segment = Number(parsed.code.slice(6, 9));
    if (segment < 100) return 'subdistrict';
    if (segment < 200) return 'town';
    if (segment < 400) return 'township';
    return segment < 600 ? 'special_area' : null;
  }
  if (parsed.level === 'community') {
    const segment = Number(parsed.code.slice(9, 12));
    if (segment === 498 || segment === 598) return 'virtual_community';
    if (segment < 200) return 'residents_committee';
    if (segment < 400) return 'villagers_committee';
    return segment < 600 ? 'similar_committee' : null;
  }
  return null;
}
