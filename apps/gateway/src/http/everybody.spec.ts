import type { Operation } from '@anlan/contracts/kit';
import Fastify, { type FastifyInstance } from 'fastify';
import { addEdge } from './edge';
import { addPublicLimits } from './everybody';

const report = { service: 'enforcement', id: 'x.submit', method: 'POST', path: '/public/:slug/reports', permission: 'public', limits: { address: { most: 2, seconds: 60 }, tenant: { most: 4, seconds: 60 } } } as unknown as Operation;
const page = { service: 'enforcement', id: 'x.get', method: 'GET', path: '/public/:slug/page', permission: 'public' } as unknown as Operation;

describe('limits of public operations', () => {
  let app: FastifyInstance;
  let n = 0;
  const somebody = (): string => `10.0.0.${(n += 1)}`;
  const post = async (remoteAddress: string, slug = '440310', url = `/api/enforcement/v1/public/${slug}/reports`) => app.inject({ method: 'POST', url, remoteAddress });
  const start = async (factor: number): Promise<void> => {
    app = Fastify();
    await addEdge(app, { RATE_LIMIT_PER_MINUTE: 1_000 });
    addPublicLimits(app, [report, page], factor);
    app.all('/*', async () => 'ok');
    await app.ready();
  };
  const statuses = async (...addresses: string[]): Promise<number[]> => {
    const got: number[] = [];
    for (const address of addresses) got.push((await post(address)).statusCode);
    return got;
  };
  afterEach(() => app.close());

  it('given more calls from one address than are let through, then it is told when to come again, at whatever tenant', async () => {
    await start(1);
    const me = somebody();
    expect(await statuses(me, me, me)).toEqual([200, 200, 429]);
    const refused = await post(me, '330108');
    expect([refused.statusCode, refused.json()]).toMatchObject([429, { code: 'request.too_many' }]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await statuses(somebody())).toEqual([200]);
  });

  it('given many addresses, then each tenant takes so many, and what was refused to one of them counts for nobody', async () => {
    await start(1);
    const flood = somebody();
    expect(await statuses(flood, flood, flood, flood, flood, somebody(), somebody(), somebody())).toEqual([200, 200, 429, 429, 429, 200, 200, 429]);
    expect((await post(somebody(), '330108')).statusCode).toBe(200);
  });

  it('given one subscriber with many IPv6 addresses, then he is one', async () => {
    await start(1);
    expect(await statuses('2001:db8:1:2::1', '2001:db8:1:2::2', '2001:db8:1:2:3::')).toEqual([200, 200, 429]);
  });

  it('given a cell whose people share an address, then the limits are multiplied', async () => {
    await start(3);
    const office = somebody();
    expect(await statuses(...Array<string>(7).fill(office))).toEqual([200, 200, 200, 200, 200, 200, 429]);
  });

  it('given another operation, then it is not counted', async () => {
    await start(1);
    const me = somebody();
    for (let i = 0; i < 6; i += 1) {
      expect((await app.inject({ method: 'GET', url: '/api/enforcement/v1/public/440310/reports', remoteAddress: me })).statusCode).toBe(200);
      expect((await app.inject({ method: 'GET', url: '/api/enforcement/v1/public/440310/page', remoteAddress: me })).statusCode).toBe(200);
    }
    expect(await statuses(me)).toEqual([200]);
  });
});
