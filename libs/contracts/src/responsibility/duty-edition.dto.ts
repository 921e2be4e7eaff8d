import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, personal, phone, text, uuid } from '../kit';
import { dutyRole } from './duty-kind.dto';
import { dutyEditionActions, dutyEditionStates, dutyHolderActions, dutyHolderStates } from './duty-edition.lifecycle';
import { dutyYear } from './duty-object.dto';
import { dutyGapReasonNames } from './duty-object.lifecycle';

/** Somebody who is to hold a duty: a member of the tenant, or a person who is none. */
export const holderPerson = z
  .strictObject({
    memberId: uuid.nullable().default(null).meta({ description: '人员, of the tenant' }), personName: text(50).nullable().default(null).meta({ description: '姓名, of somebody who is no member of the tenant' }),
    post: text(100).nullable().default(null).meta({ description: '职务' }), phone: phone.nullable().default(null).meta({ description: '电话; wanted of who is no member' }),
  })
  .refine((h) => (h.memberId === null) !== (h.personName === null), { path: ['memberId'], message: '责任人：memberId 与 personName 填且只填一个 / The holder: one of memberId and personName' })
  .refine((h) => h.personName === null || h.phone !== null, { path: ['phone'], message: '非本区人员须填电话 / Of who is no member the phone is wanted' });
export type HolderPerson = z.output<typeof holderPerson>;
const naming = z.strictObject({ objectId: uuid.meta({ description: '三防对象' }), role: dutyRole, holder: holderPerson.nullable().meta({ description: '责任人; null: nobody any more' }) });
export type DutyNaming = z.output<typeof naming>;
const namings = z.array(naming).min(1).max(500).refine((n) => new Set(n.map((x) => `${x.objectId} ${x.role}`)).size === n.length, '同一对象的同一角色写了两次 / A role of an object is there twice');

export const draftDutyEditionBody = z
  .strictObject({
    year: dutyYear, divisionCode: divisionCode.meta({ description: 'the district, or a street of it: its objects and those of all below' }), title: text(100).meta({ description: '名称, e.g. 2026年坪山区三防责任人名录' }),
    copyFrom: uuid.nullable().default(null).meta({ description: 'a published table whose standing holders are the first draft' }),
  })
  .meta({ id: 'DraftDutyEdition' });
export type DraftDutyEditionBody = z.output<typeof draftDutyEditionBody>;
export const nameHoldersBody = z.strictObject({ holders: namings.meta({ description: 'each takes the place of who was drafted there' }) }).meta({ id: 'NameDutyHolders' });
export type NameHoldersBody = z.output<typeof nameHoldersBody>;
export const nameDutyHolderBody = z.strictObject({ editionId: uuid.meta({ description: '拟定中的名录' }), objectId: uuid.meta({ description: '三防对象' }), role: dutyRole, holder: holderPerson }).meta({ id: 'NameDutyHolder' });
export type NameDutyHolderBody = z.output<typeof nameDutyHolderBody>;
export const approveDutyEditionBody = z.strictObject({ note: text(500).meta({ description: '审定意见' }) });
export const returnDutyEditionBody = z.strictObject({ reason: text(500).meta({ description: '退回理由' }) });
export const publishDutyEditionBody = z.strictObject({ documentNumber: text(100).meta({ description: '公布文号, e.g. 深坪三防〔2026〕3号' }), publishedOn: day.meta({ description: '公布日期, not after today' }) }).meta({ id: 'PublishDutyEdition' });
export type PublishDutyEditionBody = z.output<typeof publishDutyEditionBody>;
export const adjustDutyEditionBody = z.strictObject({ on: day.meta({ description: '调整日期: from that day on' }), reason: text(500).meta({ description: '调整原因' }), documentNumber: text(100).nullable().default(null).meta({ description: '调整文号' }), holders: namings }).meta({ id: 'AdjustDutyEdition' });
export type AdjustDutyEditionBody = z.output<typeof adjustDutyEditionBody>;

