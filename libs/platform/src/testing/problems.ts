import { ProblemError } from '../http';

/** The problem that refuses the work. Work that succeeds, or breaks otherwise, fails the test here. */
export async function problemOf(work: Promise<unknown>): Promise<ProblemError> {
  const error = await work.then(() => undefined, (e: unknown) => e);
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
}

/** What refuses the work: the code of the first field that is named, or of the problem itself. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const { errors, code } = await problemOf(work);
  return errors[0]?.code ?? code;
}
