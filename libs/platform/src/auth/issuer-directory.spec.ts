import { FakeClock } from './auth.fixtures';
import { IssuerDirectory, type IssuerDirectoryOptions } from './issuer-directory';
import type { IssuerEntry } from './issuer-registry';

const ISSUER = 'https://id.example/realms/district-440310';
const entry: IssuerEntry = { tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' };
let clock: FakeClock;
let calls: string[];
let answer: (issuer: string) => Promise<IssuerEntry | undefined>;

beforeEach(() => {
  clock = new FakeClock();
  calls = [];
  answer = (issuer) => Promise.resolve(issuer === ISSUER ? entry : undefined);
});
const make = (more: Partial<IssuerDirectoryOptions> = {}): IssuerDirectory =>
  new IssuerDirectory({ now: clock.now, load: (issuer) => (calls.push(issuer), answer(issuer)), ...more });

test('a miss is loaded once for all who wait, then served from memory', async () => {
  const directory = make();
  const found = await Promise.all(Array.from({ length: 50 }, () => directory.lookup(ISSUER)));
  for (const each of found) expect(each).toMatchObject(entry);
  clock.advance(9);
  await directory.lookup(ISSUER);
  expect(calls).toEqual([ISSUER]);
});

describe('a loaded entry', () => {
  const suspended: IssuerEntry = { ...entry, state: 'suspended' };
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  test('is reloaded in the background after ten seconds, once for all', async () => {
    const directory = make();
    await directory.lookup(ISSUER);
    answer = () => Promise.resolve(suspended);
    clock.advance(11);
    const seen = await Promise.all(Array.from({ length: 20 }, () => directory.lookup(ISSUER)));
    expect(new Set(seen.map((each) => each?.state))).toEqual(new Set(['active']));
    await settle();
    expect(await directory.lookup(ISSUER)).toMatchObject({ state: 'suspended' });
    expect(calls).toHaveLength(2);
  });
  test('is not believed after a quiet hour: everyone waits for the new state', async () => {
    const directory = make();
    await directory.lookup(ISSUER);
    answer = () => Promise.resolve(suspended);
    clock.advance(3_600);
    const seen = await Promise.all(Array.from({ length: 20 }, () => directory.lookup(ISSUER)));
    expect(new Set(seen.map((each) => each?.state))).toEqual(new Set(['suspended']));
    expect(calls).toHaveLength(2);
  });
  test('that is gone at the source is forgotten', async () => {
    const directory = make();
    await directory.lookup(ISSUER);
    answer = () => Promise.resolve(undefined);
    clock.advance(3_600);
    expect(await directory.lookup(ISSUER)).toBeUndefined();
    expect(directory.all()).toEqual([]);
  });
  test('is kept while the loader fails, which is then asked every ten seconds', async () => {
    const directory = make();
    await directory.lookup(ISSUER);
    answer = () => Promise.reject(new Error('down'));
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1);
      expect(await directory.lookup(ISSUER)).toMatchObject(entry);
      await settle();
    }
    expect(calls).toHaveLength(1 + 6);
    answer = () => Promise.resolve(suspended);
    clock.advance(11);
    await directory.lookup(ISSUER);
    await settle();
    expect(await directory.lookup(ISSUER)).toMatchObject({ state: 'suspended' });
  });
  test('that was put is never reloaded', async () => {
    const directory = make();
    directory.put({ ...entry, issuer: ISSUER });
    clock.advance(86_400);
    expect(await directory.lookup(ISSUER)).toMatchObject(entry);
    expect(calls).toEqual([]);
  });
});

test('"no such issuer" is remembered for two seconds', async () => {
  const directory = make();
  for (const step of [0, 1.9, 0.2]) {
    clock.advance(step);
    expect(await directory.lookup('https://nobody')).toBeUndefined();
  }
  expect(calls).toHaveLength(2);
});

test('a flood of random issuers: about five loads a second, bounded memory, known issuers unharmed', async () => {
  const directory = make();
  directory.put({ ...entry, issuer: ISSUER });
  for (let tenth = 0; tenth < 100; tenth += 1) {
    await Promise.all(Array.from({ length: 100 }, (_, n) => directory.lookup(`https://r${tenth}-${n}`)));
    expect(await directory.lookup(ISSUER)).toMatchObject(entry);
    clock.advance(0.1);
  }
  expect(calls.length).toBeGreaterThan(45);
  expect(calls.length).toBeLessThanOrEqual(56);
  expect(directory.negatives).toBeLessThan(20);
  expect(directory.all()).toHaveLength(1);
});

test('absurd issuers are never loaded', async () => {
  const directory = make();
  for (const odd of ['', 'x'.repeat(513), undefined, null, 7, {}]) expect(await directory.lookup(odd as string)).toBeUndefined();
  expect(calls).toEqual([]);
});

test.each([
  ['rejects', () => Promise.reject(new Error('down'))],
  ['throws', () => { throw new Error('down'); }],
  ['hangs', () => new Promise<never>(() => undefined)],
])('a loader that %s rejects the lookup and is asked again', async (_, bad) => {
  const directory = make({ loadTimeoutMs: 30 });
  answer = bad;
  await expect(directory.lookup(ISSUER)).rejects.toThrow(/down|in time/);
  answer = () => Promise.resolve(entry);
  expect(await directory.lookup(ISSUER)).toMatchObject(entry);
});

test('put replaces, also what a slower load brings back', async () => {
  const directory = make();
  let finish = (_: IssuerEntry): void => undefined;
  answer = () => new Promise((resolve) => (finish = resolve));
  const waiting = directory.lookup(ISSUER);
  directory.put({ ...entry, issuer: ISSUER, state: 'suspended' });
  await Promise.resolve();
  await Promise.resolve();
  finish(entry);
  expect(await waiting).toMatchObject({ state: 'suspended' });
  expect(await directory.lookup(ISSUER)).toMatchObject({ state: 'suspended' });
});

test('remove is not undone by a slower load', async () => {
  const directory = make();
  let finish = (_: IssuerEntry): void => undefined;
  answer = () => new Promise((resolve) => (finish = resolve));
  const waiting = directory.lookup(ISSUER);
  await Promise.resolve();
  await Promise.resolve();
  directory.remove(ISSUER);
  finish(entry);
  expect(await waiting).toBeUndefined();
  expect(directory.all()).toEqual([]);
});

test('put ends a remembered "no such issuer", and all() hands out copies', async () => {
  const directory = make();
  await directory.lookup('https://new');
  directory.put({ ...entry, issuer: 'https://new' });
  expect(await directory.lookup('https://new')).toMatchObject(entry);
  for (const copy of directory.all()) copy.state = 'suspended';
  expect(await directory.lookup('https://new')).toMatchObject({ state: 'active' });
});
