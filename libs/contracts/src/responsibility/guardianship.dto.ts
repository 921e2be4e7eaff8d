import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, personal, phone, text, uuid } from '../kit';
import { holderPerson } from './duty-edition.dto';
import { dutyGapReasonNames } from './duty-object.lifecycle';
import { guardianshipActions, guardianshipLevels, guardianshipStates, guardianshipTierActions, guardianshipTierStates } from './guardianship.lifecycle';

const someone = z.object({ id: z.string(), name: z.string() });
const level = z.enum(guardianshipLevels).meta({ description: 'street 街道 | community 社区 | household 户: what a guardian of the tier has in his care' });
const key = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, '小写字母开头，只含小写字母、数字和连字符 / Begins with a small letter; small letters, digits and hyphens');
const tierFacts = { name: text(60).meta({ description: '层级名称, e.g. 区领导包街道' }), guardian: text(40).meta({ description: '包保人称谓, e.g. 区领导' }), place: z.number().int().min(1).max(20).meta({ description: '从上到下的次序, from 1' }) };
export const createTierBody = z.strictObject({ key, ...tierFacts, level }).meta({ id: 'CreateGuardianshipTier' });
export type CreateTierBody = z.output<typeof createTierBody>;
export const changeTierBody = z.strictObject(tierFacts).partial().meta({ id: 'ChangeGuardianshipTier' });
export type ChangeTierBody = z.output<typeof changeTierBody>;
export const guardianshipTier = z
  .object({ id: uuid, key: z.string(), ...tierFacts, level, status: z.enum(guardianshipTierStates).meta({ description: 'active 在用 | retired 停用' }), createdBy: someone, createdAt: instant, updatedBy: someone, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(guardianshipTierActions)) })
  .meta({ id: 'GuardianshipTier' });
export type GuardianshipTier = z.infer<typeof guardianshipTier>;
export const guardianshipTierPage = page(guardianshipTier);
export const standardTiersAnswer = z.object({ items: z.array(guardianshipTier) }).meta({ id: 'StandardGuardianshipTiers', description: 'the three of them, from above; what was there before is left as it is' });
export const guardianshipTierQuery = pageQuery.extend({ active: flag.optional() });
export type GuardianshipTierQuery = z.output<typeof guardianshipTierQuery>;

const households = z.number().int().min(1).max(100_000);
const cared = {
  household: text(100).nullable().meta({ description: '户主或户群, e.g. 王某户；3栋孤寡老人' }), households: households.nullable().meta({ description: '户数' }), address: text(200).nullable().meta({ description: '地址' }),
  householdPhone: phone.nullable().meta({ description: '户的联系电话' }),
};
export const entrustBody = z
  .strictObject({
    tierId: uuid, guardian: holderPerson, divisionCode: divisionCode.meta({ description: '包保的街道或社区; of a household its community' }), from: day.meta({ description: '包保起' }),
    household: cared.household.default(null), households: cared.households.default(null), address: cared.address.default(null), householdPhone: cared.householdPhone.default(null),
  })
  .meta({ id: 'EntrustGuardianship' });
export type EntrustBody = z.output<typeof entrustBody>;
export const changeGuardianshipBody = z.strictObject({ post: text(100).nullable(), phone: phone.nullable(), households: cared.households, address: cared.address, householdPhone: cared.householdPhone }).partial().meta({ id: 'ChangeGuardianship' });
export type ChangeGuardianshipBody = z.output<typeof changeGuardianshipBody>;
export const endGuardianshipBody = z.strictObject({ on: day.meta({ description: '结束日期: the first day on which it is no more' }), reason: text(500).meta({ description: '结束原因' }) });
export type EndGuardianshipBody = z.output<typeof endGuardianshipBody>;

