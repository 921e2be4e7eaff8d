import { Problem } from '../api/problem';
import { drain, type DrainPorts } from './drain';
import type { Entry } from './outbox.rules';

const ME = '440310 a';
const entry = (id: string, at: number, more: Partial<Entry> = {}): Entry => ({ id, at, owner: ME, op: 'patrol.open', body: { id }, key: `key-${id}`, title: id, page: 'checks', values: {}, files: [], also: [], ...more });

/** What is kept, and a server that answers as it is told. */
function bench(entries: Entry[], answer: (e: Entry) => unknown) {
  const kept = new Map(entries.map((e) => [e.id, e]));
  const tries: string[] = [];
  const ports: DrainPorts = {
    now: () => 7, read: async () => [...kept.values()], keep: async (e) => void kept.set(e.id, e), drop: async (id) => void kept.delete(id),
    deliver: async (e) => {
      tries.push(`${e.id} ${e.key}`);
      return answer(e);
    },
  };
  return { kept, tries, run: () => drain(ME, ports) };
}
const fail = (status: number, code: string): never => {
  throw new Problem(status, code, 'title', 'detail', [{ path: 'body.title', code: 'x', message: '标题' }], 'trace');
};

describe('sending what waits', () => {
  it('given several, then they go in order, once each, and leave', async () => {
    const b = bench([entry('b', 2), entry('a', 1)], (e) => ({ id: e.id }));
    const { sent, stopped } = await b.run();
    expect(b.tries).toEqual(['a key-a', 'b key-b']);
    expect([...sent.keys()]).toEqual(['a', 'b']);
    expect(sent.get('a')?.answer).toEqual({ id: 'a' });
    expect([b.kept.size, stopped]).toEqual([0, undefined]);
  });

  it('given no line, then the first try ends it, and everything is kept as it was', async () => {
    const [a, c] = [entry('a', 1), entry('c', 2)];
    const b = bench([a, c], () => fail(0, 'network'));
    expect(await b.run()).toMatchObject({ stopped: 'later' });
    expect(b.tries).toHaveLength(1);
    expect([...b.kept.values()]).toEqual([a, c]);
  });

  it('given an answer that was lost, then the next try has the same key', async () => {
    let lost = true;
    const b = bench([entry('a', 1)], () => (lost ? fail(0, 'network') : { id: 'a' }));
    await b.run();
    lost = false;
    await b.run();
    expect(b.tries).toEqual(['a key-a', 'a key-a']);
    expect(b.kept.size).toBe(0);
  });

  it('given a refusal, then the server\'s words stay with the entry, the others go, and it is not tried again by itself', async () => {
    const b = bench([entry('a', 1, { about: 'r' }), entry('later', 2, { about: 'r' }), entry('c', 3)], (e) => (e.id === 'a' ? fail(400, 'request.invalid') : {}));
    const { refused, sent } = await b.run();
    expect([...sent.keys()]).toEqual(['c']);
    expect(refused.get('a')?.code).toBe('request.invalid');
    expect(b.kept.get('a')?.refusal).toEqual({ status: 400, code: 'request.invalid', title: 'title', detail: 'detail', faults: [{ path: 'body.title', code: 'x', message: '标题' }], traceId: 'trace', at: 7 });
    await b.run();
    expect(b.tries).toEqual(['a key-a', 'c key-c']);
    expect([...b.kept.keys()]).toEqual(['a', 'later']);
  });

  it('given a sign-in that has ended, then nothing is refused and all of it waits', async () => {
    const b = bench([entry('a', 1)], () => fail(401, 'request.unauthenticated'));
    expect(await b.run()).toMatchObject({ stopped: 'sign-in' });
    expect(b.kept.get('a')?.refusal).toBeUndefined();
  });

  it('given somebody else\'s entries, then they are neither sent nor touched', async () => {
    const theirs = entry('x', 0, { owner: '440310 b' });
    const b = bench([theirs], () => ({}));
    await b.run();
    expect([b.tries, [...b.kept.values()]]).toEqual([[], [theirs]]);
  });

  it('given a file that was sent before a refusal, then it is not forgotten with it', async () => {
    const b = bench([entry('a', 1, { files: [{ id: 'p', name: 'p' }] })], () => {
      b.kept.set('a', entry('a', 1, { files: [{ id: 'p', name: 'p', fileId: 'f' }] }));
      return fail(403, 'check.out_of_scope');
    });
    await b.run();
    expect(b.kept.get('a')).toMatchObject({ files: [{ fileId: 'f' }], refusal: { status: 403 } });
  });
});
