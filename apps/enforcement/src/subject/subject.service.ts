import {
  subjectErrors as e, subjectLifecycle,
  type ChangeSubjectBody, type closeSubjectBody, type gradeSubjectBody, type mergeSubjectBody, type ownSubjectBody, type refreshSubjectBody, type RegisterSubjectBody,
  type resumeSubjectBody, type rotateCodeBody, type SubjectAction, type SubjectDetail, type SubjectEvent,
} from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { newPremisesCode } from './subject.code';
import { detailColumns, toDetail, type ReadSubject, type SubjectRow } from './subject.entity';
import { isOwnAlone, subjectReach } from './subject.reach';
import { codesShared, assertCodeFree, changed, changesOf, eventOf, historyStatement, insertStatement, newSubject, updateStatement } from './subject.record';
import { countStatements, moveStatements } from './subject.rollup';
import { subjectSearch } from './subject.search';
import { assertOpen, assertOwnCorrections, assertStays, checkOwner, knowsOwner, registeringUnit, type WantedOwner } from './subject.rules';

type Manages = 'subject.register' | 'subject.refresh' | 'subject.manage' | 'subject.grade';

/** What a step leaves behind, and what its event says besides. */
interface Outcome {
  readonly event: SubjectEvent;
  readonly next: SubjectRow;
  readonly note: string | null;
  readonly facts: (changes: string[]) => Record<string, unknown>;
}

