import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { OperationStatus } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '../context';
import { newId, type TenantTx, type Tx } from '../db';
import { notFound, outOfSight } from '../http/problem';

export interface Step {
  name: string;
  state: 'waiting' | 'running' | 'succeeded' | 'failed';
  startedAt: string | null;
  finishedAt: string | null;
  error: string | null;
}

export interface OperationRow {
  id: string;
  kind: string;
  actor: string;
  state: OperationStatus['state'];
  done: number;
  total: number;
  steps: Step[];
  input: Record<string, unknown>;
  result: Record<string, unknown> | null;
  secret: Buffer | null;
  error: string | null;
  created_at: Date;
  finished_at: Date | null;
}

type Patch = Partial<Pick<OperationRow, 'state' | 'done' | 'total' | 'steps' | 'result' | 'error' | 'finished_at'>> & { secret?: Buffer | null };

/** Long work as a persisted record: what a client follows after a 202, and what a restarted process goes on from. */
export class Operations {
  constructor(
    private readonly schema: string,
    private readonly tenantTx: TenantTx,
    private readonly secretKey: Buffer,
  ) {}

  /** Queues the record into the caller's transaction, and returns what the 202 answers. */
  create(tx: Tx, ctx: TenantContext, o: { id?: string; kind: string; steps?: string[]; total?: number; input?: Record<string, unknown> }): OperationStatus {
    const row: OperationRow = {
      id: o.id ?? newId(), kind: o.kind, actor: ctx.actor.id, state: 'waiting', done: 0, total: o.total ?? o.steps?.length ?? 0,
      steps: (o.steps ?? []).map((name) => ({ name, state: 'waiting', startedAt: null, finishedAt: null, error: null })),
      input: o.input ?? {}, result: null, secret: null, error: null, created_at: new Date(), finished_at: null,
    };
    tx.queue({
      sql: `insert into ${this.schema}.operation (tenant_id, id, kind, actor, state, total, steps, input, created_at) values ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      params: [ctx.tenantId, row.id, row.kind, row.actor, row.state, row.total, JSON.stringify(row.steps), JSON.stringify(row.input), row.created_at],
    });
    return statusOf(row);
  }

  async load(ctx: Pick<TenantContext, 'tenantId'>, id: string): Promise<OperationRow> {
    const [row] = await this.tenantTx.read<OperationRow & Record<string, unknown>>(ctx, {
      name: 'operation-get', sql: `select * from ${this.schema}.operation where tenant_id = $1 and id = $2`, params: [ctx.tenantId, id],
    });
    if (!row) throw notFound();
    return row;
  }

  /** The operation, for who started it and for who may read the log of the whole tenant; to anybody else it does not exist. */
  async owned(ctx: TenantContext, id: string): Promise<OperationRow> {
    const row = await this.load(ctx, id);
    if (row.actor !== ctx.actor.id && !scopeFor(ctx, 'audit.read').all) throw outOfSight('audit.read');
    return row;
  }

  /**
   * What the owner of the operation sees. A secret of its result (a one-time password, a client secret) is given to the
   * one who started it, with the first answer that has succeeded, and is gone after that.
   */
  async status(ctx: TenantContext, id: string, takeSecret = true): Promise<OperationStatus> {
    const row = await this.owned(ctx, id);
    const status = statusOf(row);
    if (!takeSecret || !row.secret || row.state !== 'succeeded' || row.actor !== ctx.actor.id) return status;
    const taken = await this.tenantTx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const rows = await tx.rows<{ taken: Buffer }>(
        `update ${this.schema}.operation o set secret = null from (select secret from ${this.schema}.operation where tenant_id = $1 and id = $2 for update) s
         where o.tenant_id = $1 and o.id = $2 and s.secret is not null returning s.secret as taken`, [ctx.tenantId, id]);
      if (rows.length) tx.audit({ action: 'operation.secret-shown', target: `operations/${id}` });
      return rows[0]?.taken;
    });
    return taken ? { ...status, result: mergeDeep(status.result ?? {}, this.open(taken)) } : status;
  }

  patch(tx: Tx, ctx: Pick<TenantContext, 'tenantId'>, id: string, patch: Patch): void {
    const keys = Object.keys(patch) as (keyof Patch)[];
    const value = (k: keyof Patch) => (k === 'steps' || k === 'result' ? JSON.stringify(patch[k]) : patch[k]);
    tx.queue({
      sql: `update ${this.schema}.operation set ${keys.map((k, i) => `${k} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
      params: [ctx.tenantId, id, ...keys.map(value)],
    });
  }

  /** AES-256-GCM under the installation's key: nonce, tag, text. */
  seal(secret: Record<string, unknown>): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.secretKey, nonce);
    const text = Buffer.concat([cipher.update(JSON.stringify(secret), 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), text]);
  }

  open(sealed: Buffer): Record<string, unknown> {
    const decipher = createDecipheriv('aes-256-gcm', this.secretKey, sealed.subarray(0, 12));
    decipher.setAuthTag(sealed.subarray(12, 28));
    return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')) as Record<string, unknown>;
  }
}

export function statusOf(row: OperationRow): OperationStatus {
  return {
    id: row.id, kind: row.kind, state: row.state, progress: { done: row.done, total: row.total }, steps: row.steps,
    result: row.result, error: row.error, createdAt: toShanghaiIso(row.created_at),
    finishedAt: row.finished_at ? toShanghaiIso(row.finished_at) : null,
  };
}

function mergeDeep(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const out = { ...a };
  for (const [k, v] of Object.entries(b)) {
    const before = out[k];
    out[k] = isRecord(before) && isRecord(v) ? mergeDeep(before, v) : v;
  }
  return out;
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
