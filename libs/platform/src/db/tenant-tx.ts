import { commonErrors } from '@anlan/contracts/kit';
import { uuidv7 } from '@anlan/domain';
import type { Pool, PoolClient } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { TenantContext } from '../context';
import { ProblemError } from '../http/problem';
import { auditStatement, outboxStatement, type AuditEntry, type NewEvent } from './effects';
import { Pipeline, type Statement, type StatementResult } from './pipeline';

const setTenant = (tenantId: string): Statement => ({ name: 'set-tenant', sql: "select set_config('app.tenant', $1, true)", params: [tenantId] });
const begin: Statement = { name: 'begin', sql: 'begin' };
const commit: Statement = { name: 'commit', sql: 'commit' };

export type Row = Record<string, unknown>;

/** What a service writes with. Nothing is sent before a result is wanted: what can wait leaves in one message with the COMMIT. */
export interface Tx {
  /** Runs statements now and gives their results; anything queued before goes first. */
  run<T extends Row = Row>(...statements: Statement[]): Promise<StatementResult<T>[]>;
  /** Runs one statement now and gives its rows. */
  rows<T extends Row = Row>(sql: string, params?: readonly unknown[], name?: string): Promise<T[]>;
  /** Sent with the COMMIT, or before the next statement that wants a result. */
  queue(...statements: Statement[]): void;
  /** TypeORM on this transaction. Await each call before the next. */
  em(): Promise<EntityManager>;
  /** Writes an audit entry with the effect. */
  audit(entry: AuditEntry): void;
  /** Writes an event into the outbox. Call it after the aggregate's row is locked or inserted, so that events keep its order. */
  emit(event: NewEvent): void;
  /** Says that outbox rows were written by COPY, so that the relay is woken after the commit. */
  eventsWritten(): void;
  /** The connection, for COPY. The transaction has begun. */
  client(): Promise<PoolClient>;
}

export interface TenantTxOptions {
  readonly schema: string;
  /** called after a commit that wrote events */
  readonly onEvents?: (tenantId: string) => void;
  readonly onAudit?: (tenantId: string) => void;
}

/** The only door to the database: every statement runs in a transaction whose tenant is set from the context. */
export class TenantTx {
  private readonly pool: Pool;

  constructor(
    private readonly source: DataSource,
    private readonly options: TenantTxOptions,
  ) {
    // TypeORM's own pool, without a QueryRunner a request: that costs a tenth of a read.
    this.pool = (source.driver as unknown as { master: Pool }).master;
  }

  /** One read in one round trip. */
  async read<T extends Row = Row>(ctx: Pick<TenantContext, 'tenantId'>, statement: Statement): Promise<T[]> {
    const [result] = await this.reads<T>(ctx, statement);
    return result?.rows ?? [];
  }

  /** Several reads in one round trip, on one snapshot each. */
  async reads<T extends Row = Row>(ctx: Pick<TenantContext, 'tenantId'>, ...statements: Statement[]): Promise<StatementResult<T>[]> {
    return this.withClient(async (client) => {
      const results = await send(client, [setTenant(ctx.tenantId), ...statements]);
      return results.slice(1) as StatementResult<T>[];
    });
  }

  /**
   * One transaction. With an Idempotency-Key in the context the result of `fn` is stored with the effect and given
   * again to a repetition; so it has to be what the caller is answered, as plain JSON.
   */
  async write<R>(ctx: TenantContext, fn: (tx: Tx) => Promise<R>): Promise<R> {
    return this.withClient(async (client) => {
      const tx = new LazyTx(client, this.source, ctx, this.options.schema);
      let result: R;
      try {
        const replay = ctx.idempotency ? await tx.claimKey(ctx.idempotency) : undefined;
        result = replay ? (replay.response as R) : await fn(tx);
        if (!replay && ctx.idempotency) tx.storeResponse(ctx.idempotency, result);
        await tx.commit();
      } catch (e) {
        await tx.rollback();
        throw e;
      }
      if (tx.events) this.options.onEvents?.(ctx.tenantId);
      if (tx.audits) this.options.onAudit?.(ctx.tenantId);
      return result;
    });
  }

  private async withClient<T>(fn: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // A connection lost in the middle fails its statements; without a listener it would end the process as well.
    const onError = (e: Error): void => void (broken = e);
    client.on('error', onError);
    try {
      return await fn(client);
    } finally {
      client.off('error', onError);
      client.release(broken);
    }
  }
}

async function send(client: PoolClient, statements: readonly Statement[]): Promise<StatementResult[]> {
  const pipeline = new Pipeline(statements);
  client.query(pipeline as never);
  return pipeline.done;
}

