import { relative } from 'node:path';

/**
 * @typedef {object} Tally
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string[]} failures one line each
 * @property {string[]} again what passed only when it was tried once more, one line each
 */

/** @returns {Tally} */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, failures: [], again: [] });

/** Counts a part that is one thing: it holds or it does not. */
export const single = (name, { ok, why }) => (ok ? { ...nothing(), passed: 1 } : { ...nothing(), failed: 1, failures: [why ? `${name}: ${why}` : name] });

/** @param {Tally[]} tallies @returns {Tally} */
export const sum = (tallies) =>
  tallies.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, failures: [...a.failures, ...b.failures], again: [...a.again, ...b.again] }), nothing());

/** `N passed, N failed`, and what was skipped only where something was. */
export const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const firstLine = (text) => {
  const plain = (text ?? '').replace(/\u001b\[[0-9;]*m/g, '');
  return plain.split('\n').map((l) => l.replace(/^\s*●\s*/, '').trim()).find((l) => l && l !== 'Test suite failed to run') ?? 'could not run';
};

/**
 * Counts what Jest reports as JSON. A file that could not even run counts as one failure; so does an exit code other than 0
 * that no failure explains: a set-up that broke, a process that was killed, something left open.
 * @param {string} part
 * @param {object | undefined} report undefined where Jest wrote none
 * @param {{ ok: boolean, why?: string }} exit
 * @param {string} root
 * @returns {Tally}
 */
export function ofJest(part, report, exit, root) {
  const tally = nothing();
  for (const file of report?.testResults ?? []) {
    const path = relative(root, file.name);
    const failed = file.assertionResults.filter((t) => t.status === 'failed');
    tally.passed += file.assertionResults.filter((t) => t.status === 'passed').length;
    tally.skipped += file.assertionResults.filter((t) => t.status === 'pending' || t.status === 'todo' || t.status === 'disabled').length;
    tally.failures.push(...failed.map((t) => `${path} › ${t.fullName}`));
    tally.again.push(...file.assertionResults.filter((t) => t.status === 'passed' && t.invocations > 1).map((t) => `${path} › ${t.fullName}`));
    if (file.status === 'failed' && failed.length === 0) tally.failures.push(`${path}: ${firstLine(file.message)}`);
  }
  if (!exit.ok && (tally.failures.length === 0 || !report || /^not done|still runs/.test(exit.why ?? ''))) tally.failures.push(`${part}: ${exit.why ?? 'failed'}`);
  tally.failed = tally.failures.length;
  return tally;
}
