import { join } from 'node:path';
import { nothing } from '../checks/tally.mjs';
import { runJest } from './jest-run.mjs';
import { apply, copySources, staleness } from './scratch.mjs';
import { controlFault, verdict } from './verdict.mjs';

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Mutations by the tests that must catch them: one control run of exactly these serves them all. */
function bySuite(mutations) {
  const suites = new Map();
  for (const mutation of mutations) {
    const { file, tests } = mutation.caughtBy;
    const suite = suites.get(`${file} ${tests}`) ?? { ...mutation.caughtBy, mutations: [] };
    suite.mutations.push(mutation);
    suites.set(`${file} ${tests}`, suite);
  }
  return [...suites.values()];
}

/**
 * Applies every mutation, one at a time, in copies of the sources, and demands that its suite goes red.
 * @param {{ root: string, dir: string, mutations: import('./list/index.mjs').Mutation[], always?: import('./list/index.mjs').Edit[],
 *   lanes?: number, signal: AbortSignal, log?: (line: string) => void }} options `dir` is the runner's own; `always` are edits
 *   that every run has, the control as well
 * @returns {Promise<import('../checks/tally.mjs').Tally>} one per mutation
 */
export async function runMutations({ root, dir, mutations, always = [], lanes = 1, signal, log = console.log }) {
  const tally = nothing();
  const pass = (mutation, startedAt, { red }) => {
    tally.passed += 1;
    log(`✓ ${mutation.name}  ${seconds(startedAt)}  ${mutation.breaks}  → ${red.length} red, ${mutation.caughtBy.file}`);
  };
  const fail = (mutation, why) => {
    tally.failed += 1;
    const text = `${mutation.name}（${mutation.breaks}）: ${why} [${mutation.caughtBy.file}]`;
    tally.failures.push(text);
    log(`✗ ${text}`);
  };

  const fresh = mutations.filter((mutation) => {
    const stale = staleness(root, mutation);
    if (stale.length) fail(mutation, `变异已过时 stale: ${stale.join('; ')}`);
    return stale.length === 0;
  });
  const queue = bySuite(fresh);

  async function work(name) {
    const place = { dir: join(dir, name), name };
    copySources(root, place.dir);
    apply(place.dir, always);
    for (let suite = queue.shift(); suite && !signal.aborted; suite = queue.shift()) {
      const fault = controlFault(await runJest(place, suite, signal));
      for (const mutation of suite.mutations) {
        if (signal.aborted) return;
        if (fault) fail(mutation, fault);
        else await judge(place, mutation);
      }
    }
  }

  async function judge(place, mutation) {
    const startedAt = Date.now();
    const restore = apply(place.dir, mutation.edits);
    try {
      const result = verdict(await runJest(place, mutation.caughtBy, signal));
      if (signal.aborted) return;
      if (result.caught) pass(mutation, startedAt, result);
      else fail(mutation, result.why);
    } finally {
      restore();
    }
  }

  await Promise.all(Array.from({ length: Math.min(lanes, queue.length) }, (_, i) => work(`copy-${i + 1}`)));
  return tally;
}
