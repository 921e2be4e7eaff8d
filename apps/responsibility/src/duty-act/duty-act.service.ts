import { dutyActErrors as e, dutyActLifecycle, listItemErrors as ie, type DutyAct, type RecordActBody, type RecordedAs } from '@anlan/contracts/responsibility';
import { commonErrors } from '@anlan/contracts/kit';
import { shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { notNow } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { listItemLedger as items, type ListItemRow } from '../list-item/list-item.entity';
import { assertFiles, stored } from '../list-item/list-item.record';
import { stateOf, toDutyAct, versionOf, type DutyActRow } from './duty-act.entity';
import { assertRecordable, mayWithdraw, recordsAs } from './duty-act.rules';

const columns = ['id', 'item_id', 'day', 'what', 'evidence', 'held_by_unit_id', 'held_by_post_id', 'held_by_member_id', 'member_id', 'unit_id', 'recorded_by', 'recorded_by_name', 'recorded_as', 'recorded_at'] as const satisfies readonly (keyof DutyActRow)[];

/** 履职留痕: what is done of a standing duty is recorded, again and again; what was recorded wrongly is withdrawn, and stays. */
@Injectable()
export class DutyActService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async record(ctx: TenantContext, itemId: string, b: RecordActBody): Promise<DutyAct> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const evidence = stored(b.evidence);
      const act: Pick<DutyActRow, 'id' | 'day' | 'what' | 'evidence' | 'member_id' | 'unit_id' | 'recorded_by' | 'recorded_by_name'> = {
        id: newId(), day: b.day, what: b.what, evidence, member_id: ctx.actor.memberId, unit_id: ctx.actor.unitId ?? null, recorded_by: ctx.actor.id, recorded_by_name: ctx.actor.name,
      };
      let as: RecordedAs | null = null;
      // Nothing that another records is lost by it: the caller need not know the item's version.
      const item = await items.step(tx, ctx, itemId, await lockedVersion(tx, ctx, itemId), 'record', async (r, now) => {
        as = recordsAs(ctx, r);
        if (as === null) throw new ProblemError(e.not_owner);
        assertRecordable(r, b.day, shanghaiDay(now));
        await this.assertEvidence(tx, ctx, r, evidence);
        return { event: 'act_recorded', next: {}, facts: { actId: act.id, day: b.day, recordedAs: as } };
      });
      const row: DutyActRow = {
        ...act, recorded_as: as, item_id: item.id, held_by_unit_id: item.owner_unit_id, held_by_post_id: item.owner_post_id, held_by_member_id: item.owner_member_id, recorded_at: item.updated_at,
        withdrawn_by: null, withdrawn_by_name: null, withdrawn_at: null, withdraw_reason: null,
      };
      tx.queue({ name: 'duty-act-insert', sql: `insert into responsibility.duty_act (tenant_id, ${columns.join(', ')}) values ($1, ${columns.map((_, i) => `$${i + 2}`).join(', ')})`, params: [ctx.tenantId, ...columns.map((c) => (c === 'evidence' ? JSON.stringify(evidence) : row[c]))] });
      return toDutyAct(ctx, { ...item, ...row }, reference);
    });
  }

  async withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<DutyAct> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const [of] = await tx.rows<{ item_id: string }>('select item_id from responsibility.duty_act where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'duty-act-item');
      if (!of) throw notFound();
      let withdrawn: DutyActRow | undefined;
      const item = await items.step(tx, ctx, of.item_id, await lockedVersion(tx, ctx, of.item_id), { permission: dutyActLifecycle.actions.withdraw.permission }, async (r, now) => {
        // Read under the item's lock: of two who withdraw it at once, one has come too late.
        const [act] = await tx.rows<DutyActRow>('select * from responsibility.duty_act where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'duty-act-locked');
        if (!act) throw notFound();
        if (versionOf(act) !== version) throw new ProblemError(commonErrors.stale, { current: versionOf(act) });
        if (act.withdrawn_at !== null) throw notNow(dutyActLifecycle, stateOf(act), dutyActLifecycle.actions.withdraw.zh, e.action_not_allowed);
        if (!mayWithdraw(ctx, act, r)) throw new ProblemError(e.not_own);
        withdrawn = { ...act, withdrawn_by: ctx.actor.id, withdrawn_by_name: ctx.actor.name, withdrawn_at: now, withdraw_reason: reason };
        return { event: 'act_withdrawn', next: {}, facts: { actId: id, day: act.day, reason } };
      });
      if (!withdrawn) throw notFound();
      tx.queue({ name: 'duty-act-withdraw', sql: 'update responsibility.duty_act set withdrawn_by = $3, withdrawn_by_name = $4, withdrawn_at = $5, withdraw_reason = $6 where tenant_id = $1 and id = $2', params: [ctx.tenantId, id, ctx.actor.id, ctx.actor.name, withdrawn.withdrawn_at, reason] });
      return toDutyAct(ctx, { ...item, ...withdrawn }, reference);
    });
  }

  private async assertEvidence(tx: Tx, ctx: TenantContext, r: ListItemRow, evidence: DutyActRow['evidence']): Promise<void> {
    const [list] = await tx.rows<{ wanted: boolean }>("select rules->'wants' ? 'evidence' as wanted from responsibility.responsibility_list where tenant_id = $1 and id = $2", [ctx.tenantId, r.list_id], 'duty-act-list');
    if (list?.wanted && evidence.length === 0) throw invalidField('body.evidence', ie.evidence_wanted);
    await assertFiles(this.files, tx, ctx, evidence, 'body.evidence');
  }
}

async function lockedVersion(tx: Tx, ctx: TenantContext, itemId: string): Promise<number> {
  const [row] = await tx.rows<{ version: number }>('select version from responsibility.list_item where tenant_id = $1 and id = $2 for update', [ctx.tenantId, itemId], 'duty-act-item-lock');
  if (!row) throw notFound();
  return row.version;
}
