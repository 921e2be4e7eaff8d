import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Caller } from './api';

describe('a caller who is sure', () => {
  let server: Server;
  let heard: (string | undefined)[];
  let running: number;
  const caller = () => new Caller(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, async () => ({ value: 'x', seconds: 60 }));
  beforeEach(async () => {
    [heard, running] = [[], 0];
    server = createServer((req, res) => {
      heard.push(req.headers['idempotency-key'] as string | undefined);
      const isRunning = running-- > 0;
      res.writeHead(isRunning ? 409 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(isRunning ? { code: 'request.idempotency_running' } : {}));
    });
    await new Promise<void>((r) => server.listen(0, '127.0.0.1', r));
  });
  afterEach(() => new Promise((r) => server.close(r)));

  it('given the same request twice, then it has the same key; another body, version or address has another; who is not sure has none', async () => {
    const sure = caller().sure();
    for (const [path, body, version] of [['/a', { n: 1 }, 1], ['/a', { n: 1 }, 1], ['/a', { n: 2 }, 1], ['/a', { n: 1 }, 2], ['/b', { n: 1 }, 1]] as const) await sure.post(path, body, { version });
    await sure.get('/a');
    await caller().post('/a', { n: 1 });
    expect(heard[0]).toMatch(/^demo-[0-9a-f]{64}$/);
    expect(heard[1]).toBe(heard[0]);
    expect(new Set(heard.slice(0, 5)).size).toBe(4);
    expect(heard.slice(5)).toEqual([undefined, undefined]);
  });

  it('given a request that an earlier start sent and that is worked on still, then its answer is waited for', async () => {
    running = 2;
    await caller().sure().post('/a', { n: 1 });
    expect(heard).toHaveLength(3);
    expect(new Set(heard).size).toBe(1);
  });
});
