// The part of the mutations that `npm test` breaks: all of them take longer than everything else together.
import { turnOf } from '../checks/turns.mjs';

/** In so many commits, on the average, every promise is broken once. */
export const SHARES = 4;

/**
 * The suites of mutations whose turn it is at a commit. A suite stays together, since one control run serves it.
 * @param {import('./list/index.mjs').Mutation[]} mutations
 * @param {string} commit
 */
export const shareOf = (mutations, commit, shares = SHARES) => turnOf(mutations, ({ caughtBy: { file, tests = '' } }) => `${file} ${tests}`, commit, shares);
