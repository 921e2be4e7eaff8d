import { checkCreditCode } from '@anlan/domain';
import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { mechanismRecordActions, mechanismRecordStates, mechanismTemplateActions, mechanismTemplateStates } from './mechanism.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const itemNumber = z.number().int().min(1).max(100).meta({ description: '项号: its place among the items, from 1' });
const creditCode = z.string().trim().refine((s) => checkCreditCode(s).ok, '统一社会信用代码有误 / The unified social credit code is wrong').meta({ format: 'credit-code', description: '统一社会信用代码 GB 32100-2015' });

export const mechanismScopes = ['place', 'unit', 'enterprise'] as const;
export type MechanismScope = (typeof mechanismScopes)[number];
export const mechanismScopeNames = { place: { zh: '按场所', en: 'Per place' }, unit: { zh: '按单位', en: 'Per unit' }, enterprise: { zh: '按企业', en: 'Per enterprise' } } as const satisfies Record<MechanismScope, { zh: string; en: string }>;
const scope = z.enum(mechanismScopes).meta({ description: 'place 场所 | unit 单位 | enterprise 企业: of what there is a record each' });
const item = z.object({ name: text(200).meta({ description: '项目' }), wanted: text(1000).meta({ description: '要求' }), evidenceWanted: z.boolean().meta({ description: '须有佐证' }), countUnit: text(8).nullable().default(null).meta({ description: '计数单位, e.g. 人, 台: the item asks for a number in it; null: it asks for none' }) });
const facts = {
  name: text(200).meta({ description: '名称, e.g. 工地“六个百分百”' }), sourceDocument: text(500).meta({ description: '依据文件' }), items: z.array(item).min(1).max(100).meta({ description: 'as many as its name says' }), ownerUnitId: uuid.meta({ description: '牵头单位' }),
};
export const defineMechanismBody = z.strictObject({ ...facts, scope }).meta({ id: 'DefineMechanism' });
export type DefineMechanismBody = z.output<typeof defineMechanismBody>;
export const changeMechanismBody = z.strictObject({ ...facts, scope }).partial().meta({ id: 'ChangeMechanism' });
export type ChangeMechanismBody = z.output<typeof changeMechanismBody>;
export const reviseMechanismBody = z.strictObject(facts).meta({ id: 'ReviseMechanism' });
export type ReviseMechanismBody = z.output<typeof reviseMechanismBody>;
export const retireMechanismBody = z.strictObject({ reason: text(500) });
export const mechanismTemplate = z
  .object({
    id: uuid, lineId: uuid.meta({ description: 'id of the first version: the same for all versions of a template' }), number: z.number().int().meta({ description: '版次' }), ...facts, ownerUnitName: z.string(), scope, used: z.boolean().meta({ description: '已使用: records stand on it, and it is not changed any more' }),
    status: z.enum(mechanismTemplateStates).meta({ description: 'in_force 现行 | superseded 已被替代 | retired 停用' }), retireReason: z.string().nullable(), definedBy: person, definedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(mechanismTemplateActions)),
  })
  .meta({ id: 'MechanismTemplate' });
export type MechanismTemplate = z.infer<typeof mechanismTemplate>;
export const mechanismTemplatePage = page(mechanismTemplate);
export const mechanismTemplateQuery = pageQuery.extend({ status: z.enum(mechanismTemplateStates).optional(), scope: scope.optional(), lineId: uuid.optional(), q: text(100).optional().meta({ description: 'words in the name' }) });
export type MechanismTemplateQuery = z.output<typeof mechanismTemplateQuery>;

export const listMechanismBody = z
  .strictObject({
    templateId: uuid, name: text(200).nullable().default(null).meta({ description: '场所或企业名称; of a unit its own' }), divisionCode: divisionCode.meta({ description: '所在区划' }), unitId: uuid.nullable().default(null).meta({ description: '单位, of a template per unit; of a place or an enterprise the unit of its accounts (账号单位), which then record for it' }),
    creditCode: creditCode.nullable().default(null).meta({ description: '统一社会信用代码, of a template per enterprise' }),
  })
  .meta({ id: 'ListMechanism' });
