import { changesApi } from '@anlan/contracts/kit';
import { listen, type LiveWord } from './live-line';

const api = changesApi('training');

describe('listening to changes', () => {
  let heard: LiveWord[];
  let leaving: AbortController;

  /** Each call is answered by the next of them; after the last the page is left. */
  function answers(...next: (() => Response)[]): void {
    globalThis.fetch = (async () => {
      const answer = next.shift();
      if (answer) return answer();
      leaving.abort();
      throw new TypeError('left');
    }) as typeof fetch;
  }
  const stream = (text: string) => () => new Response(new TextEncoder().encode(text));
  const run = () => listen(api, { signal: leaving.signal, hear: (w) => heard.push(w), pauseMs: 1, longestMs: 2 });

  beforeEach(() => {
    heard = [];
    leaving = new AbortController();
    globalThis.localStorage ??= { getItem: () => null } as unknown as Storage;
  });

  it('given changes, tells whose they are; given many, the aggregate alone', async () => {
    answers(stream('retry: 3000\n\nevent: change\ndata: {"aggregate":"hazard","id":"x","event":"assigned","sequence":2,"at":"2026-03-02T09:30:00+08:00"}\n\n: \n\nevent: many\ndata: {"aggregate":"inspection"}\n\n'));
    await run();
    expect(heard).toEqual([{ service: 'training', up: true }, { service: 'training', aggregate: 'hazard' }, { service: 'training', aggregate: 'inspection' }, { service: 'training', up: false }]);
  });

  it('given a line that ends, says so, connects again, and holds everything for stale then but not at first', async () => {
    answers(stream('event: end\ndata: {"reason":"rights"}\n\n'), stream(''));
    await run();
    expect(heard).toEqual([
      { service: 'training', up: true }, { service: 'training', ended: 'rights' }, { service: 'training', up: false },
      { service: 'training', up: true }, { service: 'training', aggregate: '*' }, { service: 'training', up: false },
    ]);
  });

  it('given that something may have been missed, holds everything for stale', async () => {
    answers(stream('event: refetch\ndata: {}\n\n'));
    await run();
    expect(heard).toContainEqual({ service: 'training', aggregate: '*' });
  });

  it('given a service that is away, tries again; given one that refuses, asks no more', async () => {
    let calls = 0;
    answers(() => (calls += 1, Response.json({ code: 'common.unavailable', title: '' }, { status: 503 })), () => (calls += 1, Response.json({ code: 'common.forbidden', title: '' }, { status: 403 })), () => (calls += 1, new Response('')));
    await run();
    expect(calls).toBe(2);
    expect(heard.at(-1)).toEqual({ service: 'training', up: false });
  });
});
