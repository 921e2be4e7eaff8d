// What `npm test` runs a part of, by turns: all of it at once would take longer than people wait.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** A number that is always the same for a text. */
const numberOf = (text) => createHash('sha256').update(text).digest().readUInt32BE(0);

/**
 * Those whose turn it is at a commit: the same each time at that commit, others at the next one; each of them once in so many
 * commits as there are shares, on the average.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => string} keyOf items of one key stay together
 * @param {string} commit
 * @param {number} shares
 * @returns {T[]}
 */
export function turnOf(items, keyOf, commit, shares) {
  // In an order that mixes them, dealt out one after another: no share is much longer than another.
  const keys = [...new Set(items.map(keyOf))].sort((a, b) => numberOf(a) - numberOf(b));
  const dealt = new Set(keys.filter((_, i) => i % shares === numberOf(commit) % shares));
  return items.filter((item) => dealt.has(keyOf(item)));
}

/** The newest commit; undefined where there is none to be asked, and everything is to run. */
export function newestCommit(root) {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}
