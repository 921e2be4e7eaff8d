import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import { IdentityError } from './identity.errors';

/** What the caller is told when the identity service did not do it: nothing has changed, try again. */
export function asProblem(error: unknown): unknown {
  return error instanceof IdentityError ? new ProblemError(commonErrors.unavailable, { part: 'identity' }) : error;
}

/** The work of the identity service, whose faults are told as the caller's. */
export async function orProblem<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw asProblem(error);
  });
}

/** The identity service understood and refused: the password breaks its policy. */
export const isRefused = (error: unknown): error is IdentityError => error instanceof IdentityError && error.code === 'identity.refused' && error.status === 400;
