import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '../http/problem';
import { keepWith } from './keep-with';

describe('bytes and the row that refers to them', () => {
  const attempt = async (write: (used: () => void) => Promise<unknown>): Promise<string[]> => {
    const removed: string[] = [];
    await keepWith({ remove: async (key) => void removed.push(key) }, 'k', write).catch(() => undefined);
    return removed;
  };
  const failing = (e: unknown) => async (used: () => void) => {
    used();
    throw e;
  };

  it('given a write that commits, then they stay', async () => expect(await attempt(async (used) => used())).toEqual([]));
  it('given a repetition that answers what was answered before, then they go', async () => expect(await attempt(async () => 'as before')).toEqual(['k']));
  it('given a file that is refused before the write, then they go', async () => {
    expect(await attempt(async () => { throw new Error('not a CSV'); })).toEqual(['k']);
  });
  it.each([
    ['a refusal', new ProblemError(commonErrors.idempotency_reused), ['k']],
    ['an error of a statement', Object.assign(new Error('duplicate'), { severity: 'ERROR', code: '23505' }), ['k']],
    ['a connection lost on the way', new Error('Connection terminated unexpectedly'), []],
    ['a server going down', Object.assign(new Error('terminating connection'), { severity: 'FATAL', code: '57P01' }), []],
  ])('given %s, then they go only where the row surely is not there', async (_what, e, want) => {
    expect(await attempt(failing(e))).toEqual(want);
  });
});
