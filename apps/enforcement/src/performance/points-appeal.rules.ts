import { pointsAppealErrors as e, type DecidePointsAppealBody } from '@anlan/contracts/enforcement';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { toHundredths, toPoints } from './performance.rules';

export function assertAnother(actor: string, filedBy: string): void {
  if (actor === filedBy) throw new ProblemError(e.same_person);
}

/** What is granted of what was asked, in hundredths; null where it is refused. Never more, and never the other way. */
export function grantedOf(asked: number, { result, points }: Pick<DecidePointsAppealBody, 'result' | 'points'>): number | null {
  if (result === 'refused') return null;
  const granted = points === undefined ? asked : toHundredths(points);
  if (Math.sign(granted) !== Math.sign(asked) || Math.abs(granted) > Math.abs(asked)) throw invalidField('body.points', e.more_than_asked, { points: String(toPoints(asked)) });
  return granted;
}
