import {
  checkErrors as e, type cancelCheckBody, type CheckAction, type CheckDetail, type CheckEvent, type CheckKind, type closeCheckBody, type FinishCheckBody, type signInBody,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { fieldChanges } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inspectedStatement } from '../inspection-plan/inspection-plan.items';
import { keptPremisesCode } from '../subject/subject.code';
import { actionsOf, toCheckDetail, type CheckRow } from './check.entity';
import { CheckFindings } from './check.findings';
import { checkReach } from './check.reach';
import { eventOf, historyStatement, updateStatement } from './check.record';
import { assertAllowed, assertConductor, assertOther } from './check.rules';
import { CheckSubjects } from './check.subjects';

const told = ['status', 'approved_by_name', 'decision_note', 'signed_in_at', 'handling'] as const satisfies readonly (keyof CheckRow)[];

interface Outcome {
  readonly event: CheckEvent;
  readonly next: CheckRow;
  readonly note: string | null;
  readonly facts?: Record<string, unknown>;
}

/** The steps of a check's life-cycle, of whichever kind. */
@Injectable()
export class CheckService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly subjects: CheckSubjects,
    private readonly findings: CheckFindings,
  ) {}

  approve(ctx: TenantContext, id: string, version: number, note: string | null = null): Promise<CheckDetail> {
    return this.step(ctx, 'inspection', id, version, 'approve', async (row, now) => {
      assertOther(ctx, row);
      return { event: 'approved', note, next: { ...row, status: 'approved', approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_at: now, decision_note: note } };
    });
  }

  refuse(ctx: TenantContext, id: string, version: number, reason: string): Promise<CheckDetail> {
    return this.step(ctx, 'inspection', id, version, 'refuse', async (row) => {
      assertOther(ctx, row);
      return { event: 'refused', note: reason, next: { ...row, status: 'refused', decision_note: reason }, facts: { reason } };
    });
  }

  /** 扫码入企: the code that hangs at the premises, as it is now. */
  async signIn(ctx: TenantContext, id: string, version: number, body: z.output<typeof signInBody>): Promise<CheckDetail> {
    return this.step(ctx, 'inspection', id, version, 'sign-in', async (row, now) => {
      assertConductor(ctx, row);
      const subject = await this.subjects.get(ctx, row.subject_id);
      if (subject?.code !== keptPremisesCode(body.premisesCode)) throw invalidField('body.premisesCode', e.wrong_code);
      const said = body.signedInAt ? Date.parse(body.signedInAt) : now.getTime();
      const at = new Date(Math.max(Math.min(said, now.getTime()), (row.approved_at ?? row.opened_at).getTime()));
      return { event: 'signed_in', note: null, next: { ...row, status: 'on_site', signed_in_at: at, position: body.position ?? null }, facts: { signedInAt: toShanghaiIso(at) } };
    });
  }

  /** The record, its signatures, and what was found: written together or not at all. */
  async finish(ctx: TenantContext, kind: CheckKind, id: string, version: number, body: FinishCheckBody): Promise<CheckDetail> {
    const reference = await this.references.get(ctx.tenantId);
    const [seen] = await this.tx.read<CheckRow>(ctx, { name: 'check-get', sql: 'select * from enforcement.site_check where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
    // What its state and version allow is decided below, where a request that was sent before is known again.
    assertActs(ctx, kind, 'finish', seen);
    const prepared = await this.findings.prepare(ctx, seen, body);
    return this.tx.write(ctx, async (tx) => {
      const row = await lock(tx, ctx, id);
      assertMay(ctx, kind, version, 'finish', row);
      const now = new Date();
      const done = await this.findings.write(tx, ctx, row, prepared, now);
      const at = done.finished_at ?? now;
      // By its own day: what was signed on the last evening of a year, without a line, is of that year's plan.
      if (kind === 'inspection') tx.queue(inspectedStatement(ctx.tenantId, { subjectId: row.subject_id, checkId: id, at, year: Number(shanghaiDay(at).slice(0, 4)) }));
      return toCheckDetail(ctx, done, reference);
    });
  }

  confirm(ctx: TenantContext, kind: 'self_check' | 'agency', id: string, version: number, note: string | null = null): Promise<CheckDetail> {
    return this.step(ctx, kind, id, version, 'confirm', async (row, now) => ({ event: 'confirmed', note, next: { ...row, status: 'closed', closed_at: now, decision_note: note } }));
  }

  close(ctx: TenantContext, id: string, version: number, { handling }: z.output<typeof closeCheckBody>): Promise<CheckDetail> {
    return this.step(ctx, 'inspection', id, version, 'close', async (row, now) => ({ event: 'closed', note: handling, next: { ...row, status: 'closed', handling, closed_at: now } }));
  }

  cancel(ctx: TenantContext, kind: CheckKind, id: string, version: number, { reason }: z.output<typeof cancelCheckBody>): Promise<CheckDetail> {
    return this.step(ctx, kind, id, version, 'cancel', async (row) => ({ event: 'cancelled', note: reason, next: { ...row, status: 'cancelled' }, facts: { reason } }));
  }

  /** The row is locked, the rules decide, and everything that follows commits together. */
  private async step(ctx: TenantContext, kind: CheckKind, id: string, version: number, action: CheckAction, work: (row: CheckRow, now: Date) => Promise<Outcome>): Promise<CheckDetail> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await lock(tx, ctx, id);
      assertMay(ctx, kind, version, action, row);
      const now = new Date();
      const { event, next, note, facts = {} } = await work(row, now);
      const read: CheckRow = { ...next, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1 };
      tx.queue(updateStatement(ctx.tenantId, read), historyStatement(ctx, read, { action, from: row.status, note, changes: fieldChanges(row, read, told) }));
      tx.audit({ action: `check.${event}`, target: `checks/${id}`, detail: { number: row.number, kind, from: row.status, to: read.status }, onBehalfOf: checkReach.onBehalfOf(ctx, actionsOf(kind)[action]?.permission ?? 'check.read', row) });
      tx.emit(eventOf(ctx, read, event, facts));
      return toCheckDetail(ctx, read, reference);
    });
  }
}

async function lock(tx: Tx, ctx: TenantContext, id: string): Promise<CheckRow | undefined> {
  const [row] = await tx.rows<CheckRow>('select * from enforcement.site_check where tenant_id = $1 and id = $2 for update', [ctx.tenantId, id], 'check-lock');
  return row;
}

/** One of another kind is none at this address. Throws where the version, the state or anything of `assertActs` is against it. */
function assertMay(ctx: TenantContext, kind: CheckKind, version: number, action: CheckAction, row: CheckRow | undefined): asserts row is CheckRow {
  assertActs(ctx, kind, action, row);
  if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
  assertAllowed(kind, row.status, action);
}

/** Throws where the actor or the rule of the officers is against it. */
function assertActs(ctx: TenantContext, kind: CheckKind, action: CheckAction, row: CheckRow | undefined): asserts row is CheckRow {
  if (!row || row.kind !== kind) throw notFound();
  const permission = actionsOf(kind)[action]?.permission;
  if (!permission) throw notFound();
  checkReach.assertActs(ctx, permission, 'check.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
  if (kind === 'inspection' && action === 'finish') assertConductor(ctx, row);
}
