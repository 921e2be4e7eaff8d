import { TokenVerifier } from '@anlan/platform/auth';
import { Pipeline, type Statement } from '@anlan/platform/db';
import { uuidv7 } from '@anlan/domain';
import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The yardstick: Fastify and pg with one round trip a request, row-level security on, and nothing else — no token, no
 * permission, no validation, no audit. `/plain` asks as a role without policies, `/token` checks the bearer as well.
 */
async function main(): Promise<void> {
  const { APP_URL, BYPASS_URL, ISSUER, ISSUER_INTERNAL, TENANT } = process.env as Record<string, string>;
  const pools = { app: new Pool({ connectionString: APP_URL, max: 16 }), bypass: new Pool({ connectionString: BYPASS_URL, max: 16 }) };
  const verifier = new TokenVerifier({
    audience: 'anlan-api',
    internalUrl: () => ISSUER_INTERNAL as string,
    registry: { lookup: async (issuer) => (issuer === ISSUER ? { tenantId: TENANT as string, slug: '440310', kind: 'district', state: 'active' } : undefined) },
  });
  const setTenant: Statement = { name: 't', sql: "select set_config('app.tenant', $1, true)", params: [TENANT] };
  const run = async (pool: Pool, ...statements: Statement[]): Promise<Record<string, unknown>[]> => {
    const client = await pool.connect();
    try {
      const pipeline = new Pipeline([setTenant, ...statements]);
      client.query(pipeline as never);
      return (await pipeline.done)[1]?.rows ?? [];
    } finally {
      client.release();
    }
  };
  const get = (id: string): Statement => ({ name: 'g', sql: 'select * from enforcement.hazard where tenant_id = $1 and id = $2', params: [TENANT, id] });
  const list: Statement = { name: 'l', sql: 'select * from enforcement.hazard where tenant_id = $1 order by reported_at desc, id desc limit 21', params: [TENANT] };

  const app = Fastify();
  for (const [prefix, pool] of [['/app', pools.app], ['/bypass', pools.bypass]] as const) {
    app.get(`${prefix}/hazards/:id`, async (req) => (await run(pool, get((req.params as { id: string }).id)))[0]);
    app.get(`${prefix}/hazards`, async () => ({ items: await run(pool, list) }));
  }
  app.get('/token/hazards/:id', async (req) => {
    await verifier.verify((req.headers.authorization ?? '').slice(7));
    return (await run(pools.app, get((req.params as { id: string }).id)))[0];
  });
  app.post('/app/hazards', async (req, reply) => {
    const b = req.body as { title: string; divisionCode: string };
    const id = uuidv7();
    const now = new Date();
    await run(
      pools.app,
      {
        name: 'i',
        sql: `insert into enforcement.hazard (tenant_id, id, number, title, level, division_code, source, rectification, status, reported_by, reported_by_name, reported_at, updated_at, version)
              values ($1,$2,$3,$4,'general',$5,'patrol','time_limited','reported','raw','raw',$6,$6,1)`,
        params: [TENANT, id, `RAW-${id}`, b.title, b.divisionCode, now],
      },
      {
        name: 'o',
        sql: `insert into enforcement.outbox (tenant_id, id, slug, type, subject, nats_subject, sequence, time, data) values ($1,$2,'440310','anlan.bench.raw.inserted.v1',$3,'evt.440310.bench.raw.inserted',1,$4,$5)`,
        params: [TENANT, uuidv7(), `hazards/${id}`, now, JSON.stringify({ hazardId: id, title: b.title, divisionCode: b.divisionCode })],
      },
    );
    return reply.status(201).send({ id });
  });
  await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
  process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
  process.send?.('ready');
}

void main();
