// The part of the mutations that `npm test` breaks: all of them take longer than everything else together.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** In so many commits, on the average, every promise is broken once. */
export const SHARES = 3;

/** A number that is always the same for a text. */
const numberOf = (text) => createHash('sha256').update(text).digest().readUInt32BE(0);

/**
 * The suites of mutations whose turn it is at a commit: the same each time at that commit, others at the next one. A suite stays
 * together, since one control run serves it.
 * @param {import('./list/index.mjs').Mutation[]} mutations
 * @param {string} commit
 */
export function shareOf(mutations, commit, shares = SHARES) {
  const turn = numberOf(commit) % shares;
  return mutations.filter(({ caughtBy: { file, tests = '' } }) => numberOf(`${file} ${tests}`) % shares === turn);
}

/** The newest commit; undefined where there is none to be asked, and everything is to run. */
export function newestCommit(root) {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