class LazyTx implements Tx {
  private begun = false;
  private runner: QueryRunner | undefined;
  private readonly waiting: Statement[] = [];
  events = 0;
  audits = 0;

  constructor(
    private readonly connection: PoolClient,
    private readonly source: DataSource,
    private readonly ctx: TenantContext,
    private readonly schema: string,
  ) {}

  async run<T extends Row>(...statements: Statement[]): Promise<StatementResult<T>[]> {
    const before = this.takeWaiting();
    const results = await this.sendBegun([...before, ...statements]);
    return results.slice(-statements.length || results.length) as StatementResult<T>[];
  }

  async rows<T extends Row>(sql: string, params?: readonly unknown[], name?: string): Promise<T[]> {
    const [result] = await this.run<T>({ sql, params, name });
    return result?.rows ?? [];
  }

  queue(...statements: Statement[]): void {
    this.waiting.push(...statements);
  }

  async em(): Promise<EntityManager> {
    const client = await this.client();
    this.runner ??= boundRunner(this.source, client);
    return this.runner.manager;
  }

  async client(): Promise<PoolClient> {
    if (!this.begun || this.waiting.length) await this.sendBegun(this.takeWaiting());
    return this.connection;
  }

  audit(entry: AuditEntry): void {
    this.audits += 1;
    this.queue(auditStatement(this.schema, this.ctx, entry));
  }

  emit(event: NewEvent): void {
    this.events += 1;
    this.queue(outboxStatement(this.schema, this.ctx, event));
  }

  eventsWritten(): void {
    this.events += 1;
  }

  async claimKey(request: { key: string; requestHash: string }): Promise<{ response: unknown } | undefined> {
    const { tenantId, actor } = this.ctx;
    const [lock, found] = await this.run<{ free?: boolean; request_hash?: string; response?: unknown }>(
      { name: 'idem-lock', sql: 'select pg_try_advisory_xact_lock(hashtextextended($1, 7)) as free', params: [`${tenantId}:${actor.id}:${request.key}`] },
      { name: 'idem-find', sql: `select request_hash, response from ${this.schema}.idempotency_key where tenant_id = $1 and actor = $2 and key = $3`, params: [tenantId, actor.id, request.key] },
    );
    const row = found?.rows[0];
    if (row && row.request_hash !== request.requestHash) throw new ProblemError(commonErrors.idempotency_reused);
    if (row) return { response: row.response };
    if (!lock?.rows[0]?.free) throw new ProblemError(commonErrors.idempotency_running);
    return undefined;
  }

  storeResponse(request: { key: string; requestHash: string }, response: unknown): void {
    this.queue({
      name: 'idem-store',
      sql: `insert into ${this.schema}.idempotency_key (tenant_id, actor, key, request_hash, response) values ($1, $2, $3, $4, $5)`,
      params: [this.ctx.tenantId, this.ctx.actor.id, request.key, request.requestHash, JSON.stringify(response ?? null)],
    });
  }

  async commit(): Promise<void> {
    const rest = this.takeWaiting();
    if (!this.begun && rest.length === 0) return;
    const results = await send(this.connection, [...this.opening(), ...rest, commit]);
    this.begun = false;
    // A COMMIT of an aborted transaction "succeeds" as ROLLBACK: never take that for an acknowledgement.
    if (results.at(-1)?.command !== 'COMMIT') throw new Error('the transaction had failed before and was rolled back');
  }

  async rollback(): Promise<void> {
    if (!this.begun) return;
    this.begun = false;
    await this.connection.query('rollback').catch(() => undefined); // the connection is gone: so is the transaction
  }

  private opening(): Statement[] {
    if (this.begun) return [];
    this.begun = true;
    return [begin, setTenant(this.ctx.tenantId)];
  }

  private async sendBegun(statements: readonly Statement[]): Promise<StatementResult[]> {
    const opening = this.opening();
    const results = await send(this.connection, [...opening, ...statements]);
    return results.slice(opening.length);
  }

  private takeWaiting(): Statement[] {
    return this.waiting.splice(0);
  }
}

/** A QueryRunner on a connection whose transaction has begun: TypeORM uses savepoints below it, and never begins, commits or releases. */
function boundRunner(source: DataSource, client: PoolClient): QueryRunner {
  const runner = source.createQueryRunner();
  Object.assign(runner, { databaseConnection: client, isTransactionActive: true, transactionDepth: 1 });
  return runner;
}

export const newId = (): string => uuidv7();