/** 一企一档: registering, changing and the steps of the life-cycle. */
@Injectable()
export class SubjectService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async register(ctx: TenantContext, body: RegisterSubjectBody): Promise<SubjectDetail> {
    const owner = { ...body.owner, unitId: registeringUnit(ctx, body, 'subject.register') };
    const reference = await this.references.knowing(ctx.tenantId, (known) => knowsOwner(known, owner));
    const row = newSubject(ctx, { ...body, owner }, reference, new Date());
    return this.tx.write(ctx, async (tx) => {
      assertStays(ctx, 'subject.register', row);
      await assertCodeFree(tx, ctx, row);
      tx.queue(insertStatement(ctx.tenantId, row), ...countStatements(ctx.tenantId, row), subjectSearch.noteStatement(ctx.tenantId, [row.id]));
      tx.audit({ action: 'subject.registered', target: `subjects/${row.id}`, detail: { name: row.name }, onBehalfOf: subjectReach.onBehalfOf(ctx, 'subject.register', row) });
      tx.emit(eventOf(ctx, row, 'registered', { isKey: row.is_key, tags: row.tags }));
      return toDetail(ctx, { ...row, merged_name: null }, reference);
    });
  }

  /** Fields of an open record. Where nothing differs nothing is written. */
  async change(ctx: TenantContext, id: string, version: number, body: ChangeSubjectBody): Promise<SubjectDetail> {
    const reference = await this.references.knowing(ctx.tenantId, (known) => knowsOwner(known, { unitId: body.unitId }));
    return this.step(ctx, id, version, 'subject.manage', 'change', reference, async (tx, row, now) => {
      assertOpen(row.status);
      const next = changed(row, body, reference, now);
      assertStays(ctx, 'subject.manage', next);
      if (next.credit_code !== row.credit_code) await assertCodeFree(tx, ctx, next);
      return { event: 'changed', next, note: null, facts: (fields) => ({ fields }) };
    });
  }

  async refresh(ctx: TenantContext, id: string, version: number, { note = null, corrections = {} }: Nullish<z.output<typeof refreshSubjectBody>>): Promise<SubjectDetail> {
    assertOwnCorrections(ctx, corrections ?? {});
    return this.act(ctx, id, version, 'refresh', {}, async (_tx, row, now, reference) => {
      const next = changed(row, corrections ?? {}, reference, now, 'body.corrections');
      // What an enterprise says of itself is kept; that somebody was there it cannot say.
      if (isOwnAlone(ctx, 'subject.refresh')) return { event: 'changed', next, note, facts: (fields) => ({ fields }) };
      return { event: 'refreshed', next: { ...next, refreshed_at: now }, note, facts: (fields) => ({ refreshedAt: toShanghaiIso(now), fields: fields.filter((f) => f !== 'refreshedAt') }) };
    });
  }

  grade(ctx: TenantContext, id: string, version: number, { grade, reason }: z.output<typeof gradeSubjectBody>): Promise<SubjectDetail> {
    return this.act(ctx, id, version, 'grade', {}, async (_tx, row, now) => ({
      event: 'graded', next: { ...row, grade, grade_reason: reason, graded_at: now }, note: reason, facts: () => ({ grade, previous: row.grade, reason }),
    }));
  }

  assignOwner(ctx: TenantContext, id: string, version: number, { note = null, ...wanted }: Nullish<z.output<typeof ownSubjectBody>>): Promise<SubjectDetail> {
    return this.act(ctx, id, version, 'assign-owner', wanted, async (_tx, row, _now, reference) => {
      checkOwner(reference, wanted, 'body');
      const { memberId = row.owner_member_id, unitId = row.owner_unit_id } = wanted;
      return {
        event: 'owner_assigned', next: { ...row, owner_member_id: memberId, owner_unit_id: unitId }, note, facts: () => ({ ownerMemberId: memberId, ownerUnitId: unitId }),
      };
    });
  }

  rotateCode(ctx: TenantContext, id: string, version: number, { note = null }: Nullish<z.output<typeof rotateCodeBody>>): Promise<SubjectDetail> {
    return this.act(ctx, id, version, 'rotate-code', {}, async (_tx, row) => ({ event: 'changed', next: { ...row, code: newPremisesCode() }, note, facts: () => ({ fields: ['code'] }) }));
  }

  /** Steps that lead to another state, for a reason. */
  move(ctx: TenantContext, id: string, version: number, action: 'suspend' | 'close' | 'reopen', { reason }: z.output<typeof closeSubjectBody>): Promise<SubjectDetail> {
    const event = ({ suspend: 'suspended', close: 'closed', reopen: 'reopened' } as const)[action];
    const [status] = subjectLifecycle.actions[action].to;
    return this.act(ctx, id, version, action, {}, async (_tx, row) => ({ event, next: { ...row, status: status ?? row.status, status_reason: reason }, note: reason, facts: () => ({ reason }) }));
  }

  resume(ctx: TenantContext, id: string, version: number, { note = null }: Nullish<z.output<typeof resumeSubjectBody>>): Promise<SubjectDetail> {
    return this.act(ctx, id, version, 'resume', {}, async (_tx, row) => ({ event: 'resumed', next: { ...row, status: 'active', status_reason: null }, note, facts: () => ({}) }));
  }

  /** The record stays, and leads to the one that goes on. What was merged into it before leads there too: there are no chains. */
  merge(ctx: TenantContext, id: string, version: number, { intoId, reason }: z.output<typeof mergeSubjectBody>): Promise<SubjectDetail> {
    return this.act(ctx, id, version, 'merge', {}, async (tx, row, now) => {
      const unknown = (): ProblemError => invalidField('body.intoId', e.unknown_target);
      if (intoId === id) throw unknown();
      const [target] = await tx.rows<SubjectRow>('select * from enforcement.subject where tenant_id = $1 and id = $2 for update', [ctx.tenantId, intoId], 'subject-lock');
      if (!target || target.status === 'merged' || !subjectReach.covers(ctx, 'subject.manage', target)) throw unknown();
      tx.queue(
        { name: 'subject-remerge', sql: 'update enforcement.subject set merged_into = $3, updated_at = $4, version = version + 1 where tenant_id = $1 and merged_into = $2', params: [ctx.tenantId, id, intoId, now] },
        historyStatement(ctx, target, { ...target, updated_at: now }, { action: 'absorb', note: reason, changes: [{ path: 'absorbed', from: null, to: { id, name: row.name } }] }),
      );
      const next: ReadSubject = { ...row, status: 'merged', status_reason: reason, merged_into: intoId, merged_name: target.name };
      return { event: 'merged', next, note: reason, facts: () => ({ intoId, reason }) };
    }, intoId);
  }

  /** One step of the life-cycle, where the state allows it. */
  private async act(
    ctx: TenantContext, id: string, version: number, action: SubjectAction, owner: WantedOwner,
    work: (tx: Tx, row: ReadSubject, now: Date, reference: Reference) => Promise<Outcome>, other?: string,
  ): Promise<SubjectDetail> {
    const reference = await this.references.knowing(ctx.tenantId, (known) => knowsOwner(known, owner));
    const permission = subjectLifecycle.actions[action].permission as Manages;
    return this.step(ctx, id, version, permission, action, reference, (tx, row, now) => {
      assertAllowed(subjectLifecycle, row.status, action, e.action_not_allowed);
      return work(tx, row, now, reference);
    }, other);
  }

  /** The row is locked, the rules decide, and everything that follows commits together. */
  private async step(
    ctx: TenantContext, id: string, version: number, permission: Manages, action: SubjectAction | 'change', reference: Reference,
    work: (tx: Tx, row: ReadSubject, now: Date) => Promise<Outcome>, other?: string,
  ): Promise<SubjectDetail> {
    return this.tx.write(ctx, async (tx) => {
      const row = await this.lock(tx, ctx, id, other);
      subjectReach.assertActs(ctx, permission, 'subject.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      const now = new Date();
      const { event, next, note, facts } = await work(tx, row, now);
      const before = toDetail(ctx, row, reference);
      const read: ReadSubject = { ...row, ...next, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1 };
      const after = toDetail(ctx, read, reference);
      const changes = changesOf(before, after);
      if (action === 'change' && changes.length === 0) return before;
      const paths = changes.map((c) => c.path);
      tx.queue(updateStatement(ctx.tenantId, read), historyStatement(ctx, row, read, { action, note, changes }), ...moveStatements(ctx.tenantId, row, read));
      if (read.search_text !== row.search_text) tx.queue(subjectSearch.noteStatement(ctx.tenantId, [id]));
      tx.audit({ action: `subject.${event}`, target: `subjects/${id}`, detail: { name: read.name, from: row.status, to: read.status, fields: paths }, onBehalfOf: subjectReach.onBehalfOf(ctx, permission, row) });
      tx.emit(eventOf(ctx, read, event, facts(paths)));
      return after;
    });
  }

  /** With another one, both in one order, so that two mergers never wait for each other crosswise. */
  private async lock(tx: Tx, ctx: TenantContext, id: string, other?: string): Promise<ReadSubject> {
    tx.queue(codesShared(ctx));
    const rows = await tx.rows<ReadSubject>(`select ${detailColumns} from enforcement.subject s where s.tenant_id = $1 and s.id = any($2::uuid[]) order by s.id for update of s`, [ctx.tenantId, other ? [id, other] : [id]], 'subject-locks');
    const row = rows.find((r) => r.id === id);
    if (!row) throw notFound();
    return row;
  }
}

type Nullish<T> = { [K in keyof T]?: T[K] | null };
