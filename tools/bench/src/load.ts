import { Agent, request, type IncomingMessage } from 'node:http';

export interface Target {
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  /** path and body of the n-th request */
  next(n: number): { path: string; body?: string };
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  /** what the first that failed was answered */
  readonly failure?: string;
}

/** `concurrency` callers, each with a connection of its own, ask one after another for `ms` milliseconds. */
export async function load(target: Target, ms: number, concurrency = 16): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const { hostname, port } = new URL(target.url);
  const times: number[] = [];
  let n = 0;
  let failed = 0;
  let failure: string | undefined;
  const started = performance.now();
  const caller = async (): Promise<void> => {
    while (performance.now() - started < ms) {
      const { path, body } = target.next(n++);
      const at = performance.now();
      const answer = await once(agent, { hostname, port, path, method: target.method ?? 'GET', headers: { ...target.headers, ...(body ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}) } }, body);
      times.push(performance.now() - at);
      if (answer.status < 400) continue;
      failed += 1;
      failure ??= `${path}: ${answer.status} ${answer.body.slice(0, 300)}`;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), failed, ...(failure === undefined ? {} : { failure }) };
}

/** Asks at a fixed pace until `end`, whatever the answers take; a request's time counts from when it was due. Sorted, in milliseconds. */
export async function paced(target: Target, perSecond: number, end: Promise<unknown>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(target.url);
  const times: number[] = [];
  const asked: Promise<void>[] = [];
  let over = false;
  const ending = end.finally(() => (over = true));
  const started = performance.now();
  for (let n = 0; !over; n += 1) {
    const due = started + (n * 1000) / perSecond;
    if (due > performance.now()) await new Promise((r) => setTimeout(r, due - performance.now()));
    asked.push(
      once(agent, { hostname, port, path: target.next(n).path, method: 'GET', headers: target.headers }).then(({ status, body }) => {
        if (status >= 400) throw new Error(`an ordinary request was answered ${status}: ${body.slice(0, 300)}`);
        times.push(performance.now() - due);
      }),
    );
  }
  await Promise.all([...asked, ending]);
  agent.destroy();
  return times.sort((a, b) => a - b);
}

function once(agent: Agent, options: object, body?: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const req = request({ ...options, agent }, (res: IncomingMessage) => {
      const status = res.statusCode ?? 0;
      const parts: Buffer[] = [];
      // Only what a failure says is looked at.
      res.on('data', (part: Buffer) => void (status >= 400 && parts.push(part)));
      res.on('end', () => resolve({ status, body: Buffer.concat(parts).toString('utf8') }));
      res.on('error', reject);
    });
    req.on('error', reject);
    req.end(body);
  });
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile([...values].sort((a, b) => a - b), 0.5);
}

/** Two targets in turn, A B A B …, after a warm-up: the machine's own drift hits both. Answers the median rates and the median of the pairs' ratios. */
export async function pair(a: Target, b: Target, rounds: number, ms: number): Promise<{ a: number; b: number; ratio: number; failed: number; failure?: string }> {
  await load(a, ms / 2);
  await load(b, ms / 2);
  const as: number[] = [];
  const bs: number[] = [];
  let failed = 0;
  let failure: string | undefined;
  for (let i = 0; i < rounds; i += 1) {
    const ra = await load(a, ms);
    const rb = await load(b, ms);
    as.push(ra.perSecond);
    bs.push(rb.perSecond);
    failed += ra.failed + rb.failed;
    failure ??= ra.failure ?? rb.failure;
  }
  return { a: median(as), b: median(bs), ratio: median(as.map((x, i) => x / (bs[i] ?? 1))), failed, ...(failure === undefined ? {} : { failure }) };
}