export type ListMechanismBody = z.output<typeof listMechanismBody>;
export const nameMechanismUnitBody = z.strictObject({ unitId: uuid.nullable().meta({ description: '账号单位: the unit whose accounts record for the place or enterprise; null: none, the bureau records' }) }).meta({ id: 'NameMechanismUnit' });
export type NameMechanismUnitBody = z.output<typeof nameMechanismUnitBody>;
const recordItem = z.object({ item: itemNumber, attained: z.boolean().meta({ description: '是否落实' }), attainedOn: day.nullable().default(null).meta({ description: '落实日期' }), evidence: text(2000).nullable().default(null).meta({ description: '佐证说明' }), fileId: uuid.nullable().default(null).meta({ description: '佐证附件' }) });
const givenItem = recordItem.extend({ count: z.number().int().min(0).max(9_999_999).nullable().default(null).meta({ description: '数量, of an item that asks for one: what there is, also where the item is not attained yet' }) });
const recordedItem = recordItem.extend({ counted: z.object({ name: z.string().meta({ description: '项目' }), unit: z.string().meta({ description: '计数单位' }), count: z.number().int() }).nullable().meta({ description: '数量, of an item that asks for one; null: none was given' }) });
export const recordMechanismBody = z.strictObject({ items: z.array(givenItem).min(1).max(100).meta({ description: 'what is given takes the place of what there was of those items; the others stay' }) }).meta({ id: 'RecordMechanism' });
export type RecordMechanismBody = z.output<typeof recordMechanismBody>;
export const checkMechanismBody = z.strictObject({ result: z.enum(['confirmed', 'returned']).meta({ description: 'confirmed 属实 | returned 退回' }), note: text(1000).meta({ description: '核查意见' }) });
export type CheckMechanismBody = z.output<typeof checkMechanismBody>;
export const closeMechanismBody = z.strictObject({ reason: text(500).meta({ description: '移出原因' }) });
export const mechanismRecord = z
  .object({
    id: uuid, templateId: uuid, templateName: z.string(), scope, name: z.string(), divisionCode: z.string(), divisionName: z.string(), unitId: uuid.nullable(), unitName: z.string().nullable().meta({ description: '单位; of a place or an enterprise that of its accounts' }), creditCode: z.string().nullable(), items: z.array(recordedItem),
    attained: z.boolean().meta({ description: '全部落实: every item of the template' }), attainedItems: z.number().int(), wantedItems: z.number().int(), status: z.enum(mechanismRecordStates).meta({ description: 'listed 已列入 | recorded 待核查 | returned 已退回 | confirmed 已核查 | closed 已移出' }),
    recordedBy: person.nullable(), recordedAt: instant.nullable(), checkNote: z.string().nullable(), checkedBy: person.nullable(), checkedAt: instant.nullable(), closeReason: z.string().nullable(), listedBy: person, listedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(mechanismRecordActions)),
  })
  .meta({ id: 'MechanismRecord' });
export type MechanismRecord = z.infer<typeof mechanismRecord>;
export const mechanismRecordPage = page(mechanismRecord);
export const mechanismRecordQuery = pageQuery.extend({
  templateId: uuid.optional(), status: someOf(mechanismRecordStates).optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), attained: flag.optional().meta({ description: '全部落实' }),
  attainedItem: z.coerce.number().int().min(1).max(100).optional().meta({ description: 'this item is attained' }), countedItem: z.coerce.number().int().min(1).max(100).optional().meta({ description: 'a number was given of this item' }),
  countUnit: text(8).optional().meta({ description: 'a number in this unit was given of some item' }), q: text(100).optional().meta({ description: 'words in the name' }),
});
export type MechanismRecordQuery = z.output<typeof mechanismRecordQuery>;

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of records gives exactly these rows' });
export const mechanismFiguresQuery = z.object({ divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type MechanismFiguresQuery = z.output<typeof mechanismFiguresQuery>;
const counted = z.object({ unit: z.string().meta({ description: '计数单位' }), count: z.number().int().meta({ description: '合计' }), records: z.number().int().meta({ description: 'of which a number was given' }), filter, confirmed: z.number().int().meta({ description: '其中经他人核查' }), confirmedFilter: filter });
export const mechanismFigures = z
  .object({
    asOf: instant, templateId: uuid, records: z.number().int().meta({ description: '应落实数 denominator: records that were not taken off' }), attained: z.number().int().meta({ description: '全部落实数 numerator' }), rate: z.number().nullable().meta({ description: '落实率; null where there is no record' }),
    confirmed: z.number().int().meta({ description: '全部落实且经他人核查' }), confirmedRate: z.number().nullable(), filter, attainedFilter: filter, confirmedFilter: filter,
    items: z.array(z.object({ item: itemNumber, name: z.string(), attained: z.number().int(), records: z.number().int(), rate: z.number().nullable(), filter, counted: counted.nullable().meta({ description: '数量合计; null where the item asks for none' }) })),
    counts: z.array(counted).meta({ description: '按计数单位合计, over all items that ask for a number in it' }),
  })
  .meta({ id: 'MechanismFigures' });
export type MechanismFigures = z.infer<typeof mechanismFigures>;
