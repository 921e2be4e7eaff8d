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

export type JobHandler = (payload: never) => Promise<void>;

/** Jobs and timers on graphile-worker, in the service's own database: added with the effect that needs them, run at least once. */
export class Jobs {
  private runner: Runner | undefined;
  private pool: Pool | undefined;
  private readonly tasks: TaskList = {};
  private crontab = '';

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

  handle<P>(task: string, handler: (payload: P) => Promise<void>): void {
    this.tasks[task] = async (payload) => handler(payload as P);
  }

  /** A crontab line: `* * * * *` and the task's name. */
  every(cron: string, task: string): void {
    this.crontab += `${cron} ${task} ?max=1&fill=0s\n`;
  }

  async start(): Promise<void> {
    this.pool = new Pool({ connectionString: this.databaseUrl, max: 6, application_name: `anlan-${this.schema}-jobs` });
    this.pool.on('error', (e) => this.logger.warn({ err: e }, 'job pool lost a connection'));
    this.runner = await run({
      pgPool: this.pool,
      schema: `${this.schema}_jobs`,
      taskList: this.tasks,
      crontab: this.crontab || undefined,
      concurrency: 4,
      pollInterval: 1_000,
      noHandleSignals: true,
      useNodeTime: false,
      logger: quiet(this.logger),
    });
    // The runner ends by itself only on an unexpected fault; the supervisor then starts the whole service again.
    this.runner.promise.catch((e: unknown) => {
      this.logger.fatal({ err: e }, 'the job runner stopped');
      process.exit(1);
    });
  }

  async stop(): Promise<void> {
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
