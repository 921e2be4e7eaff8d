import { operationApi, type OperationStatus } from '@anlan/contracts/kit';
import { follow, type FollowedOperation } from './follow';

const api = operationApi('training');
const id = '0198f000-0000-7000-8000-000000000001';
const at = (state: OperationStatus['state'], done: number): OperationStatus => ({
  id, kind: 'test', state, progress: { done, total: 2 }, steps: [], result: null, error: null, createdAt: '2026-03-02T09:30:00+08:00', finishedAt: null,
});
const event = (s: OperationStatus): string => `event: progress\ndata: ${JSON.stringify(s)}\n\n`;

describe('following an operation', () => {
  const asked: string[] = [];
  let shown: FollowedOperation[];
  let leaving: AbortController;

  /** Each call is answered by the next of them. */
  function answers(...next: ((signal: AbortSignal) => Response | Promise<Response>)[]): void {
    asked.length = 0;
    globalThis.fetch = (async (url: string, { signal }: { signal: AbortSignal }) => {
      asked.push(url.endsWith('/stream') ? 'stream' : 'get');
      const answer = next.shift();
      if (!answer) throw new TypeError('nobody expected this call');
      return answer(signal);
    }) as typeof fetch;
  }
  const run = () => follow(api, id, { signal: leaving.signal, show: (f) => shown.push(f), firstWordMs: 30, pauseMs: 1 });
  const stream = (...chunks: string[]) => () => new Response(new ReadableStream<Uint8Array>({
    start(line) {
      for (const c of chunks) line.enqueue(new TextEncoder().encode(c));
      line.close();
    },
  }));
  const silence = (signal: AbortSignal) => new Response(new ReadableStream({ start: (line) => signal.addEventListener('abort', () => line.error(signal.reason)) }));
  const json = (s: OperationStatus) => () => Response.json(s);

  beforeEach(() => {
    shown = [];
    leaving = new AbortController();
    globalThis.localStorage ??= { getItem: () => null } as unknown as Storage;
  });

  it('given a stream whose events come in pieces, shows each and gives the last', async () => {
    const words = event(at('running', 1)) + ': waiting\n\n' + event(at('succeeded', 2));
    answers(stream(words.slice(0, 40), words.slice(40, 41), words.slice(41)));
    expect(await run()).toEqual(at('succeeded', 2));
    expect(shown.map((f) => f.status?.progress.done)).toEqual([1, 2]);
    expect(asked).toEqual(['stream']);
  });

  it('given a line that breaks in the middle, says so and takes it up again', async () => {
    answers(stream(event(at('running', 1))), () => Promise.reject(new TypeError('network')), stream(event(at('failed', 1))));
    expect(await run()).toEqual(at('failed', 1));
    expect(shown).toEqual([{ status: at('running', 1), isReconnecting: false }, { status: at('running', 1), isReconnecting: true }, { status: at('failed', 1), isReconnecting: false }]);
  });

  it('given a proxy that holds the stream back, asks again and again instead', async () => {
    answers(silence, json(at('running', 1)), json(at('succeeded', 2)));
    expect(await run()).toEqual(at('succeeded', 2));
    expect(asked).toEqual(['stream', 'get', 'get']);
  });

  it('given an operation that is not there for the caller, says so and asks no more', async () => {
    answers(() => Response.json({ code: 'common.not_found', title: '没有找到' }, { status: 404 }));
    expect(await run()).toBeUndefined();
    expect(shown).toMatchObject([{ error: { code: 'common.not_found' }, isReconnecting: false }]);
    expect(asked).toHaveLength(1);
  });

  it('given that the page is left, closes the line and shows nothing more', async () => {
    let closed = false;
    answers((signal) => {
      signal.addEventListener('abort', () => (closed = true));
      queueMicrotask(() => leaving.abort());
      return silence(signal);
    });
    expect(await run()).toBeUndefined();
    expect({ closed, shown }).toEqual({ closed: true, shown: [] });
  });
});
