import { guardianshipErrors as e, guardianshipLevelNames, type EntrustBody, type GuardianshipLevel } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { fullCode } from '../duty-object/duty-object.rules';

/** The level of the divisions in which a tier's guardians are counted: of households their community. */
export const divisionLevel = (level: GuardianshipLevel): 'street' | 'community' => (level === 'street' ? 'street' : 'community');

/** The full code of the division that the tier has in its care. Throws where it is none of that level. */
export function caredDivision(given: string, level: GuardianshipLevel, reference: Pick<Reference, 'division'>): string {
  const code = fullCode(given);
  if (reference.division(code, shanghaiDay(new Date()))?.level !== divisionLevel(level)) throw invalidField('body.divisionCode', e.unknown_division, { code, level: guardianshipLevelNames[divisionLevel(level)].zh });
  return code;
}

/** Throws where a tier of households does not say which, or another says something of one. */
export function assertHousehold(level: GuardianshipLevel, b: Pick<EntrustBody, 'household' | 'households' | 'address' | 'householdPhone'>): void {
  const said = [b.households, b.address, b.householdPhone].some((x) => x !== null);
  if (level === 'household' ? b.household === null : b.household !== null || said) throw new ProblemError(e.household);
}

export interface TreeRow {
  readonly id: string;
  readonly place: number;
  readonly level: GuardianshipLevel;
  readonly division_code: string;
}

/** Whose care each is in: the first of the nearest tier above whose division holds this one's. Rows come from above. */
export function parentsOf(rows: readonly TreeRow[], holds: (above: string, code: string) => boolean): Map<string, string | null> {
  const parents = new Map<string, string | null>();
  for (const r of rows) {
    const above = rows.filter((a) => a.place < r.place && holds(a.division_code, r.division_code));
    const nearest = Math.max(...above.map((a) => a.place));
    parents.set(r.id, above.find((a) => a.place === nearest)?.id ?? null);
  }
  return parents;
}
