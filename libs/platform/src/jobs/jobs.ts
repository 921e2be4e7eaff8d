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
  /** names this process in pg_stat_activity */
  private readonly process = `anlan-jobs-${randomUUID()}`;

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
    this.pool = new Pool({ connectionString: this.databaseUrl, max: 6, application_name: this.process });
    this.pool.on('error', (e) => this.logger.warn({ err: e }, 'job pool lost a connection'));
    await this.freeDeadWorkers(this.pool);
    this.timer = setInterval(() => void this.freeDeadWorkers(this.pool as Pool).catch((e: unknown) => this.logger.warn({ err: e }, 'dead workers not freed')), 15_000);
    this.timer.unref();
    const events = new EventEmitter();
    events.on('worker:create', ({ worker }: { worker: { workerId: string } }) => void this.register(worker.workerId));
    this.runner = await run({
      pgPool: this.pool,
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
    // The runner ends by itself only on an unexpected fault; the supervisor then starts the whole service again.
    this.runner.promise.catch((e: unknown) => {
      this.logger.fatal({ err: e }, 'the job runner stopped');
      process.exit(1);
    });
  }

  /**
   * A killed process leaves its jobs locked, for four hours as graphile-worker has it. A process whose connections are
   * gone is dead: its workers are unlocked at once.
   */
  private async freeDeadWorkers(pool: Pool): Promise<void> {
    const { rows } = await pool.query<{ worker_id: string }>(
      `select worker_id from ${this.schema}.job_worker w where not exists (select 1 from pg_stat_activity a where a.application_name = w.process)`,
    );
    if (rows.length === 0) return;
    const ids = rows.map((r) => r.worker_id);
    await pool.query(`select ${this.schema}_jobs.force_unlock_workers($1::text[])`, [ids]);
    await pool.query(`delete from ${this.schema}.job_worker where worker_id = any($1)`, [ids]);
    this.logger.info({ workers: ids.length }, 'freed the jobs of dead workers');
  }

  private async register(workerId: string): Promise<void> {
    await this.pool
      ?.query(`insert into ${this.schema}.job_worker (worker_id, process) values ($1, $2) on conflict do nothing`, [workerId, this.process])
      .catch((e: unknown) => this.logger.warn({ err: e }, 'job worker not registered'));
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.runner?.stop();
    await this.pool?.end();
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
