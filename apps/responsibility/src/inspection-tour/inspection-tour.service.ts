import type { Permission } from '@anlan/contracts/access';
import {
  inspectionTourErrors as e, inspectionTourLifecycle as lifecycle, type ChangeInspectionTourBody, type CloseInspectionTourBody, type DraftInspectionTourBody, type FeedBackInspectionTourBody, type InspectionTour, type InspectionTourAction, type InspectionTourEvent, type InspectionTourStage, type InspectionTourState, type StepInspectionTourBody,
} from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { assertWhole, madeBy, NumberSeries, type LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { inNameOf } from '../committee/committee.name';
import { inspectionTourLedger as ledger, toInspectionTour, type InspectionTourRow } from './inspection-tour.entity';
import { assertFindingsList, findingsOf, lockLists } from './inspection-tour.findings';
import { knowsPlan, namesOf, planned } from './inspection-tour.plan';
import { assertApproves, assertCloses, assertDay, assertFedBack, assertIssued, assertPlanned, assertRenames } from './inspection-tour.rules';

/** What a step says: when, and with which files. */
interface Said { readonly on: string; readonly fileIds: readonly string[]; readonly note?: string | null; readonly listId?: string | null }
type Outcome = Omit<LedgerOutcome<InspectionTourRow, InspectionTourEvent>, 'next'> & { next: Partial<InspectionTourRow> & { status: InspectionTourState } };
const MANAGE = 'inspection-tour.manage';

/** 安全生产巡查: 方案 → 进驻 → 反馈 → 整改 → 销号. What was found are items of the list that the tour names. */
@Injectable()
export class InspectionTourService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
  ) {}

  async draft(ctx: TenantContext, b: DraftInspectionTourBody): Promise<InspectionTour> {
    assertWhole(ctx, MANAGE);
    const reference = await this.references.knowing(ctx.tenantId, knowsPlan(b));
    const plan = planned(reference, b) as Required<ReturnType<typeof planned>>;
    assertPlanned({ ...plan, committee_id: b.committeeId });
    const number = `XC${ctx.slug}-${b.year}-${String(await this.numbers.next(ctx, `inspection-tour-${b.year}`)).padStart(4, '0')}`;
    return this.tx.write(ctx, async (tx) => {
      const named = await inNameOf(tx, ctx, MANAGE, b.committeeId);
      const row: InspectionTourRow = {
        id: newId(), number, ...named, ...plan, ...namesOf(plan), status: lifecycle.initial, authors: [ctx.actor.id], approved_by: null, approved_by_name: null, approved_on: null, stationed_on: null, left_on: null, fed_back_on: null, document_number: null, rectify_by: null, list_id: null,
        closed_by: null, closed_by_name: null, closed_on: null, conclusion: null, reason: null, stages: [], ...madeBy(ctx, 'drafted', new Date()),
      };
      await this.assertFiles(tx, ctx, MANAGE, b.fileIds);
      ledger.insert(tx, ctx, MANAGE, row, 'drafted');
      return toInspectionTour(ctx, row, null, reference);
    });
  }

  async change(ctx: TenantContext, id: string, version: number, b: ChangeInspectionTourBody): Promise<InspectionTour> {
    const reference = await this.references.knowing(ctx.tenantId, knowsPlan(b));
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, { permission: MANAGE }, async (r) => {
        assertWhole(ctx, MANAGE);
        if (r.status !== 'drafted') throw new ProblemError(e.begun);
        // A committee that was named stays, though it be dissolved since: only another is asked for.
        const named = b.committeeId === undefined || b.committeeId === r.committee_id ? {} : await inNameOf(tx, ctx, MANAGE, b.committeeId);
        const plan = { ...r, ...planned(reference, b), ...named };
        assertPlanned(plan);
        // What another uploaded stays; what is added is one's own.
        await this.assertFiles(tx, ctx, MANAGE, (b.fileIds ?? []).filter((f) => !r.plan_file_ids.includes(f)));
        return { event: 'changed', next: { ...plan, ...namesOf(plan), authors: [...new Set([...r.authors, ctx.actor.id])] } };
      });
      return toInspectionTour(ctx, row, null, reference);
    });
  }

  approve(ctx: TenantContext, id: string, version: number, b: StepInspectionTourBody): Promise<InspectionTour> {
    return this.step(ctx, id, version, 'approve', b, (r) => {
      assertApproves(r, ctx.actor);
      return { event: 'approved', next: { status: 'approved', approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_on: b.on } };
    });
  }

  station(ctx: TenantContext, id: string, version: number, b: StepInspectionTourBody): Promise<InspectionTour> {
    return this.step(ctx, id, version, 'station', b, () => ({ event: 'stationed', next: { status: 'stationed', stationed_on: b.on } }));
  }

  feedBack(ctx: TenantContext, id: string, version: number, b: FeedBackInspectionTourBody): Promise<InspectionTour> {
    return this.step(ctx, id, version, 'feed-back', b, async (r, tx) => {
      assertFedBack(r.stationed_on, b);
      if (b.listId !== null) await assertFindingsList(tx, ctx, b.listId);
      return { event: 'fed_back', next: { status: 'fed_back', left_on: b.leftOn, fed_back_on: b.on, document_number: b.documentNumber, rectify_by: b.rectifyBy, list_id: b.listId } };
    });
  }

  nameList(ctx: TenantContext, id: string, version: number, listId: string): Promise<InspectionTour> {
    return this.step(ctx, id, version, 'name-list', { ...today(), listId }, async (r, tx) => {
      assertRenames(r.status, await findingsOf(tx, ctx, r.list_id));
      await assertFindingsList(tx, ctx, listId);
      return { event: 'list_named', next: { status: r.status, list_id: listId } };
    });
  }

  rectify(ctx: TenantContext, id: string, version: number, b: StepInspectionTourBody): Promise<InspectionTour> {
    return this.step(ctx, id, version, 'rectify', b, async (r, tx) => {
      assertIssued(await findingsOf(tx, ctx, r.list_id));
      return { event: 'rectification_begun', next: { status: 'rectifying' } };
    });
  }

  close(ctx: TenantContext, id: string, version: number, b: CloseInspectionTourBody): Promise<InspectionTour> {
    return this.step(ctx, id, version, 'close', { ...b, note: b.conclusion }, async (r, tx) => {
      const findings = await findingsOf(tx, ctx, r.list_id);
      assertCloses(r, findings, ctx.actor);
      return { event: 'closed', next: { status: 'closed', closed_by: ctx.actor.id, closed_by_name: ctx.actor.name, closed_on: b.on, conclusion: b.conclusion }, facts: { findings: findings?.total ?? 0 } };
    });
  }

  cancel(ctx: TenantContext, id: string, version: number, reason: string): Promise<InspectionTour> {
    return this.step(ctx, id, version, 'cancel', { ...today(), note: reason }, () => ({ event: 'cancelled', next: { status: 'cancelled', reason }, facts: { reason } }));
  }

  private async step(ctx: TenantContext, id: string, version: number, action: InspectionTourAction, said: Said, work: (r: InspectionTourRow, tx: Tx) => Outcome | Promise<Outcome>): Promise<InspectionTour> {
    const reference = await this.references.get(ctx.tenantId);
    const { permission } = lifecycle.actions[action];
    return this.tx.write(ctx, async (tx) => {
      await lockLists(tx, ctx, id, said.listId ?? null);
      const row = await ledger.step(tx, ctx, id, version, action, async (r, now) => {
        // To be in the group, or visited, gives no say over the tour.
        assertWhole(ctx, permission);
        // To name a list is dated by the system: it holds back no day that a person writes.
        assertDay(r.stages.filter((s) => s.action !== 'name-list').at(-1)?.on ?? null, said.on, shanghaiDay(now));
        const outcome = await work(r, tx);
        await this.assertFiles(tx, ctx, permission, said.fileIds);
        return { ...outcome, next: { ...outcome.next, stages: [...r.stages, stageOf(ctx, now, action, outcome.next.status, said)] } };
      });
      return toInspectionTour(ctx, row, await findingsOf(tx, ctx, row.list_id), reference);
    });
  }

  private async assertFiles(tx: Tx, ctx: TenantContext, permission: Permission, fileIds: readonly string[]): Promise<void> {
    const [unknown] = await this.files.unknown(tx, ctx, permission, fileIds);
    if (unknown !== undefined) throw invalidField(`body.fileIds[${fileIds.indexOf(unknown)}]`, e.unknown_file);
  }
}

const today = (): Said => ({ on: shanghaiDay(new Date()), fileIds: [] });
const stageOf = ({ actor }: TenantContext, now: Date, action: InspectionTourAction, to: InspectionTourState, s: Said): InspectionTourStage => ({ action, on: s.on, to, note: s.note ?? null, fileIds: [...s.fileIds], by: { id: actor.id, name: actor.name }, at: toShanghaiIso(now) });
