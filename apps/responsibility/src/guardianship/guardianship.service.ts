import { guardianshipErrors as e, guardianshipLifecycle, type ChangeGuardianshipBody, type EndGuardianshipBody, type EntrustBody, type Guardianship, type GuardianshipAction, type GuardianshipEvent, type RevealedGuardianship } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, type LedgerOutcome, type LedgerStep } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { knowsAll, memberName } from '../committee/committee.people';
import { assertDay } from '../duty-edition/duty-edition.rules';
import { gapOf } from '../duty-edition/holder-gap';
import { guardianshipLedger as ledger, toGuardianship, type GuardianshipRow, type GuardianshipTierRow } from './guardianship.entity';
import { guardianshipHome, guardianshipReach } from './guardianship.reach';
import { assertHousehold, caredDivision } from './guardianship.rules';

type Work = (row: GuardianshipRow, now: Date, reference: Reference) => LedgerOutcome<GuardianshipRow, GuardianshipEvent>;

/** 包保: a person has a street, a community or a household in his care, from a day until a day. */
@Injectable()
export class GuardianshipService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async entrust(ctx: TenantContext, b: EntrustBody): Promise<Guardianship> {
    const { memberId } = b.guardian;
    const reference = await this.references.knowing(ctx.tenantId, knowsAll([], [memberId]));
    const now = new Date();
    return this.tx.write(ctx, async (tx) => {
      const [tier] = await tx.rows<GuardianshipTierRow>("select * from responsibility.guardianship_tier where tenant_id = $1 and id = $2 and status = 'active' for share", [ctx.tenantId, b.tierId], 'tier-in-use');
      if (!tier) throw invalidField('body.tierId', e.unknown_tier, { id: b.tierId });
      const code = caredDivision(b.divisionCode, tier.level, reference);
      if (!guardianshipHome.covers(ctx, 'guardianship.manage', { division_code: code })) throw new ProblemError(e.out_of_scope, { code });
      assertHousehold(tier.level, b);
      if (b.from > shanghaiDay(now)) throw invalidField('body.from', e.future);
      const name = memberId === null ? (b.guardian.personName ?? '') : memberName(reference, memberId, 'body.guardian.memberId', e);
      const row: GuardianshipRow = {
        id: newId(), tier_id: tier.id, tier_key: tier.key, tier_name: tier.name, level: tier.level, member_id: memberId, member_unit_id: memberId === null ? null : (reference.members.get(memberId)?.unitId ?? null), person_name: name, post: b.guardian.post, phone: b.guardian.phone,
        division_code: code, household: b.household, households: b.households, address: b.address, household_phone: b.householdPhone, from_day: b.from, until_day: null, end_reason: null, predecessor_id: null, hand_over_id: null, status: guardianshipLifecycle.initial, ...madeBy(ctx, 'entrusted', now),
      };
      await assertNotTwice(tx, ctx, row, e.twice);
      ledger.insert(tx, ctx, 'guardianship.manage', row, 'entrusted', { from: b.from });
      return toGuardianship(ctx, row, reference);
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeGuardianshipBody): Promise<Guardianship> {
    return this.step(ctx, id, version, { permission: 'guardianship.manage' }, (r) => {
      if (r.status !== 'active') throw new ProblemError(e.ended);
      const given = <T>(value: T | undefined, now: T): T => (value === undefined ? now : value);
      const next = { post: given(b.post, r.post), phone: given(b.phone, r.phone), households: given(b.households, r.households), address: given(b.address, r.address), household_phone: given(b.householdPhone, r.household_phone) };
      assertHousehold(r.level, { household: r.household, households: next.households, address: next.address, householdPhone: next.household_phone });
      // Of who is no member the phone is all there is to reach him by.
      return { event: 'changed', next: r.member_id === null && next.phone === null ? { ...next, phone: r.phone } : next };
    });
  }

  end(ctx: TenantContext, id: string, version: number, b: EndGuardianshipBody): Promise<Guardianship> {
    return this.step(ctx, id, version, 'end', (r, now) => {
      assertDay(b.on, r.from_day, shanghaiDay(now), e);
      return { event: 'ended', next: { status: 'ended', until_day: b.on, end_reason: b.reason }, facts: { on: b.on, reason: b.reason } };
    });
  }

  /** 续任: from now on he has it in his care in the unit that he is of today. */
  keep(ctx: TenantContext, id: string, version: number, reason: string): Promise<Guardianship> {
    return this.step(ctx, id, version, 'keep', (r, _now, reference) => {
      if (gapOf(r, reference) !== 'moved') throw new ProblemError(e.not_moved);
      return { event: 'kept', next: { member_unit_id: reference.members.get(r.member_id ?? '')?.unitId ?? null }, facts: { reason } };
    });
  }

  /** Shown and written down in one transaction, and never from a stored answer. */
  async reveal(ctx: TenantContext, id: string, reason: string): Promise<RevealedGuardianship> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const [found] = await tx.rows<GuardianshipRow>('select * from responsibility.guardianship where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'guardianship-reveal');
      const row = ledger.visible(ctx, found);
      guardianshipReach.assertCovers(ctx, 'personal.reveal', row);
      tx.audit({ action: 'guardianship.revealed', target: `guardianships/${id}`, detail: { tier: row.tier_key, divisionCode: row.division_code, fields: ['phone', 'householdPhone'], reason } });
      return { id, phone: row.phone, householdPhone: row.household_phone };
    });
  }

  private async step(ctx: TenantContext, id: string, version: number, by: LedgerStep<GuardianshipAction>, work: Work): Promise<Guardianship> {
    const reference = await this.references.get(ctx.tenantId);
    const permission = typeof by === 'string' ? guardianshipLifecycle.actions[by].permission : by.permission;
    return this.tx.write(ctx, async (tx) => {
      const row = await ledger.step(tx, ctx, id, version, by, (r, now) => {
        if (!guardianshipHome.covers(ctx, permission, r)) throw new ProblemError(e.out_of_scope, { code: r.division_code });
        return work(r, now, reference);
      });
      return toGuardianship(ctx, row, reference);
    });
  }
}

/** Throws where the person has the same in his care already; two who give it at once give it once. */
export async function assertNotTwice(tx: Pick<Tx, 'rows'>, ctx: TenantContext, r: GuardianshipRow, problem: string): Promise<void> {
  const who = r.member_id ?? r.person_name;
  await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ctx.tenantId} ${r.tier_id} ${r.division_code} ${r.household} ${who}`], 'guardianship-lock');
  const [there] = await tx.rows(
    "select id from responsibility.guardianship where tenant_id = $1 and tier_id = $2 and division_code = $3 and household is not distinct from $4 and coalesce(member_id::text, person_name) = $5 and status = 'active' and id is distinct from $6",
    [ctx.tenantId, r.tier_id, r.division_code, r.household, who, r.predecessor_id], 'guardianship-twice');
  if (there) throw new ProblemError(problem, { name: r.person_name, title: `${r.tier_name} ${r.household ?? ''}`.trim() });
}