const person = z.object({ id: z.string(), name: z.string() });
export const dutyEdition = z
  .object({
    id: uuid, number: z.string(), year: z.number().int(), divisionCode: z.string(), divisionName: z.string(), title: z.string(), holders: z.number().int().meta({ description: 'drafted or standing' }),
    status: z.enum(dutyEditionStates).meta({ description: 'draft 拟定 | submitted 待审定 | approved 待公布 | published 已公布 | withdrawn 已撤回' }), decision: z.string().nullable().meta({ description: '审定意见或退回理由' }), documentNumber: z.string().nullable(), publishedOn: day.nullable(),
    adjustments: z.number().int().meta({ description: '调整次数' }), submittedBy: person.nullable(), submittedAt: instant.nullable(), approvedBy: person.nullable(), approvedAt: instant.nullable(), draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(dutyEditionActions)),
  })
  .meta({ id: 'DutyEdition' });
export type DutyEdition = z.infer<typeof dutyEdition>;
export const dutyEditionPage = page(dutyEdition);
export const dutyEditionQuery = pageQuery.extend({ year: dutyYear.optional(), status: z.enum(dutyEditionStates).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type DutyEditionQuery = z.output<typeof dutyEditionQuery>;

export const dutyHolder = z
  .object({
    id: uuid, editionId: uuid, year: z.number().int(), objectId: uuid, objectCode: z.string(), objectName: z.string(), kindName: z.string(), role: dutyRole, divisionCode: z.string(), divisionName: z.string(), unitId: uuid, unitName: z.string(),
    memberId: uuid.nullable(), personName: z.string(), post: z.string().nullable(), phone: personal('phone', z.string().nullable().meta({ description: '电话; its middle is hidden, the reveal action shows it' })), from: day.nullable().meta({ description: '任职起; null: not published yet' }),
    until: day.nullable().meta({ description: 'the first day on which he no longer holds it' }), cameBy: z.number().int().meta({ description: '第几次调整任职; 0: by the publication' }), leftBy: z.number().int().nullable().meta({ description: '第几次调整卸任' }), endReason: z.string().nullable(), predecessorId: uuid.nullable(), handOverId: uuid.nullable().meta({ description: '交接记录' }),
    status: z.enum(dutyHolderStates).meta({ description: 'drafted 拟定 | standing 在任 | ended 已卸任 | dropped 已撤下' }), gap: z.enum(dutyGapReasonNames).nullable().meta({ description: 'why he no longer fills it; null: he does, or does not hold it any more' }), namedBy: person, namedAt: instant, updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(dutyHolderActions)),
  })
  .meta({ id: 'DutyHolder' });
export type DutyHolder = z.infer<typeof dutyHolder>;
export const dutyHolderPage = page(dutyHolder);
export const dutyHolderQuery = pageQuery.extend({
  editionId: uuid.optional(), year: dutyYear.optional(), objectId: uuid.optional(), memberId: uuid.optional(), role: dutyRole.optional(), status: z.enum(dutyHolderStates).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  q: text(100).optional().meta({ description: 'words in the names of object and holder' }),
});
export type DutyHolderQuery = z.output<typeof dutyHolderQuery>;
export const revealDutyHolderBody = z.strictObject({ reason: text(200, 2).meta({ description: '事由; stands in the audit log' }) });
export const revealedDutyHolder = z.object({ id: uuid, phone: personal('phone', z.string().nullable()) }).meta({ id: 'RevealedDutyHolder', description: 'in full' });
export type RevealedDutyHolder = z.infer<typeof revealedDutyHolder>;
export const keepHolderBody = z.strictObject({ reason: text(500).meta({ description: '续任说明' }) });

export const dutyAdjustment = z
  .object({ number: z.number().int().meta({ description: '第几次调整' }), on: day, documentNumber: z.string().nullable(), reason: z.string(), by: person, at: instant, came: z.array(dutyHolder).meta({ description: '新任' }), left: z.array(dutyHolder).meta({ description: '卸任' }) })
  .meta({ id: 'DutyAdjustment' });
export type DutyAdjustment = z.infer<typeof dutyAdjustment>;
export const dutyAdjustments = z.object({ items: z.array(dutyAdjustment) });
