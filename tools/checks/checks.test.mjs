import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { subjectFault } from '../commit-lint.mjs';
import { BROWSER_SHARES, browserSpecs } from './parts.mjs';
import { selection } from './selection.mjs';
import { line, nothing, ofJest, single, sum } from './tally.mjs';
import { turnOf } from './turns.mjs';

const done = { ok: true };
const broken = { ok: false, why: 'ended with exit code 1' };
const file = (name, status, assertionResults, message = '') => ({ name: `/repo/${name}`, status, assertionResults, message });
const result = (status, fullName) => ({ status, fullName });

describe('what Jest reports', () => {
  test('is counted, and failures are named', () => {
    const report = { testResults: [file('a.spec.ts', 'failed', [result('passed', 'a one'), result('failed', 'a two'), result('pending', 'a three'), result('todo', 'a four')])] };
    assert.deepEqual(ofJest('unit', report, broken, '/repo'), { passed: 1, failed: 1, skipped: 2, failures: ['a.spec.ts › a two'], again: [] });
  });

  test('counts a file that could not run as one failure with its reason', () => {
    const message = "\u001b[1m●\u001b[22m Test suite failed to run\n\n    Cannot find module './x'\n";
    assert.deepEqual(ofJest('unit', { testResults: [file('a.spec.ts', 'failed', [], message)] }, broken, '/repo').failures, ["a.spec.ts: Cannot find module './x'"]);
  });

  test('counts a run without a report, and an exit code that nothing explains', () => {
    assert.deepEqual(ofJest('e2e', undefined, broken, '/repo'), { passed: 0, failed: 1, skipped: 0, failures: ['e2e: ended with exit code 1'], again: [] });
    const report = { testResults: [file('a.e2e-spec.ts', 'passed', [result('passed', 'a')])] };
    assert.deepEqual(ofJest('e2e', report, broken, '/repo'), { passed: 1, failed: 1, skipped: 0, failures: ['e2e: ended with exit code 1'], again: [] });
  });

  test('names what passed only when it was tried again', () => {
    const report = { testResults: [file('a.spec.ts', 'passed', [{ ...result('passed', 'a one'), invocations: 1 }, { ...result('passed', 'a two'), invocations: 2 }])] };
    assert.deepEqual(ofJest('browser', report, done, '/repo'), { ...nothing(), passed: 2, again: ['a.spec.ts › a two'] });
  });

  test('counts a Jest that had to be ended beside the failures that it found', () => {
    const report = { testResults: [file('a.spec.ts', 'failed', [result('failed', 'a')])] };
    assert.equal(ofJest('e2e', report, { ok: false, why: 'still runs after its last test' }, '/repo').failed, 2);
  });
});

describe('the last line', () => {
  test('is exactly N passed, N failed, and skipped only where something was', () => {
    assert.equal(line({ ...nothing(), passed: 12 }), '12 passed, 0 failed');
    assert.equal(line({ ...nothing(), passed: 1, failed: 2, skipped: 3 }), '1 passed, 2 failed, 3 skipped');
  });

  test('adds up', () => {
    assert.deepEqual(sum([single('lint', done), single('types', broken)]), { passed: 1, failed: 1, skipped: 0, failures: ['types: ended with exit code 1'], again: [] });
  });
});

describe('the arguments', () => {
  const known = { lint: {}, unit: { patterns: true }, e2e: { patterns: true } };
  for (const [args, expected] of [
    [[], { parts: ['lint', 'unit', 'e2e'], patterns: [], whole: true }],
    [['unit'], { parts: ['unit'], patterns: [], whole: false }],
    [['e2e', 'hazard'], { parts: ['e2e'], patterns: ['hazard'], whole: false }],
    [['hazard'], { parts: ['unit', 'e2e'], patterns: ['hazard'], whole: false }],
    [['lint', 'unit', 'e2e', 'a', 'unit'], { parts: ['unit', 'e2e'], patterns: ['a', 'unit'], whole: false }],
  ]) {
    test(`${JSON.stringify(args)}`, () => assert.deepEqual(selection(args, known), expected));
  }

  test('are refused where they mean nothing', () => {
    assert.throws(() => selection(['lint', 'hazard'], known), /cannot be narrowed/);
    assert.throws(() => selection(['unit', '--watch'], known), /not understood/);
  });
});

describe('a commit', () => {
  const scopes = ['enforcement', 'contracts', 'workspace'];
  for (const subject of ['feat(enforcement): report hazards', 'fix(enforcement,contracts)!: another id', 'build(workspace): 初始化']) {
    test(`may say ${subject}`, () => assert.equal(subjectFault(subject, scopes), undefined));
  }
  for (const [subject, fault] of [
    ['Fixed it', /is not/],
    ['feat: report hazards', /no project/],
    ['feat(hazards): report', /names hazards/],
    ['wip(enforcement): report', /the type wip/],
    ['feat(enforcement):report', /is not/],
    [`feat(enforcement): ${'long '.repeat(40)}`, /longer/],
  ]) {
    test(`may not say ${subject.slice(0, 40)}`, () => assert.match(subjectFault(subject, scopes) ?? '', fault));
  }
});

describe('what runs by turns', () => {
  const specs = browserSpecs();
  const turn = (commit) => turnOf(specs, (file) => file, commit, BROWSER_SHARES);

  test('is the same at the same commit, and every spec has its turn', () => {
    assert.ok(specs.length > 40);
    assert.deepEqual(turn('a'), turn('a'));
    assert.deepEqual([...new Set(Array.from({ length: 40 }, (_, i) => turn(`commit ${i}`)).flat())].sort(), specs);
  });

  test('leaves some for the next commit', () => {
    for (const commit of ['a', 'b', 'c', 'd']) assert.ok(turn(commit).length > 0 && turn(commit).length < specs.length);
  });
});
