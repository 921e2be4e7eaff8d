import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acquireLock, LOCK_FILE, lockHolder } from './lock';
import { processIdentity } from './process-identity';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'anlan-lock-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (content: unknown): void => writeFileSync(join(dir, LOCK_FILE), typeof content === 'string' ? content : JSON.stringify(content));
const identity = processIdentity(process.pid) ?? '';

it('given a free directory, when locked, then nobody else gets it until it is released', () => {
  const lock = acquireLock(dir);
  expect(lockHolder(dir)?.pid).toBe(process.pid);
  expect(() => acquireLock(dir)).toThrow(expect.objectContaining({ code: 'LOCKED', message: expect.stringContaining(String(process.pid)) }));
  lock.release();
  acquireLock(dir).release();
  expect(readdirSync(dir)).toEqual([]);
});

it.each([
  ['of a dead process', { pid: spawnSync('true').pid, identity: 'boot:1', startedAt: '' }],
  ['whose pid another process has now', { pid: process.pid, identity: `${identity}9`, startedAt: '' }],
  ['cut off by a power failure', '{"pid":'],
  ['of another shape', { pid: 'x' }],
  ['that is empty', ''],
])('given a lock %s, when locked, then it is taken over', (_what, content) => {
  put(content);
  expect(lockHolder(dir)).toBeUndefined();
  const lock = acquireLock(dir);
  expect(lockHolder(dir)?.pid).toBe(process.pid);
  lock.release();
});

it('given a lock taken over by someone else, when the old one is released, then the new one stays', () => {
  const lock = acquireLock(dir);
  put({ pid: 1, identity: 'x', startedAt: 'later' });
  lock.release();
  expect(readdirSync(dir)).toEqual([LOCK_FILE]);
});

it('given a dead process, then it has no identity, and a living one has the same each time', () => {
  expect(processIdentity(spawnSync('true').pid)).toBeUndefined();
  expect(processIdentity(0)).toBeUndefined();
  expect(processIdentity(-1)).toBeUndefined();
  expect(identity).not.toBe('');
  expect(processIdentity(process.pid)).toBe(identity);
});
