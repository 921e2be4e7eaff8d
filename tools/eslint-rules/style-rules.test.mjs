import { expectInTest } from './expect-in-test.mjs';
import { handleOnly } from './handle-only.mjs';
import { noFixedSleep } from './no-fixed-sleep.mjs';
import { noFocusedTest } from './no-focused-test.mjs';
import { noUtcDay } from './no-utc-day.mjs';
import { reasonedSuppression } from './reasoned-suppression.mjs';
import { check } from './tester.mjs';
import { thinController } from './thin-controller.mjs';

check('handle-only', handleOnly, {
  valid: ["import { Controller, Header, Req } from '@nestjs/common'; @Controller() class A { @Handle(api.get) get() {} }", "import { Get } from './other';"],
  invalid: [
    ["import { Controller, Get } from '@nestjs/common';", 'route'],
    ["import { Post as P, HttpCode } from '@nestjs/common';", 'route', 'route'],
    ["@Controller('hazards') class A {}", 'prefix'],
  ],
});

check('thin-controller', thinController, {
  options: [{ max: 3 }],
  valid: [
    '@Controller() class A { @Handle(x) get() { return this.s.get(); } }',
    '@Controller() class A { constructor() { a(); b(); c(); d(); } @Handle(x) list() { const q = f(); return this.s.list(q); } }',
    '@Controller() class A { @Handle(x) list() { const q = f(); if (q.csv) return this.s.csv(q); return this.s.list(q); } }',
    '@Injectable() class A { get() { a(); b(); c(); d(); } }',
  ],
  invalid: [
    ['@Controller() class A { @Handle(x) get() { a(); b(); c(); return d(); } }', 'thick'],
    ['@Controller() class A { @Handle(x) list() { const q = f(); if (q.csv) return this.s.csv(q); else g(); return this.s.list(q); } }', 'thick'],
    ['@Controller() class A { @Handle(x) list() { if (q) { a(); b(); c(); } return d(); } }', 'thick'],
    ['function make() { @Controller() class A { @Handle(x) get() { for (const i of x) { a(i); b(i); } return 1; } } return A; }', 'thick'],
  ],
});

check('no-fixed-sleep', noFixedSleep, {
  valid: [
    'jest.useFakeTimers(); jest.advanceTimersByTime(50);',
    "await new Promise((resolve, reject) => { const t = setTimeout(() => reject(new Error('late')), 500); socket.once('open', resolve); });",
    'await until(() => seen.length === 1);',
    "import { setImmediate } from 'node:timers/promises'; await setImmediate();",
    { code: 'while (!(await done())) { if (Date.now() > deadline) throw new Error(); await new Promise((r) => setTimeout(r, 20)); }', options: [{ allowInLoop: true }] },
  ],
  invalid: [
    ['await new Promise((r) => setTimeout(r, 100));', 'sleep'],
    ['await new Promise((r) => setTimeout(() => r(1), 100));', 'sleep'],
    ['await new Promise(function (r) { setTimeout(r, 100); });', 'sleep'],
    ['await new Promise((r) => void setTimeout(r, 100).unref());', 'sleep'],
    ['await sleep(200);', 'sleep'],
    ["import { setTimeout } from 'timers/promises'; await setTimeout(5);", 'sleep'],
    ["import { setTimeout as wait } from 'node:timers/promises'; await wait(5);", 'sleep'],
    ["import * as timers from 'node:timers/promises'; await timers.setTimeout(5);", 'sleep'],
    ['while (!done) await new Promise((r) => setTimeout(r, 20));', 'sleep'],
  ],
});
check('no-fixed-sleep in a test kit', noFixedSleep, { options: [{ allowInLoop: true }], valid: [], invalid: [['await new Promise((r) => setTimeout(r, 100));', 'sleep']] });

check('no-utc-day', noUtcDay, {
  valid: [
    'const at = new Date().toISOString();',
    'const micros = `${at.toISOString().slice(0, 19)}000Z`;',
    'const day = shanghaiDay(now); const year = Number(day.slice(0, 4));',
    'const clock = toShanghaiIso(now).slice(11, 16);',
    'const hour = 3_600_000; const shift = 8 * 60_000;',
  ],
  invalid: [
    ['const day = new Date().toISOString().slice(0, 10);', 'cut'],
    ['const day = at.toISOString().substring(0, 10);', 'cut'],
    ['const month = new Date(Date.UTC(y, m, 1)).toISOString().slice(0, 7);', 'cut'],
    ['const minute = at.toISOString().slice(0, 16);', 'cut'],
    ["const [day] = at.toISOString().split('T');", 'cut'],
    ['const day = at.toJSON().slice(0, 10);', 'cut'],
    ['const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();', 'offset'],
    ['const there = at - 8 * 60 * 60 * 1000;', 'offset'],
    ['const there = at + 28_800_000;', 'offset'],
    ['const day = new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);', 'offset', 'cut'],
  ],
});

check('expect-in-test', expectInTest, {
  valid: [
    "it('x', () => { expect(1).toBe(1); });",
    "it('x', async () => { await request(app).get('/').expect(200); });",
    "it.each([1])('x %i', (n) => { fc.assert(fc.property(fc.nat(), (m) => m >= n)); });",
    "it('x', () => { seen(1); }); function seen(n) { expect(n).toBe(1); }",
    "const seen = (n) => expect(n).toBe(1); it('x', () => [1, 2].forEach((n) => seen(n)));",
    "const body = () => expect(1).toBe(1); it('x', body);",
    "test('x', () => { assert.equal(1, 1); });",
    "it('comes back', async () => { await until(() => alive()); });",
    "beforeEach(() => { prepare(); });",
  ],
  invalid: [
    ["it('x', () => { run(); });", 'none'],
    ["it('x', async () => { await verifier.verify(token); }, 10_000);", 'none'],
    ["test.each([[1]])('x', (n) => { run(n); });", 'none'],
    ["it('x', () => { again(); }); function again() { again(); }", 'none'],
  ],
});

check('no-focused-test', noFocusedTest, {
  valid: ["it('x', () => {});", 'rows.skip(3);', "describe.each([1])('x', () => {});"],
  invalid: [
    ["it.only('x', () => {});", 'focused'],
    ["describe.only('x', () => {});", 'focused'],
    ["fit('x', () => {});", 'focused'],
    ["xit('x', () => {});", 'skipped'],
    ["describe.skip('x', () => {});", 'skipped'],
    ['const maybe = ready ? it : it.skip;', 'skipped'],
    ["test.concurrent.only('x', () => {});", 'focused'],
    ["it.todo('x');", 'skipped'],
  ],
});

check('reasoned-suppression', reasonedSuppression, {
  valid: ['// eslint-disable-next-line eqeqeq -- compares with null on purpose\na == b;', '/* eslint-enable eqeqeq */', '// eslint is a linter', '/* eslint eqeqeq: off -- generated code compares loosely */'],
  invalid: [
    ['// eslint-disable-next-line eqeqeq\na == b;', 'reason'],
    ['a == b; // eslint-disable-line eqeqeq -- ok', 'reason'],
    ['/* eslint-disable -- because I say so */', 'blanket'],
    ['/* eslint-disable */', 'blanket'],
    ['/* eslint eqeqeq: off */', 'reason'],
  ],
});
