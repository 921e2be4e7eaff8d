import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { run, type Runner, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import type { Statement } from '../db';
import type { Logger } from '../telemetry';

export interface JobTenant {
  readonly tenantId: string;
  readonly slug: string;
  readonly tenantKind: 'platform' | 'city' | 'district';
}

export interface JobOptions {
  /** one waiting job per key: adding it again replaces it */
  readonly key?: string;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/** Jobs and timers on graphile-worker, in the service's own database: added with the effect that needs them, run at least once. */
export class Jobs {
  private runner: Runner | undefined;
  private pool: Pool | undefined;
  private readonly tasks: TaskList = {};
  private crontab = '';
  private timer: NodeJS.Timeout | undefined;
  /** names the runner of this process in pg_stat_activity */
  private process = '';
  private workers: string[] = [];
  private replacing: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly schema: string,
    private readonly databaseUrl: string,
    private readonly logger: Logger,
  ) {}

  /** The statement that adds a job; queue it in the transaction of its cause. */
  add(task: string, payload: unknown, options: JobOptions = {}): Statement {
    return {
      sql: `select ${this.schema}_jobs.add_job($1, $2::json, run_at := $3, max_attempts := $4, job_key := $5) is not null as added`,
      params: [task, JSON.stringify(payload), options.runAt ?? null, options.maxAttempts ?? 12, options.key ?? null],
    };
  }

  /** `giveUp` runs after the last failed try, so that what waits for the job learns that it will not come. */
  handle<P>(task: string, handler: (payload: P) => Promise<void>, giveUp?: (payload: P, e: Error) => Promise<void>): void {
    this.tasks[task] = async (payload, { job }) => {
      try {
        await handler(payload as P);
      } catch (e) {
        if (job.attempts >= job.max_attempts) await giveUp?.(payload as P, e as Error);
        throw e;
      }
    };
  }

  /** A crontab line: `* * * * *` and the task's name. */
  every(cron: string, task: string): void {
    this.crontab += `${cron} ${task} ?max=1&fill=0s\n`;
  }

  async start(): Promise<void> {
    await this.open();
    this.timer = setInterval(() => void this.look().catch((e: unknown) => this.logger.warn({ err: e }, 'dead workers not freed')), 15_000);
    this.timer.unref();
  }

  private async open(): Promise<void> {
    const name = `anlan-jobs-${randomUUID()}`;
    const pool = new Pool({ connectionString: this.databaseUrl, max: 6, application_name: name });
    pool.on('error', (e) => this.logger.warn({ err: e }, 'job pool lost a connection'));
    this.pool = pool;
    await this.freeDeadWorkers(pool, this.process);
    this.process = name;
    this.workers = [];
    const events = new EventEmitter();
    events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => this.workers.push(worker.workerId));
    events.on('worker:fatalError', () => void this.replace());
    const runner = await run({
      pgPool: pool,
      schema: `${this.schema}_jobs`,
      taskList: this.tasks,
      crontab: this.crontab || undefined,
      concurrency: 4,
      pollInterval: 1_000,
      noHandleSignals: true,
      events: events as never,
      useNodeTime: false,
      logger: quiet(this.logger),
    });
    this.runner = runner;
    void this.register(pool).catch((e: unknown) => this.logger.warn({ err: e }, 'job workers not registered'));
    // The runner ends by itself only on an unexpected fault; the supervisor then starts the whole service again.
    runner.promise.catch((e: unknown) => {
      if (this.stopped || this.replacing) return;
      this.logger.fatal({ err: e }, 'the job runner stopped');
      process.exit(1);
    });
  }

  /**
   * A worker whose job ends while the database is away can neither complete nor fail it: it gives up, the job stays locked
   * in its name, and the runner goes on with one worker fewer, silently. So a new runner takes over and frees those jobs.
   */
  private replace(): Promise<void> {
    this.replacing ??= (async () => {
      this.logger.warn('a job could not be given back; the job runner is replaced');
      while (!this.stopped) {
        await this.close();
        try {
          return await this.open();
        } catch (e) {
          this.logger.warn({ err: (e as Error).message }, 'the job runner waits for the database');
          await new Promise((r) => setTimeout(r, 500));
        }
      }
    })().finally(() => (this.replacing = undefined));
    return this.replacing;
  }

  private async close(): Promise<void> {
    const { runner, pool } = this;
    this.runner = undefined;
    this.pool = undefined;
    await runner?.stop().catch((e: unknown) => this.logger.warn({ err: e }, 'job runner not stopped in order'));
    await pool?.end();
  }

  private async look(): Promise<void> {
    const { pool } = this;
    if (!pool || this.replacing) return;
    // Another process may have taken this one for dead while its connections were broken.
    await this.register(pool);
    await this.freeDeadWorkers(pool);
  }

  /**
   * A killed process leaves its jobs locked, for four hours as graphile-worker has it. A process whose connections are
   * gone is dead: its workers are unlocked at once. So are those of this process's `former` runner, and those that died
   * before they were registered.
   */
  private async freeDeadWorkers(pool: Pool, former = ''): Promise<void> {
    const { rows } = await pool.query<{ worker_id: string }>(
      `select worker_id from ${this.schema}.job_worker w where w.process = $1 or not exists (select 1 from pg_stat_activity a where a.application_name = w.process)
       union
       select locked_by from ${this.schema}_jobs.jobs where locked_at < now() - interval '1 minute' and locked_by not in (select worker_id from ${this.schema}.job_worker)`,
      [former],
    );
    if (rows.length === 0) return;
    const ids = rows.map((r) => r.worker_id);
    await pool.query(`select ${this.schema}_jobs.force_unlock_workers($1::text[])`, [ids]);
    await pool.query(`delete from ${this.schema}.job_worker where worker_id = any($1)`, [ids]);
    this.logger.info({ workers: ids.length }, 'freed the jobs of dead workers');
  }

  private async register(pool: Pool): Promise<void> {
    await pool.query(`insert into ${this.schema}.job_worker (worker_id, process) select unnest($1::text[]), $2 on conflict do nothing`, [this.workers, this.process]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.replacing;
    await this.close();
  }
}

// graphile-worker logs every job twice; failures are what an operator needs.
function quiet(logger: Logger) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- its Logger class is not in the main types
  const { Logger: WorkerLogger } = require('graphile-worker') as typeof import('graphile-worker');
  return new WorkerLogger(() => (level, message, meta) => {
    if (level === 'error' || level === 'warning') logger.warn({ meta }, message);
    else logger.debug(message);
  });
}
