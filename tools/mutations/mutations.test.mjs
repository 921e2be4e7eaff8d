import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../preflight.mjs';
import { chosen, impatience, mutations } from './list/index.mjs';
import { runMutations } from './runner.mjs';
import { staleness } from './scratch.mjs';
import { within } from './testing/within.mjs';
import { controlFault, verdict } from './verdict.mjs';

const RULE = 'libs/domain/src/rate.ts';
const SPEC = 'libs/domain/src/rate.spec.ts';
const mutation = (name, find, replace, file = RULE) => ({ name, breaks: name, edits: [{ file, find, replace }], caughtBy: { project: 'unit', file: SPEC } });
const LINE = /^export function rate/m.exec(readFileSync(join(root, RULE), 'utf8'))?.[0] ?? '';

let dir;
before(() => (dir = mkdtempSync(join(tmpdir(), 'anlan-mutations-test-'))));
after(() => rmSync(dir, { recursive: true, force: true }));

describe('the list', () => {
  test('fits the sources, each find exactly once', () => {
    assert.deepEqual([...mutations, ...impatience.map((edit) => ({ edits: [edit], caughtBy: { file: SPEC } }))].flatMap((m) => staleness(root, m)), []);
  });

  test('names every mutation once, and says what it breaks in both languages', () => {
    assert.equal(new Set(mutations.map((m) => m.name)).size, mutations.length);
    assert.deepEqual(mutations.filter((m) => !/^[a-z0-9-]+$/.test(m.name) || !/\p{Script=Han}.* [a-z]/u.test(m.breaks)).map((m) => m.name), []);
  });

  test('is narrowed by names and by files', () => {
    assert.deepEqual(chosen(['force-']).map((m) => m.name), ['force-dropped']);
    assert.ok(chosen(['operation.guard']).length > 1);
    assert.deepEqual(chosen(['no such thing']), []);
    assert.equal(chosen([]).length, mutations.length);
  });
});

describe('what a run says', () => {
  const result = (status, message = '', fullName = 'a rule holds') => ({ status, fullName, failureMessages: message ? [message] : [] });
  const ran = (...assertionResults) => ({ log: '', report: { success: assertionResults.every((r) => r.status !== 'failed'), testResults: [{ message: '', assertionResults }] } });

  for (const message of ['Error: \u001b[2mexpect(\u001b[22mreceived\u001b[2m).\u001b[22mtoBe(1)', 'Error: not within 3000 ms: a row: nothing', 'Error: nothing was refused\n    at codeOf (/x/hazard.int-spec.ts:11:3)']) {
    test(`is caught by: ${message.slice(-30)}`, () => assert.deepEqual(verdict(ran(result('passed'), result('failed', message))), { caught: true, red: ['a rule holds'] }));
  }
  for (const [why, run] of [
    [/survived/, ran(result('passed'))],
    [/without an assertion/, ran(result('failed', 'TypeError: x is not a function\n    at f (/x/a.spec.ts:1:1)'))],
    [/without an assertion/, ran(result('failed', 'Error: no connection\n    at open (/x/open.ts:1:1)\n    at f (/x/a.spec.ts:1:1)'))],
    [/without an assertion/, ran(result('failed', 'thrown: "Exceeded timeout of 5000 ms for a hook.'))],
    [/did not run.*Syntax/, { log: '', report: { success: false, testResults: [{ message: 'Syntax Error', assertionResults: [] }] } }],
    [/did not run.*out of memory/, { log: 'out of memory', report: undefined }],
    [/did not run/, ran(result('pending'))],
  ]) {
    test(`is no proof: ${why}`, () => {
      assert.equal(verdict(run).caught, false);
      assert.match(verdict(run).why, why);
    });
  }

  test('is a fault of the control where something failed, or nothing ran', () => {
    assert.equal(controlFault(ran(result('passed'), result('pending'))), undefined);
    assert.match(controlFault(ran(result('pending'))), /does not run/);
    assert.match(controlFault(ran(result('passed'), result('failed', 'x'))), /red without any mutation/);
    assert.match(controlFault({ log: 'no such file' }), /no such file/);
  });
});

describe('the runner, on a rule of the domain', () => {
  const work = (name) => join(dir, name);
  const status = () => spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout;

  test('tells what is caught, what survives, what is broken and what is stale, and leaves the work tree as it was', async () => {
    const before = status();
    const lines = [];
    const tally = await runMutations({
      root,
      dir: work('tree'),
      signal: new AbortController().signal,
      log: (line) => lines.push(line),
      mutations: [
        mutation('caught', LINE, `export const rate = (): string => 'none';\nfunction was`),
        mutation('survives', LINE, `// Nothing is changed.\n${LINE}`),
        mutation('broken', LINE, `${LINE} (`),
        mutation('stale', 'this is not there', ''),
        mutation('everywhere', ' ', '  '),
      ],
    });
    assert.deepEqual([tally.passed, tally.failed], [1, 4], lines.join('\n'));
    for (const [name, why] of [['survives', /survived/], ['broken', /did not run/], ['stale', /occurs 0 times/], ['everywhere', /must occur once/]]) {
      assert.match(tally.failures.find((f) => f.startsWith(name)) ?? '', why);
    }
    assert.equal(status(), before);
    assert.ok(readFileSync(join(root, RULE), 'utf8').includes(LINE));
  });

  // A test that says who it is, and then never ends.
  const hanging = (file) => mutation('hangs', "describe('rate', ", `beforeAll(async () => { require('node:fs').writeFileSync(${JSON.stringify(file)}, String(process.pid)); await new Promise((resolve) => setTimeout(resolve, 600_000)); }, 600_000);\ndescribe('rate', `, SPEC);
  const isAlive = (pid) => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };

  test('interrupted, ends what runs and says nothing of what it did not see', async () => {
    const pidFile = join(dir, 'interrupted.pid');
    const interrupted = new AbortController();
    const running = runMutations({ root, dir: work('interrupted'), mutations: [hanging(pidFile)], signal: interrupted.signal, log: () => undefined });
    await within('the test runs', () => existsSync(pidFile));
    interrupted.abort();
    assert.deepEqual(await running, { passed: 0, failed: 0, skipped: 0, failures: [], again: [] });
    assert.equal(isAlive(Number(readFileSync(pidFile, 'utf8'))), false);
  });

  test('killed, leaves no test running', async () => {
    const pidFile = join(dir, 'killed.pid');
    const runner = pathToFileURL(join(root, 'tools/mutations/runner.mjs')).href;
    const code = `import { runMutations } from ${JSON.stringify(runner)};
      await runMutations({ root: ${JSON.stringify(root)}, dir: ${JSON.stringify(work('killed'))}, mutations: ${JSON.stringify([hanging(pidFile)])}, signal: new AbortController().signal });`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: dirname(pidFile), stdio: 'ignore' });
    await within('the test runs', () => existsSync(pidFile));
    assert.equal(isAlive(Number(readFileSync(pidFile, 'utf8'))), true);
    parent.kill('SIGKILL');
    await within('the test is gone', () => !isAlive(Number(readFileSync(pidFile, 'utf8'))));
  });
});
