import { handOverErrors as e, handOverEvents, type HandOver, type HandOverLine, type MakeHandOverBody } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { invalidField, outOfScope, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { knowsAll } from '../committee/committee.people';
import { dutyHolderLedger, type DutyEditionRow, type DutyHolderRow } from '../duty-edition/duty-edition.entity';
import { dutyHolderHome } from '../duty-edition/duty-edition.reach';
import { assertDay } from '../duty-edition/duty-edition.rules';
import { insertAdjustment, insertHolders, lockYear, successorOf } from '../duty-edition/duty-holder.rows';
import { guardianshipLedger, type GuardianshipRow } from '../guardianship/guardianship.entity';
import { guardianshipHome } from '../guardianship/guardianship.reach';
import { assertNotTwice } from '../guardianship/guardianship.service';
import { holdingTitle, guardianshipTitle } from './hand-over.titles';
import { assertWhole, commonDivision, successorsOf, type Successor } from './hand-over.rules';

/** One row of responsibility.hand_over. */
export interface HandOverRow extends Row {
  id: string;
  member_id: string;
  person_name: string;
  on_day: string;
  reason: string;
  division_code: string;
  lines: HandOverLine[];
  handed_by: string;
  handed_by_name: string;
  handed_at: Date;
}
interface Step {
  readonly id: string;
  readonly on: string;
  readonly reason: string;
  readonly now: Date;
}

/** 职责交接: all duties and guardianships of a person go to who comes after him, in one transaction or not at all. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async make(ctx: TenantContext, b: MakeHandOverBody): Promise<HandOver> {
    const reference = await this.references.knowing(ctx.tenantId, knowsAll([], [b.successorMemberId, ...b.except.map((x) => x.successorMemberId)]));
    const now = new Date();
    return this.tx.write(ctx, async (tx) => {
      const years = await tx.rows<{ year: number }>("select distinct year from responsibility.duty_holder where tenant_id = $1 and member_id = $2 and status = 'standing' order by year", [ctx.tenantId, b.memberId], 'years-of-member');
      for (const { year } of years) await lockYear(tx, ctx, year);
      const duties = await tx.rows<DutyHolderRow>("select * from responsibility.duty_holder where tenant_id = $1 and member_id = $2 and status = 'standing' order by id for update", [ctx.tenantId, b.memberId], 'duties-of-member');
      const guardianships = await tx.rows<GuardianshipRow>("select * from responsibility.guardianship where tenant_id = $1 and member_id = $2 and status = 'active' order by id for update", [ctx.tenantId, b.memberId], 'guardianships-of-member');
      const all = [...duties, ...guardianships];
      const [first] = all;
      const mine = [...duties.filter((h) => dutyHolderHome.covers(ctx, 'hand-over.manage', h)), ...guardianships.filter((g) => guardianshipHome.covers(ctx, 'hand-over.manage', g))];
      if (!first) throw reference.members.has(b.memberId) ? new ProblemError(e.nothing) : invalidField('body.memberId', e.unknown_member, { id: b.memberId });
      if (mine.length === 0) throw outOfScope('hand-over.manage');
      assertWhole(all.length - mine.length);
      const days = all.map((h) => h.from_day ?? '').sort();
      assertDay(b.on, days.at(-1) ?? null, shanghaiDay(now), e);
      const successors = successorsOf(b, all.map((h) => h.id), reference);
      const step: Step = { id: newId(), on: b.on, reason: b.reason, now };
      const lines = [...(await this.duties(tx, ctx, duties, successors, step)), ...(await this.guardianships(tx, ctx, guardianships, successors, step))];
      const row: HandOverRow = {
        id: step.id, member_id: b.memberId, person_name: reference.members.get(b.memberId)?.name ?? first.person_name, on_day: b.on, reason: b.reason, division_code: commonDivision(lines.map((l) => l.divisionCode), reference, ctx.slug), lines, handed_by: ctx.actor.id, handed_by_name: ctx.actor.name, handed_at: now,
      };
      this.keep(tx, ctx, row, duties.length);
      return toHandOver(row, reference);
    });
  }

  /** Each table in which he stands is adjusted once, with the reason of the hand-over. */
  private async duties(tx: Tx, ctx: TenantContext, duties: readonly DutyHolderRow[], successors: ReadonlyMap<string, Successor>, step: Step): Promise<HandOverLine[]> {
    const lines: HandOverLine[] = [];
    for (const editionId of [...new Set(duties.map((h) => h.edition_id))].sort()) {
      const [edition] = await tx.rows<DutyEditionRow>('select * from responsibility.duty_edition where tenant_id = $1 and id = $2 for update', [ctx.tenantId, editionId], 'edition-of-hand-over');
      const number = (edition?.adjustments ?? 0) + 1;
      insertAdjustment(tx, ctx, editionId, { number, on: step.on, documentNumber: null, reason: step.reason }, step.now);
      tx.queue({ sql: 'update responsibility.duty_edition set adjustments = $3, version = version + 1, updated_at = $4, updated_by = $5, updated_by_name = $6 where tenant_id = $1 and id = $2', params: [ctx.tenantId, editionId, number, step.now, ctx.actor.id, ctx.actor.name] });
      for (const h of duties.filter((d) => d.edition_id === editionId)) {
        const to = successors.get(h.id) as Successor;
        const next = successorOf(ctx, h, { member_id: to.memberId, member_unit_id: to.unitId, person_name: to.name, post: h.post, phone: null }, { on: step.on, by: number }, step.now);
        await dutyHolderLedger.step(tx, ctx, h.id, h.version, 'handover', () => ({
          event: 'handed_over', next: { status: 'ended', until_day: step.on, left_by: number, end_reason: step.reason, hand_over_id: step.id }, facts: { successorId: to.memberId, handOverId: step.id, on: step.on },
        }));
        insertHolders(tx, ctx, [next]);
        lines.push({ kind: 'duty-holder', id: h.id, newId: next.id, title: holdingTitle(h), divisionCode: h.division_code, successorMemberId: to.memberId, successorName: to.name });
      }
    }
    return lines;
  }

  private async guardianships(tx: Tx, ctx: TenantContext, rows: readonly GuardianshipRow[], successors: ReadonlyMap<string, Successor>, step: Step): Promise<HandOverLine[]> {
    const lines: HandOverLine[] = [];
    for (const g of rows) {
      const to = successors.get(g.id) as Successor;
      const next: GuardianshipRow = { ...g, id: newId(), member_id: to.memberId, member_unit_id: to.unitId, person_name: to.name, phone: null, from_day: step.on, predecessor_id: g.id, hand_over_id: null, ...madeBy(ctx, 'entrusted', step.now) };
      await assertNotTwice(tx, ctx, next, e.held_already);
      await guardianshipLedger.step(tx, ctx, g.id, g.version, 'handover', () => ({ event: 'handed_over', next: { status: 'ended', until_day: step.on, end_reason: step.reason, hand_over_id: step.id }, facts: { successorId: to.memberId, handOverId: step.id, on: step.on } }));
      guardianshipLedger.insert(tx, ctx, 'hand-over.manage', next, 'entrusted', { from: step.on });
      lines.push({ kind: 'guardianship', id: g.id, newId: next.id, title: guardianshipTitle(g), divisionCode: g.division_code, successorMemberId: to.memberId, successorName: to.name });
    }
    return lines;
  }

  private keep(tx: Tx, ctx: TenantContext, r: HandOverRow, duties: number): void {
    tx.queue({
      sql: 'insert into responsibility.hand_over (tenant_id, id, member_id, person_name, on_day, reason, division_code, lines, handed_by, handed_by_name, handed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      params: [ctx.tenantId, r.id, r.member_id, r.person_name, r.on_day, r.reason, r.division_code, JSON.stringify(r.lines), r.handed_by, r.handed_by_name, r.handed_at],
    });
    const said = { handOverId: r.id, memberId: r.member_id, on: r.on_day, divisionCode: r.division_code, duties, guardianships: r.lines.length - duties, successorIds: [...new Set(r.lines.map((l) => l.successorMemberId))] };
    tx.audit({ action: 'hand-over.made', target: `hand-overs/${r.id}`, detail: { ...said, reason: r.reason } });
    tx.emit({ spec: handOverEvents.made, id: r.id, sequence: 1, data: { ...said, actor: { id: ctx.actor.id, name: ctx.actor.name } } });
  }
}

export const toHandOver = (r: HandOverRow, { divisions }: Reference): HandOver => ({
  id: r.id, memberId: r.member_id, personName: r.person_name, on: r.on_day, reason: r.reason, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, lines: r.lines, handedBy: { id: r.handed_by, name: r.handed_by_name }, handedAt: toShanghaiIso(r.handed_at),
});
