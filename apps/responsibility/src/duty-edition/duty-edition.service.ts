import {
  dutyEditionErrors as e, dutyEditionLifecycle, type AdjustDutyEditionBody, type DraftDutyEditionBody, type DutyEdition, type DutyEditionAction, type DutyEditionEvent, type DutyHolder, type DutyNaming, type NameDutyHolderBody, type NameHoldersBody, type PublishDutyEditionBody,
} from '@anlan/contracts/responsibility';
import { divisionPrefix, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, outOfScope, ProblemError } from '@anlan/platform/http';
import { madeBy, nextPrefix, NumberSeries, type LedgerOutcome } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { knowsAll } from '../committee/committee.people';
import { fullCode } from '../duty-object/duty-object.rules';
import { dutyEditionLedger as ledger, type DutyEditionRow, type DutyHolderRow } from './duty-edition.entity';
import { dutyEditionReach } from './duty-edition.reach';
import { DutyEditionRecords } from './duty-edition.records';
import { assertAnotherApproves, assertDay, assertThere, objectsOf, personOf, type NamedObject } from './duty-edition.rules';
import { draftedHolder, dropDrafted, endHolder, insertAdjustment, insertHolders, lockYear, successorOf } from './duty-holder.rows';
import { gapOf } from './holder-gap';

type Work = (row: DutyEditionRow, now: Date, tx: Tx, reference: Reference) => LedgerOutcome<DutyEditionRow, DutyEditionEvent> | Promise<LedgerOutcome<DutyEditionRow, DutyEditionEvent>>;
const named = (ctx: TenantContext, r: DutyEditionRow): Pick<DutyEditionRow, 'authors'> => ({ authors: [...new Set([...r.authors, ctx.actor.id])] });

