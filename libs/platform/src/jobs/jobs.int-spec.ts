import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createLogger } from '../telemetry';
import { createServiceDatabase, type ServiceDatabase } from '../testing';
import { until } from '../testing/until';
import { Jobs } from './jobs';

jest.setTimeout(30_000);

/** The way to the database, which can be shut: those on it fall, and nobody new gets through. */
class Gate {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly target: URL) {}

  async open(): Promise<string> {
    this.server = createServer((near) => {
      const far = connect(Number(this.target.port), this.target.hostname);
      for (const [a, b] of [[near, far], [far, near]] as const) {
        this.sockets.add(a);
        a.pipe(b);
        a.on('error', () => b.destroy()).on('close', () => (this.sockets.delete(a), b.destroy()));
      }
    });
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    const url = new URL(this.target);
    url.port = String(this.port);
    return url.toString();
  }

  async shut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }
}

describe('jobs', () => {
  const logger = createLogger('test', 'silent');
  let db: ServiceDatabase;
  let gate: Gate;
  let jobs: Jobs;

  beforeAll(async () => (db = await createServiceDatabase({ service: 'jobtest', migrations: [] })));
  afterAll(() => db.drop());
  beforeEach(async () => {
    gate = new Gate(new URL(db.url));
    jobs = new Jobs('jobtest', await gate.open(), logger);
  });
  afterEach(async () => {
    await jobs.stop();
    await gate.shut();
    await db.admin.query('truncate jobtest_jobs._private_jobs, jobtest.job_worker');
  });

  const add = async (task: string, payload: unknown): Promise<void> => {
    const { sql, params } = jobs.add(task, payload);
    await db.admin.query(sql, [...(params ?? [])]);
  };
  const left = async () => (await db.admin.query<{ n: number }>('select count(*)::int as n from jobtest_jobs.jobs')).rows[0]?.n;

  it('given a job added in a transaction, then it runs once with its payload', async () => {
    const seen: unknown[] = [];
    jobs.handle('note', async (payload) => void seen.push(payload));
    await jobs.start();
    await add('note', { a: 1 });
    await until('the job done', async () => (await left()) === 0);
    expect(seen).toEqual([{ a: 1 }]);
  });

  it('given more jobs than workers, when the database is away as they end, then each is run again by a runner at full strength', async () => {
    // graphile-worker prints the stack of each worker that gives up.
    const trace = jest.spyOn(console, 'trace').mockImplementation(() => undefined);
    let away = true;
    let tries = 0;
    const done: number[] = [];
    jobs.handle<{ n: number }>('away', async ({ n }) => {
      tries += 1;
      if (away) await until('the gate shut', () => !away);
      // Some succeed and cannot say so, some fail and cannot say so.
      if (tries <= 4 && n % 2) throw new Error('the database is away');
      done.push(n);
    });
    await jobs.start();
    for (const n of [1, 2, 3, 4, 5, 6]) await add('away', { n });
    await until('four at work', () => tries === 4);
    await gate.shut();
    away = false;
    await until('none at work', async () => (await db.admin.query(`select from pg_stat_activity where application_name like 'anlan-jobs-%'`)).rowCount === 0);
    await gate.open();
    await until('all jobs done', async () => (await left()) === 0);
    expect([...new Set(done)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    const { rows } = await db.admin.query<{ process: string }>('select process from jobtest.job_worker');
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((r) => r.process)).size).toBe(1);
    trace.mockRestore();
  });

  it('given jobs locked by workers of a dead process, registered or not, then they are freed; those of a living one are not', async () => {
    const seen: unknown[] = [];
    jobs.handle('orphan', async (payload) => void seen.push(payload));
    for (const worker of ['registered', 'unregistered', 'just-started']) await add('orphan', worker);
    await db.admin.query(`update jobtest_jobs._private_jobs set locked_by = trim(both '"' from payload::text), locked_at = now() - case when payload::text like '%just%' then interval '1 second' else interval '2 minutes' end`);
    await db.admin.query(`insert into jobtest.job_worker values ('registered', 'anlan-jobs-dead')`);
    await jobs.start();
    await until('the orphans done', async () => (await left()) === 1);
    expect(seen.sort()).toEqual(['registered', 'unregistered']);
  });
});
