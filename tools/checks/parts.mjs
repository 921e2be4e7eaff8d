import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitFaults } from '../commit-lint.mjs';
import { findChromium, root } from '../preflight.mjs';
import { run } from './run.mjs';
import { nothing, ofJest, single, sum } from './tally.mjs';
import { newestCommit, turnOf } from './turns.mjs';

/** How long Jest may take to go once its last test is done. */
const GRACE_MS = 30_000;

async function lint() {
  const eslint = single('lint', await run(['eslint/bin/eslint.js', '.']));
  const faults = commitFaults();
  if (faults.length) eslint.failures.push(...faults);
  // Messages of commits are a part of lint, which is one thing.
  return faults.length ? { ...eslint, passed: 0, failed: 1 } : eslint;
}

/** Packages with TypeScript that no `typecheck` would ever see. */
export function untyped(base = root) {
  return ['apps', 'libs', 'tools'].flatMap((group) =>
    readdirSync(join(base, group), { withFileTypes: true })
      .filter((d) => d.isDirectory() && existsSync(join(base, group, d.name, 'package.json')))
      .map((d) => `${group}/${d.name}`)
      .filter((p) => !existsSync(join(base, p, 'tsconfig.json')) && ['src', 'test', 'migrations'].some((f) => existsSync(join(base, p, f)))),
  );
}

async function types() {
  const missing = untyped();
  if (missing.length) return single('types', { ok: false, why: `${missing.join(', ')}: no tsconfig.json` });
  return single('types', await run(['nx/dist/bin/nx.js', 'run-many', '-t', 'typecheck', '--output-style=static']));
}

/** Tests of the tools themselves, on Node's own runner: Jest cannot load their ES modules. */
async function tools() {
  const skipped = new Set(['node_modules', 'dist']);
  const under = (dir) =>
    readdirSync(join(root, dir), { withFileTypes: true }).flatMap((d) => {
      if (d.isDirectory()) return skipped.has(d.name) ? [] : under(join(dir, d.name));
      return d.name.endsWith('.test.mjs') ? [join(dir, d.name)] : [];
    });
  return single('tools', await run(['--test', '--test-reporter=spec', ...under('tools')], { bare: true }));
}

const jest = (part, ...options) =>
  async function runJest(patterns) {
    const dir = mkdtempSync(join(tmpdir(), 'anlan-test-'));
    const outputFile = join(dir, 'report.json');
    const args = ['--selectProjects', part, '--ci', '--json', `--outputFile=${outputFile}`, ...options];
    if (patterns.length) args.push('--passWithNoTests', ...patterns);
    try {
      const exit = await run(['jest/bin/jest.js', ...args], { limitMs: 60 * 60_000, watch: (stop) => watchEnd(outputFile, stop) });
      const report = existsSync(outputFile) ? JSON.parse(readFileSync(outputFile, 'utf8')) : undefined;
      return ofJest(part, report, exit, root);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  };

/** Several Jests beside one another, each with a platform of its own: specs that count the rows of a ledger must not meet. */
const inShards = (count, part, ...options) =>
  async (patterns) => sum(await Promise.all(Array.from({ length: count }, (_, i) => jest(part, `--shard=${i + 1}/${count}`, '--passWithNoTests', ...options)(patterns))));

/** A test that leaves something open keeps Jest from ending after its report is written. */
function watchEnd(outputFile, stop) {
  let written;
  return setInterval(() => {
    if (!existsSync(outputFile)) return;
    written ??= Date.now();
    if (Date.now() - written > GRACE_MS) stop('still runs after its last test: something was left open');
  }, 1_000);
}

/** Breaks one promise at a time in a copy of the sources; the tests must go red each time. `patterns` are names of mutations; as a part of everything it is the turn of a share of them. */
async function mutations(patterns, { whole }) {
  const dir = mkdtempSync(join(tmpdir(), 'anlan-test-'));
  const report = join(dir, 'report.json');
  try {
    const exit = await run([join(root, 'tools/mutations/main.mjs'), '--report', report, ...(whole ? ['--share'] : []), ...patterns], { bare: true });
    return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : single('mutations', exit);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** In so many commits, on the average, every browser spec runs once as a part of everything. */
export const BROWSER_SHARES = 2;

/** Files of browser specs, from the root of the repository. */
export function browserSpecs(base = root) {
  const folder = 'apps/console/test';
  return readdirSync(join(base, folder)).filter((f) => f.endsWith('.browser-spec.ts')).sort().map((f) => `${folder}/${f}`);
}

/** As a part of everything it is the turn of a half of the specs; asked for by name, all of them run. */
function byTurns(part) {
  return async (patterns, { whole }) => {
    const commit = whole ? newestCommit(root) : undefined;
    return part(commit ? turnOf(browserSpecs(), (file) => file, commit, BROWSER_SHARES) : patterns);
  };
}

/** Without a browser there is nothing to run; whether that is a failure, `npm test` has decided before. */
function withChromium(part) {
  return async (patterns, options) => (findChromium().ok ? part(patterns, options) : nothing());
}

/** The parts in their order. Each answers a tally; `patterns` narrow the parts that are Jest's. */
export const PARTS = {
  lint: { run: lint },
  types: { run: types },
  tools: { run: tools },
  unit: { run: jest('unit'), patterns: true },
  integration: { run: jest('integration', '--runInBand'), patterns: true, needsBuild: true },
  mutations: { run: mutations, patterns: true, needsBuild: true },
  e2e: { run: jest('e2e', '--runInBand'), patterns: true, needsBuild: true, hasKeycloak: true },
  browser: { run: withChromium(byTurns(inShards(2, 'browser', '--runInBand'))), patterns: true, needsBuild: true },
};

/** Runs parts one after another, with a heading and the time of each; `whole`: they are everything. Answers the sum. */
export async function runParts(names, patterns, { whole = false, stopAtFailure = false, log = console.log, interrupted = () => false } = {}) {
  const tallies = [];
  for (const name of names) {
    const startedAt = Date.now();
    log(`\n── ${name} ${'─'.repeat(Math.max(0, 66 - name.length))}`);
    const tally = await PARTS[name].run(patterns, { whole });
    tallies.push(tally);
    log(`${tally.failed ? '✗' : '✓'} ${name}: ${tally.passed} passed, ${tally.failed} failed, ${((Date.now() - startedAt) / 1000).toFixed(0)} s`);
    if (interrupted() || (stopAtFailure && tally.failed)) break;
  }
  return sum(tallies);
}
