import {
  owesReply, supervisionErrors as e, supervisionKinds, type DeliverSupervisionBody, type DraftSupervisionBody, type DraftSupervisionsBody, type ReplySupervisionBody, type Supervision, type SupervisionAction, type SupervisionEvent, type SupervisionSideName,
} from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { NumberSeries, type LedgerOutcome } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { KeptEvidence } from '@anlan/contracts/responsibility';
import { inNameOf } from '../committee/committee.name';
import { filesOf, keptEvidence } from '../task/task.rules';
import { SupervisionDeadlines } from './supervision.deadlines';
import { assertOnce, assertTasks, draftOf, eachLine, sidesOf, type Common, type Line } from './supervision.draft';
import { supervisionLedger as ledger, toSupervision, type Side, type SupervisionRow } from './supervision.entity';
import { supervisionHome } from './supervision.reach';
import { assertDelivered, assertHome, assertReleases, assertWhole, hasPart, mayReply, sideOf, stateOf } from './supervision.rules';

type Outcome = LedgerOutcome<SupervisionRow, SupervisionEvent>;
interface At {
  readonly tx: Tx;
  readonly now: Date;
}

/** 督办: 起草 → 签发 (by another) → 送达/实施 → 回复 → 解除 (by another), each of two sides by itself. */
@Injectable()
export class SupervisionService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
    private readonly deadlines: SupervisionDeadlines,
  ) {}

  async draft(ctx: TenantContext, { enterprise, unitId, taskIds, ...common }: DraftSupervisionBody): Promise<Supervision> {
    return (await this.drafts(ctx, common, [{ enterprise, unitId, taskIds }], () => 'body'))[0] as Supervision;
  }

  /** 批量拟制: one document for each line, of one reason; with a fault in any line there is none. */
  async draftMany(ctx: TenantContext, { lines, ...common }: DraftSupervisionsBody): Promise<{ items: Supervision[] }> {
    assertOnce(lines);
    return { items: await this.drafts(ctx, common, lines, (n) => `body.lines[${n}]`) };
  }

  private async drafts(ctx: TenantContext, b: Common, lines: readonly Line[], path: (n: number) => string): Promise<Supervision[]> {
    const now = new Date();
    const reference = await this.references.knowing(ctx.tenantId, (r) => lines.every(({ unitId }) => unitId === null || r.units.has(unitId)));
    const division = organizerOf(reference, b.divisionCode, now, e.unknown_division);
    if (!supervisionHome.covers(ctx, 'supervision.manage', { division_code: division })) throw new ProblemError(e.out_of_scope, { code: division });
    assertWhole(b);
    const sides = eachLine(lines, (line, n) => sidesOf(reference, b.kind, line, path(n)));
    const year = shanghaiDay(now).slice(0, 4);
    const numbers = await this.numbers.take(ctx, `supervision-${b.kind}-${year}`, lines.length);
    return this.tx.write(ctx, async (tx) => {
      const named = await inNameOf(tx, ctx, 'supervision.manage', b.committeeId);
      const attachments = keptEvidence(b.attachments);
      await assertTasks(tx, ctx, lines.map((l) => l.taskIds), path);
      await this.assertFiles(tx, ctx, 'body.attachments', attachments);
      return lines.map((line, n) => {
        const row = draftOf(ctx, b, line, { number: `${supervisionKinds[b.kind].word}〔${year}〕${numbers[n]}号`, division_code: division, attachments, sides: sides[n] as Side[], ...named }, now);
        ledger.insert(tx, ctx, 'supervision.manage', row, 'drafted');
        return toSupervision(ctx, row, reference);
      });
    });
  }

  submit(ctx: TenantContext, id: string, version: number): Promise<Supervision> {
    return this.step(ctx, id, version, 'submit', () => ({ event: 'submitted', next: { status: 'pending', submitted_by: ctx.actor.id } }));
  }

  approve(ctx: TenantContext, id: string, version: number, note: string | null): Promise<Supervision> {
    return this.step(ctx, id, version, 'approve', (r, { now }) => {
      if (hasPart(ctx, r)) throw new ProblemError(e.same_person);
      return { event: 'approved', next: { status: 'approved', decision: note, approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_at: now } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<Supervision> {
    return this.step(ctx, id, version, 'return', (r) => {
      if (hasPart(ctx, r)) throw new ProblemError(e.same_person);
      return { event: 'returned', next: { status: 'drafted', decision: reason }, facts: { reason } };
    });
  }

  deliver(ctx: TenantContext, id: string, version: number, b: DeliverSupervisionBody): Promise<Supervision> {
    return this.step(ctx, id, version, 'deliver', async (r, { tx, now }) => {
      assertDelivered(r, b, shanghaiDay(now));
      const [minutes, signed] = [keptEvidence(b.minutes), keptEvidence(b.signed)];
      await this.assertFiles(tx, ctx, 'body.minutes', minutes);
      await this.assertFiles(tx, ctx, 'body.signed', signed);
      if (owesReply(r.kind)) this.deadlines.watch(tx, ctx, r.due_on);
      return { event: 'delivered', next: { status: owesReply(r.kind) ? 'delivered' : 'sent', addressee_unit_id: r.unit_id, delivered_on: b.deliveredOn, delivery_note: b.note, attendees: b.attendees, minutes, signed }, facts: { deliveredOn: b.deliveredOn } };
    });
  }

  reply(ctx: TenantContext, id: string, version: number, b: ReplySupervisionBody): Promise<Supervision> {
    return this.step(ctx, id, version, 'reply', async (r, { tx, now }) => {
      if (!mayReply(ctx, b.side, r)) throw new ProblemError(e.not_subject);
      const side = sideOf(r.sides, b.side, 'waiting');
      const evidence = keptEvidence(b.evidence);
      await this.assertFiles(tx, ctx, 'body.evidence', evidence);
      return sided(r, { ...side, status: 'replied', reply: b.note, evidence, repliedBy: { id: ctx.actor.id, name: ctx.actor.name }, repliedAt: toShanghaiIso(now) }, 'replied');
    });
  }

  returnReply(ctx: TenantContext, id: string, version: number, { side: name, reason }: { side: SupervisionSideName; reason: string }): Promise<Supervision> {
    return this.step(ctx, id, version, 'return-reply', (r) => {
      const side = sideOf(r.sides, name, 'replied');
      if (side.repliedBy?.id === ctx.actor.id) throw new ProblemError(e.own_reply);
      return sided(r, { ...side, status: 'waiting', decision: reason, repliedBy: null, repliedAt: null }, 'reply_returned', { reason });
    });
  }

  release(ctx: TenantContext, id: string, version: number, { side: name, note }: { side: SupervisionSideName; note: string }): Promise<Supervision> {
    return this.step(ctx, id, version, 'release', (r, { now }) => {
      const side = sideOf(r.sides, name, 'replied');
      assertReleases(ctx, r.kind, side);
      const released: Side = { ...side, status: 'released', decision: note, releasedBy: { id: ctx.actor.id, name: ctx.actor.name }, releasedAt: toShanghaiIso(now) };
      const outcome = sided(r, released, 'side_released');
      return outcome.next.status === 'released' ? { ...outcome, event: 'released' } : outcome;
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number, reason: string): Promise<Supervision> {
    return this.step(ctx, id, version, 'withdraw', () => ({ event: 'withdrawn', next: { status: 'withdrawn', decision: reason }, facts: { reason } }));
  }

  private async step(ctx: TenantContext, id: string, version: number, action: SupervisionAction, work: (row: SupervisionRow, at: At) => Outcome | Promise<Outcome>): Promise<Supervision> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, action, (r, now) => {
        if (action !== 'reply') assertHome(ctx, action, r);
        return work(r, { tx, now });
      });
      return toSupervision(ctx, row, reference);
    });
  }

  private async assertFiles(tx: Tx, ctx: TenantContext, path: string, items: readonly KeptEvidence[]): Promise<void> {
    const [unknown] = await this.files.unknown(tx, ctx, 'supervision.manage', filesOf(items));
    if (unknown !== undefined) throw invalidField(path, e.unknown_file, { id: unknown });
  }
}

/** The document with one of its sides changed, and what follows for the whole. */
function sided(r: SupervisionRow, side: Side, event: SupervisionEvent, facts: Record<string, unknown> = {}): Outcome {
  const sides = r.sides.map((s) => (s.side === side.side ? side : s));
  return { event, next: { sides, status: stateOf(sides), all_replied: sides.every((s) => s.status !== 'waiting') }, facts: { side: side.side, ...facts } };
}