const maskedPhone = personal('phone', z.string().nullable().meta({ description: '电话; its middle is hidden, the reveal action shows it' }));
export const guardianship = z
  .object({
    id: uuid, tierId: uuid, tierName: z.string(), level, memberId: uuid.nullable(), personName: z.string(), post: z.string().nullable(), phone: maskedPhone, divisionCode: z.string(), divisionName: z.string(), household: z.string().nullable(), households: z.number().int().nullable(),
    address: z.string().nullable(), householdPhone: maskedPhone, from: day, until: day.nullable().meta({ description: 'the first day on which it is no more' }), endReason: z.string().nullable(), predecessorId: uuid.nullable(), handOverId: uuid.nullable(),
    status: z.enum(guardianshipStates).meta({ description: 'active 在包保 | ended 已结束' }), gap: z.enum(dutyGapReasonNames).nullable().meta({ description: 'why nobody fills it though it is active; null: he does' }), entrustedBy: someone, entrustedAt: instant, updatedBy: someone, updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(guardianshipActions)),
  })
  .meta({ id: 'Guardianship' });
export type Guardianship = z.infer<typeof guardianship>;
export const guardianshipPage = page(guardianship);
export const guardianshipQuery = pageQuery.extend({
  tierId: uuid.optional(), status: z.enum(guardianshipStates).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), memberId: uuid.optional(), gap: flag.optional().meta({ description: 'true: active, and its guardian is disabled, gone or moved' }), q: text(100).optional().meta({ description: 'words in guardian and household' }),
});
export type GuardianshipQuery = z.output<typeof guardianshipQuery>;
export const revealGuardianshipBody = z.strictObject({ reason: text(200, 2).meta({ description: '事由; stands in the audit log' }) });
export const revealedGuardianship = z.object({ id: uuid, phone: personal('phone', z.string().nullable()), householdPhone: personal('phone', z.string().nullable()) }).meta({ id: 'RevealedGuardianship', description: 'in full' });
export type RevealedGuardianship = z.infer<typeof revealedGuardianship>;

export const guardianshipScopeQuery = z.object({ divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type GuardianshipScopeQuery = z.output<typeof guardianshipScopeQuery>;
/** One guardianship in the tree; what is below it is in his care through the next tier. */
const treeLine = z.object({ id: uuid, parentId: uuid.nullable().meta({ description: 'of the tier above, whose division holds this one; null: at the top' }), tierName: z.string(), level, personName: z.string(), post: z.string().nullable(), divisionCode: z.string(), divisionName: z.string(), household: z.string().nullable(), households: z.number().int().nullable(), gap: z.enum(dutyGapReasonNames).nullable() });
export const guardianshipTree = z.object({ asOf: instant, cut: z.boolean().meta({ description: 'there are more than the 2000 that are shown: ask for one division' }), items: z.array(treeLine).meta({ description: 'from above; a parent stands before what is below it' }) }).meta({ id: 'GuardianshipTree' });
export type GuardianshipTree = z.infer<typeof guardianshipTree>;
const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' });
export const guardianshipCoverage = z
  .object({
    asOf: instant,
    tiers: z.array(z.object({
      tierId: uuid, name: z.string(), level, divisions: z.number().int().meta({ description: '应包保 denominator: streets, or communities, of the scope; of a tier of households the communities' }),
      covered: z.number().int().meta({ description: '已包保 numerator: those with an active guardianship of the tier whose guardian is there' }), rate: z.number().nullable().meta({ description: '包保覆盖率 covered ÷ divisions; null where there is none' }),
      guardianships: z.number().int(), households: z.number().int().nullable().meta({ description: '户数 of a tier of households; null of the others' }), filter, gaps: z.number().int().meta({ description: 'active, and the guardian is disabled, gone or moved' }), gapsFilter: filter,
      uncovered: z.array(z.object({ code: z.string(), name: z.string() })).meta({ description: '未包保 divisions without a guardian who is there' }),
    })),
  })
  .meta({ id: 'GuardianshipCoverage' });
export type GuardianshipCoverage = z.infer<typeof guardianshipCoverage>;
