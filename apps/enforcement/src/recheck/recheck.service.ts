import { hazardFilters, recheckErrors as e, recheckEvents, reopenBody, type DrawRecheckBody, type Recheck, type RecheckEvent, type RecheckItem, type RecordRecheckBody } from '@anlan/contracts/enforcement';
import { parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Statement, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { hazardConditions } from '../hazard/hazard.filters';
import { HazardService } from '../hazard/hazard.service';
import { itemColumns, itemFrom, recheckColumns, toItem, toRecheck, type RecheckItemRow, type RecheckRow } from './recheck.entity';
import { recheckReach } from './recheck.reach';

/** 抽查复查: drawing closed hazards by lot, and recording what somebody found there. */
@Injectable()
export class RecheckService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly hazards: HazardService,
  ) {}

  async draw(ctx: TenantContext, body: DrawRecheckBody): Promise<Recheck> {
    const now = new Date();
    const code = parseDivisionCode(body.divisionCode).code;
    const reference = await this.references.knowing(ctx.tenantId, (r) => r.divisions.has(code));
    if (!reference.division(code, shanghaiDay(now))) throw invalidField('body.divisionCode', e.unknown_division, { code: body.divisionCode });
    if (!recheckReach.covers(ctx, 'hazard.verify', { division_code: code })) throw new ProblemError(e.out_of_scope, { code: body.divisionCode });
    const number = await this.number(ctx, now);
    const { text: seed, source } = body.seed ?? { text: randomBytes(32).toString('hex'), source: '系统随机数 random bits of this system' };
    return this.tx.write(ctx, async (tx) => {
      const pool = await this.drawn(tx, ctx, body, code, seed);
      const row: RecheckRow = {
        id: newId(), number, name: body.name, division_code: code, pool: body.pool, pool_size: pool[0]?.size ?? 0, wanted: body.count, drawn: pool.length, seed, seed_source: source,
        drawn_by: ctx.actor.id, drawn_by_name: ctx.actor.name, drawn_at: now, version: 1,
      };
      tx.queue(insertStatement(ctx.tenantId, row), itemsStatement(ctx.tenantId, row.id, pool.map((h) => h.id)));
      this.told(tx, ctx, row, 'drawn', { poolSize: row.pool_size, drawn: row.drawn, seed });
      return toRecheck({ ...row, checked: 0, holds: 0 }, reference);
    });
  }

  /** What was found, once. A hazard that does not hold is re-opened in the same transaction. */
  async record(ctx: TenantContext, id: string, hazardId: string, body: RecordRecheckBody): Promise<RecheckItem> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await this.lock(tx, ctx, id);
      const item = await this.item(tx, ctx, id, hazardId);
      if (item.result !== null) throw new ProblemError(e.recorded);
      const facts = { recheckId: id, recheckNumber: row.number };
      const hazard = body.result === 'reopened'
        ? await this.hazards.step(tx, ctx, hazardId, 'reopen', reopenBody.parse({ cause: 'sampling', reason: body.note, dueAt: body.dueAt }), reference)
        : await this.hazards.holds(tx, ctx, hazardId, body.note, facts);
      const now = new Date();
      tx.queue(
        {
          name: 'recheck-record', sql: 'update enforcement.recheck_item set result = $4, note = $5, checked_by = $6, checked_by_name = $7, checked_at = $8 where tenant_id = $1 and recheck_id = $2 and hazard_id = $3',
          params: [ctx.tenantId, id, hazardId, body.result, body.note, ctx.actor.id, ctx.actor.name, now],
        },
        { name: 'recheck-version', sql: 'update enforcement.recheck set version = $3 where tenant_id = $1 and id = $2', params: [ctx.tenantId, id, row.version + 1] },
      );
      this.told(tx, ctx, { ...row, version: row.version + 1 }, 'recorded', { hazardId, hazardNumber: item.number, result: body.result, note: body.note });
      const after = { result: body.result, note: body.note, checked_by: ctx.actor.id, checked_by_name: ctx.actor.name, checked_at: now };
      return toItem({ ...item, ...after, ...(hazard && { status: hazard.status, closed_at: null }) }, reference);
    });
  }

  /** The closed hazards in sight that the conditions leave, in the order of the lot; as many as are wanted. */
  private drawn(tx: Tx, ctx: TenantContext, { pool, count }: DrawRecheckBody, divisionCode: string, seed: string): Promise<{ id: string; size: number }[]> {
    const { level, source, rectification, ...rest } = pool;
    const where = hazardConditions(ctx, hazardFilters.parse({ ...rest, divisionCode, status: 'closed', level, source, rectification }));
    const lot = where.bind("encode(sha256(convert_to($::text || E'\\nhazard\\n' || id::text, 'UTF8')), 'hex') collate \"C\"", seed);
    const sql = `select id, count(*) over ()::int as size from enforcement.hazard where ${where} order by ${lot} limit ${count}`;
    return tx.rows<{ id: string; size: number }>(sql, where.params).then((rows) => {
      if (rows.length === 0) throw new ProblemError(e.empty_pool);
      return rows;
    });
  }

  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<RecheckRow> {
    const [row] = await tx.rows<RecheckRow>(`select ${recheckColumns.join(', ')} from enforcement.recheck where tenant_id = $1 and id = $2 for update`, [ctx.tenantId, id], 'recheck-lock');
    return recheckReach.visible(ctx, 'hazard.read', row);
  }

  private async item(tx: Tx, ctx: TenantContext, id: string, hazardId: string): Promise<RecheckItemRow> {
    const [row] = await tx.rows<RecheckItemRow>(`select ${itemColumns} from ${itemFrom} where i.tenant_id = $1 and i.recheck_id = $2 and i.hazard_id = $3`, [ctx.tenantId, id, hazardId], 'recheck-item');
    if (!row) throw notFound();
    return row;
  }

  private told(tx: Tx, ctx: TenantContext, row: RecheckRow, event: RecheckEvent, facts: Record<string, unknown>): void {
    const actor = ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name };
    tx.audit({ action: `recheck.${event}`, target: `rechecks/${row.id}`, detail: { number: row.number, name: row.name, ...facts }, onBehalfOf: recheckReach.onBehalfOf(ctx, 'hazard.verify', row) });
    tx.emit({ spec: recheckEvents[event], id: row.id, sequence: row.version, data: { recheckId: row.id, number: row.number, name: row.name, divisionCode: row.division_code, actor, ...facts } });
  }

  private async number(ctx: TenantContext, now: Date): Promise<string> {
    const year = shanghaiDay(now).slice(0, 4);
    return `FC${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `recheck-${year}`)).padStart(4, '0')}`;
  }
}

function insertStatement(tenantId: string, row: RecheckRow): Statement {
  return {
    name: 'recheck-insert', sql: `insert into enforcement.recheck (tenant_id, ${recheckColumns.join(', ')}) values (${Array.from({ length: recheckColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
    params: [tenantId, ...recheckColumns.map((c) => (c === 'pool' ? JSON.stringify(row.pool) : row[c]))],
  };
}

function itemsStatement(tenantId: string, id: string, hazardIds: readonly string[]): Statement {
  return {
    name: 'recheck-items', sql: 'insert into enforcement.recheck_item (tenant_id, recheck_id, hazard_id, place) select $1, $2, h, n from unnest($3::uuid[]) with ordinality t(h, n)',
    params: [tenantId, id, hazardIds],
  };
}
