import { draftDutyEditionBody, entrustBody, nameHoldersBody, registerDutyObjectBody, type DutyEdition, type DutyKind, type DutyObject, type Guardianship, type GuardianshipLevel, type GuardianshipTier } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TodoService } from '@anlan/platform/ledger';
import { divisionNames } from '@anlan/platform/reference';
import { serviceKit } from '@anlan/platform/testing';
import { migrations } from '../migrations';
import { DutyEditionRecords } from '../src/duty-edition/duty-edition.records';
import { DutyEditionService } from '../src/duty-edition/duty-edition.service';
import { DutyHolderService } from '../src/duty-edition/duty-holder.service';
import { dutyHolderTodos } from '../src/duty-edition/duty-holder.todos';
import { DutyKindService } from '../src/duty-kind/duty-kind.service';
import { DutyObjectImport } from '../src/duty-object/duty-object.import';
import { DutyObjectRecords } from '../src/duty-object/duty-object.records';
import { DutyObjectService } from '../src/duty-object/duty-object.service';
import { GuardianshipRecords } from '../src/guardianship/guardianship.records';
import { GuardianshipService } from '../src/guardianship/guardianship.service';
import { GuardianshipTierService } from '../src/guardianship/guardianship-tier.service';
import { guardianshipTodos } from '../src/guardianship/guardianship.todos';
import { HandOverRecords } from '../src/hand-over/hand-over.records';
import { HandOverService } from '../src/hand-over/hand-over.service';
export { codeOf } from '@anlan/platform/testing';

export type DutyKit = Awaited<ReturnType<typeof dutyKit>>;

/** Duty holders, guardianships and hand-overs of two districts. */
export async function dutyKit() {
  const base = await serviceKit('responsibility', migrations);
  const { tx, references, numbers, pingshan } = base;
  const kinds = new DutyKindService(tx);
  const objectRecords = new DutyObjectRecords(tx, references);
  const objects = new DutyObjectService(tx, references, objectRecords);
  const records = new DutyEditionRecords(tx, references);
  const editions = new DutyEditionService(tx, references, numbers, records);
  const tiers = new GuardianshipTierService(tx);
  const guardianships = new GuardianshipService(tx, references);
  const officer = pingshan.as('section-officer');
  const leader = pingshan.as('leader');
  const unitId = pingshan.unit('水务局');
  let codes = 0;
  /** a person of a unit with a role; known to the copy at once */
  const person = async (name: string, unit = unitId, role = 'street-officer', prefix: string | null = '440310001'): Promise<TenantContext> => {
    const ctx = pingshan.holding([{ role, unitId: null, divisionPrefix: prefix }], unit);
    const member = pingshan.snapshot.members.find((m) => m.id === ctx.actor.memberId);
    if (member) member.name = name;
    await references.refresh(pingshan.id);
    return ctx;
  };
  const memberOf = (ctx: TenantContext): string => ctx.actor.memberId ?? '';
  /** what tenancy tells of him from now on */
  const becomes = async (memberId: string, more: { enabled?: boolean; unitId?: string }): Promise<void> => {
    Object.assign(pingshan.snapshot.members.find((m) => m.id === memberId) ?? {}, more);
    await references.refresh(pingshan.id);
  };
  const register = (kind: DutyKind, more: object = {}, ctx = officer): Promise<DutyObject> => objects.register(ctx, registerDutyObjectBody.parse({ kindId: kind.id, code: `DX-${(codes += 1)}`, name: `对象${codes}`, divisionCode: '440310001001', unitId, ...more }));
  const draft = (year: number, more: object = {}, ctx = officer): Promise<DutyEdition> => editions.draft(ctx, draftDutyEditionBody.parse({ year, divisionCode: '440310', title: `${year}年名录`, ...more }));
  const naming = (o: Pick<DutyObject, 'id'>, role: string, memberId: string | null, more: object = {}) => ({ objectId: o.id, role, holder: { memberId, ...more } });
  const name = (e: Pick<DutyEdition, 'id' | 'version'>, holders: object[], ctx = officer): Promise<DutyEdition> => editions.name(ctx, e.id, e.version, nameHoldersBody.parse({ holders }));
  /** drafted, named, approved by another and published */
  const published = async (year: number, holders: object[], more: object = {}): Promise<DutyEdition> => {
    const e = await name(await draft(year, more), holders);
    await editions.submit(officer, e.id, e.version);
    await editions.approve(leader, e.id, e.version + 1, '同意');
    return editions.publish(officer, e.id, e.version + 2, { documentNumber: '深坪三防〔2026〕3号', publishedOn: '2026-01-05' });
  };
  const entrust = (tier: Pick<GuardianshipTier, 'id'>, memberId: string, divisionCode: string, more: object = {}, ctx = officer): Promise<Guardianship> =>
    guardianships.entrust(ctx, entrustBody.parse({ tierId: tier.id, guardian: { memberId }, divisionCode, from: '2026-01-01', ...more }));
  const standard = async (): Promise<Record<GuardianshipLevel, GuardianshipTier>> => {
    const { items } = await tiers.adopt(officer);
    return Object.fromEntries(items.map((t) => [t.level, t])) as Record<GuardianshipLevel, GuardianshipTier>;
  };
  return {
    ...base, kinds, objects, objectRecords, editions, records, holders: new DutyHolderService(tx, references), tiers, guardianships, guardianshipRecords: new GuardianshipRecords(tx, references), handOvers: new HandOverService(tx, references), handOverRecords: new HandOverRecords(tx, references),
    objectImport: new DutyObjectImport(base.imports, tx, references), todos: new TodoService(tx, [dutyHolderTodos(references), guardianshipTodos(references)], divisionNames(references)),
    officer, leader, unitId, person, memberOf, becomes, register, draft, naming, name, published, entrust, standard,
  };
}