/** 年度三防责任人名录: drafted by one, approved by another, published; then adjusted, and never changed. */
@Injectable()
export class DutyEditionService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly records: DutyEditionRecords,
  ) {}

  async draft(ctx: TenantContext, b: DraftDutyEditionBody): Promise<DutyEdition> {
    const reference = await this.references.get(ctx.tenantId);
    const now = new Date();
    const code = fullCode(b.divisionCode);
    const division = reference.division(code, shanghaiDay(now));
    if (!division || !['county', 'street'].includes(division.level)) throw invalidField('body.divisionCode', e.unknown_division, { code });
    if (!dutyEditionReach.covers(ctx, 'duty-holder.manage', { division_code: code })) throw new ProblemError(e.out_of_scope, { code });
    const number = `SF${ctx.slug}-${b.year}-${String(await this.numbers.next(ctx, `duty-edition-${b.year}`)).padStart(4, '0')}`;
    const row: DutyEditionRow = {
      id: newId(), number, year: b.year, division_code: code, title: b.title, status: dutyEditionLifecycle.initial, authors: [ctx.actor.id], decision: null, document_number: null, published_on: null, adjustments: 0,
      submitted_by: null, submitted_by_name: null, submitted_at: null, approved_by: null, approved_by_name: null, approved_at: null, ...madeBy(ctx, 'drafted', now),
    };
    await this.tx.write(ctx, async (tx) => {
      await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ctx.tenantId} duty-edition ${b.year} ${code}`], 'duty-edition-year');
      const [there] = await tx.rows<{ number: string }>("select number from responsibility.duty_edition where tenant_id = $1 and year = $2 and division_code = $3 and status <> 'withdrawn'", [ctx.tenantId, b.year, code], 'duty-edition-of-year');
      if (there) throw new ProblemError(e.year_taken, { year: b.year, number: there.number });
      ledger.insert(tx, ctx, 'duty-holder.manage', row, 'drafted');
      if (b.copyFrom !== null) insertHolders(tx, ctx, await this.copied(tx, ctx, b.copyFrom, row, reference, now));
    });
    return this.records.edition(ctx, row.id);
  }

  name(ctx: TenantContext, id: string, version: number, { holders }: NameHoldersBody): Promise<DutyEdition> {
    return this.step(ctx, id, version, 'name', async (r, now, tx, reference) => {
      const objects = objectsOf(holders, await objectsIn(tx, ctx, r, holders));
      dropDrafted(tx, ctx, r.id, holders);
      insertHolders(tx, ctx, holders.flatMap((n, i) => (n.holder === null ? [] : [draftedHolder(ctx, r, objects[i] as NamedObject, n.role, personOf(n.holder, reference, `body.holders[${i}].holder`), now)])));
      return { event: 'named', next: named(ctx, r), facts: { holders: holders.length } };
    }, holders);
  }

  /** One of them, without the version of the whole table: two who name different posts do not wait for each other. */
  async nameOne(ctx: TenantContext, b: NameDutyHolderBody): Promise<DutyHolder> {
    const reference = await this.references.knowing(ctx.tenantId, knowsAll([], [b.holder.memberId]));
    const id = await this.tx.write(ctx, async (tx) => {
      const [draft] = await tx.rows<DutyEditionRow>("select * from responsibility.duty_edition where tenant_id = $1 and id = $2 and status = 'draft' for update", [ctx.tenantId, b.editionId], 'duty-edition-draft');
      if (!draft) throw invalidField('body.editionId', e.unknown_draft);
      if (!dutyEditionReach.covers(ctx, 'duty-holder.manage', draft)) throw outOfScope('duty-holder.manage');
      const [object] = objectsOf([b], await objectsIn(tx, ctx, draft, [b]), () => 'body') as [NamedObject];
      const row = draftedHolder(ctx, draft, object, b.role, personOf(b.holder, reference, 'body.holder'), new Date());
      await ledger.step(tx, ctx, draft.id, draft.version, 'name', () => {
        dropDrafted(tx, ctx, draft.id, [b]);
        insertHolders(tx, ctx, [row]);
        return { event: 'named', next: named(ctx, draft), facts: { holders: 1 } };
      });
      return row.id;
    });
    return this.records.holder(ctx, id);
  }

  submit(ctx: TenantContext, id: string, version: number): Promise<DutyEdition> {
    return this.step(ctx, id, version, 'submit', async (r, now, tx, reference) => {
      assertThere(await holdersOf(tx, ctx, r.id, 'drafted'), reference);
      return { event: 'submitted', next: { status: 'submitted', decision: null, submitted_by: ctx.actor.id, submitted_by_name: ctx.actor.name, submitted_at: now } };
    });
  }

  approve(ctx: TenantContext, id: string, version: number, note: string): Promise<DutyEdition> {
    return this.step(ctx, id, version, 'approve', (r, now) => {
      assertAnotherApproves(ctx, r);
      return { event: 'approved', next: { status: 'approved', decision: note, approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_at: now } };
    });
  }

  return(ctx: TenantContext, id: string, version: number, reason: string): Promise<DutyEdition> {
    return this.step(ctx, id, version, 'return', () => ({ event: 'returned', next: { status: 'draft', decision: reason, approved_by: null, approved_by_name: null, approved_at: null }, facts: { reason } }));
  }

  publish(ctx: TenantContext, id: string, version: number, b: PublishDutyEditionBody): Promise<DutyEdition> {
    return this.step(ctx, id, version, 'publish', async (r, now, tx, reference) => {
      if (b.publishedOn > shanghaiDay(now)) throw invalidField('body.publishedOn', e.future);
      await lockYear(tx, ctx, r.year);
      const holders = await holdersOf(tx, ctx, r.id, 'drafted');
      assertThere(holders, reference);
      await assertFree(tx, ctx, r.year, holders);
      tx.queue({ sql: "update responsibility.duty_holder set status = 'standing', from_day = $3, updated_at = $4, version = version + 1 where tenant_id = $1 and edition_id = $2 and status = 'drafted'", params: [ctx.tenantId, r.id, b.publishedOn, now] });
      return { event: 'published', next: { status: 'published', document_number: b.documentNumber, published_on: b.publishedOn }, facts: { documentNumber: b.documentNumber, publishedOn: b.publishedOn, holders: holders.length } };
    });
  }

  /** Who stood there keeps his days; who comes after him has his own. */
  adjust(ctx: TenantContext, id: string, version: number, b: AdjustDutyEditionBody): Promise<DutyEdition> {
    return this.step(ctx, id, version, 'adjust', async (r, now, tx, reference) => {
      await lockYear(tx, ctx, r.year);
      const objects = objectsOf(b.holders, await objectsIn(tx, ctx, r, b.holders));
      const standing = await holdersOf(tx, ctx, r.id, 'standing');
      const before = b.holders.map((n) => standing.find((h) => h.object_id === n.objectId && h.role === n.role));
      const days = [r.published_on, ...before.map((h) => h?.from_day)].filter((d): d is string => typeof d === 'string').sort();
      assertDay(b.on, days.at(-1) ?? null, shanghaiDay(now));
      const number = r.adjustments + 1;
      const came = b.holders.flatMap((n, i): DutyHolderRow[] => {
        const [old, object] = [before[i], objects[i] as NamedObject];
        if (n.holder === null) {
          if (!old) throw invalidField(`body.holders[${i}].holder`, e.nothing, { object: object.name });
          return [];
        }
        const person = personOf(n.holder, reference, `body.holders[${i}].holder`);
        const fresh = draftedHolder(ctx, r, object, n.role, person, now);
        return [old ? successorOf(ctx, old, person, { on: b.on, by: number }, now) : { ...fresh, status: 'standing', from_day: b.on, came_by: number }];
      });
      await assertFree(tx, ctx, r.year, came.filter((c) => c.predecessor_id === null));
      const left = before.filter((h): h is DutyHolderRow => h !== undefined);
      for (const h of left) endHolder(tx, ctx, h.id, { on: b.on, by: number, reason: b.reason }, now);
      insertHolders(tx, ctx, came);
      insertAdjustment(tx, ctx, r.id, { number, on: b.on, documentNumber: b.documentNumber, reason: b.reason }, now);
      return { event: 'adjusted', next: { adjustments: number }, facts: { adjustment: number, on: b.on, came: came.length, left: left.length, reason: b.reason } };
    }, b.holders);
  }

  withdraw(ctx: TenantContext, id: string, version: number): Promise<DutyEdition> {
    return this.step(ctx, id, version, 'withdraw', (r, now, tx) => {
      tx.queue({ sql: "update responsibility.duty_holder set status = 'dropped', updated_at = $3, version = version + 1 where tenant_id = $1 and edition_id = $2 and status = 'drafted'", params: [ctx.tenantId, r.id, now] });
      return { event: 'withdrawn', next: { status: 'withdrawn' } };
    });
  }

  /** Those of an earlier table who still stand there, of objects that are in this one's division and in use. */
  private async copied(tx: Tx, ctx: TenantContext, from: string, to: DutyEditionRow, reference: Reference, now: Date): Promise<DutyHolderRow[]> {
    const [source] = await tx.rows<DutyEditionRow>("select * from responsibility.duty_edition where tenant_id = $1 and id = $2 and status = 'published'", [ctx.tenantId, from], 'duty-edition-source');
    if (!source || !dutyEditionReach.covers(ctx, 'duty-holder.read', source)) throw invalidField('body.copyFrom', e.unknown_edition);
    const holders = (await holdersOf(tx, ctx, from, 'standing')).filter((h) => !['gone', 'disabled'].includes(gapOf(h, reference) ?? ''));
    const objects = await objectsIn(tx, ctx, to, holders.map((h) => ({ objectId: h.object_id, role: h.role, holder: null })));
    return holders.flatMap((h) => {
      const object = objects.get(h.object_id);
      const unit = h.member_id === null ? null : (reference.members.get(h.member_id)?.unitId ?? null);
      return object?.roles.includes(h.role) ? [draftedHolder(ctx, to, object, h.role, { member_id: h.member_id, member_unit_id: unit, person_name: h.person_name, post: h.post, phone: h.phone }, now)] : [];
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, action: DutyEditionAction, work: Work, namings: readonly DutyNaming[] = []): Promise<DutyEdition> {
    const reference = await this.references.knowing(ctx.tenantId, knowsAll([], namings.map((n) => n.holder?.memberId)));
    await this.tx.write(ctx, (tx) => ledger.step(tx, ctx, id, version, action, (r, now) => work(r, now, tx, reference)));
    return this.records.edition(ctx, id);
  }
}

/** The objects of these namings that are in use and in the division of the table. */
export async function objectsIn(tx: Pick<Tx, 'rows'>, ctx: TenantContext, edition: Pick<DutyEditionRow, 'division_code'>, namings: readonly Pick<DutyNaming, 'objectId'>[]): Promise<Map<string, NamedObject>> {
  const prefix = divisionPrefix(edition.division_code);
  const rows = await tx.rows<NamedObject & Record<string, unknown>>(
    `select o.id, o.code, o.name, k.name as kind_name, k.roles, o.division_code, o.unit_id from responsibility.duty_object o join responsibility.duty_kind k on k.tenant_id = o.tenant_id and k.id = o.kind_id
     where o.tenant_id = $1 and o.id = any($2::uuid[]) and o.status = 'in_use' and o.division_code >= $3 and o.division_code < $4`,
    [ctx.tenantId, namings.map((n) => n.objectId), prefix, nextPrefix(prefix)], 'duty-objects-named');
  return new Map(rows.map((o) => [o.id, o]));
}

const holdersOf = (tx: Pick<Tx, 'rows'>, ctx: TenantContext, editionId: string, status: 'drafted' | 'standing'): Promise<DutyHolderRow[]> =>
  tx.rows<DutyHolderRow>('select * from responsibility.duty_holder where tenant_id = $1 and edition_id = $2 and status = $3 order by id', [ctx.tenantId, editionId, status], 'duty-holders-of');

/** Throws where another table of the year has somebody standing there. */
async function assertFree(tx: Pick<Tx, 'rows'>, ctx: TenantContext, year: number, holders: readonly DutyHolderRow[]): Promise<void> {
  const [taken] = await tx.rows<{ object_name: string }>(
    "select h.object_name from responsibility.duty_holder h join unnest($3::uuid[], $4::text[]) n(object_id, role) on h.object_id = n.object_id and h.role = n.role where h.tenant_id = $1 and h.year = $2 and h.status = 'standing' limit 1",
    [ctx.tenantId, year, holders.map((h) => h.object_id), holders.map((h) => h.role)], 'duty-holders-taken');
  if (taken) throw new ProblemError(e.published_elsewhere, { object: taken.object_name });
}
