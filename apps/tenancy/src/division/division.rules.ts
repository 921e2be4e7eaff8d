import { divisionErrors as e, type RetireDivisionBody } from '@anlan/contracts/tenancy';
import { divisionPath, parentDivisionCode, validOn, type Day, type DivisionLevel, type ParsedDivision } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';

export interface DivisionState {
  readonly code: string;
  readonly level: string;
  readonly valid_from: Day;
  readonly valid_to: Day | null;
}

export interface NewDivision {
  readonly code: string;
  readonly level: DivisionLevel;
  readonly parentCode: string;
  readonly path: string;
}

/** What a tenant may add below itself; everything above a street comes from the national catalogue. */
export function newDivision({ code, level }: ParsedDivision): NewDivision {
  const parentCode = parentDivisionCode(code);
  if (parentCode === null || !['street', 'community', 'grid'].includes(level)) throw invalidField('body.code', e.level, { code });
  return { code, level, parentCode, path: divisionPath(code) };
}

/** A parent that begins later or ends earlier than its child would leave the child hanging. */
export function assertParent(code: string, parentCode: string, parent: DivisionState | undefined, validFrom: Day): void {
  const inForce = parent && validOn({ validFrom: parent.valid_from, validTo: parent.valid_to }, validFrom);
  if (!inForce || parent.valid_to !== null) throw invalidField('body.code', e.outside, { code, parent: parentCode });
}

/** Whether the division may be retired so; `successors` are those of the body that exist, `below` counts what would be left hanging. */
export function assertRetirable(
  division: DivisionState,
  body: RetireDivisionBody,
  known: { readonly isRoot: boolean; readonly below: number; readonly successors: readonly DivisionState[] },
): void {
  if (division.valid_to !== null) throw new ProblemError(e.retired, { code: division.code });
  if (known.isRoot) throw new ProblemError(e.is_root);
  if (body.validTo < division.valid_from) throw invalidField('body.validTo', e.ends_before_start, { validFrom: division.valid_from });
  body.successorCodes.forEach((code, i) => {
    const successor = known.successors.find((s) => s.code === code);
    const takesOver = successor && code !== division.code && validOn({ validFrom: successor.valid_from, validTo: successor.valid_to }, body.validTo);
    if (!takesOver) throw invalidField(`body.successorCodes[${i}]`, e.unknown_successor, { code });
  });
  if (known.below > 0 && !body.withChildren) throw new ProblemError(e.has_children, { code: division.code, count: known.below });
}
