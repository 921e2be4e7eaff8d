import { checkCreditCode, checkIndustryCode, normalizeCreditCode } from '@anlan/domain';
import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { listItemActions, listItemStates } from './list-item.lifecycle';
import { responsibilityListStates } from './responsibility-list.lifecycle';

/** Whose item it is, by level of government. */
export const itemLevels = ['street', 'district', 'city', 'province', 'national'] as const;
export const itemLevelNames: Readonly<Record<(typeof itemLevels)[number], { readonly zh: string; readonly en: string }>> = {
  street: { zh: '街道', en: 'Street' }, district: { zh: '区', en: 'District' }, city: { zh: '市', en: 'City' }, province: { zh: '省', en: 'Province' }, national: { zh: '国家', en: 'National' },
};
/** 问题来源: how it came to light. */
export const itemSources = ['inspection', 'accident', 'public_report', 'hazard', 'supervision', 'self_found', 'other'] as const;
export type ItemSource = (typeof itemSources)[number];
export const itemSourceNames: Readonly<Record<ItemSource, { readonly zh: string; readonly en: string }>> = {
  inspection: { zh: '监督检查', en: 'Inspection' }, accident: { zh: '事故暴露', en: 'Accident' }, public_report: { zh: '群众举报', en: 'Public report' }, hazard: { zh: '隐患排查', en: 'Hazard' }, supervision: { zh: '督查巡查', en: 'Supervision' }, self_found: { zh: '自查发现', en: 'Found by itself' }, other: { zh: '其他', en: 'Other' },
};
/** To whom an item is promoted: by a street or a committee to its district, from there to city and province. */
export const promotionLevels = ['district', 'city', 'province'] as const;
export type PromotionLevel = (typeof promotionLevels)[number];
export const promotionStates = ['asked', 'accepted', 'refused'] as const;
export type PromotionState = (typeof promotionStates)[number];
export const promotionStateNames: Readonly<Record<PromotionState, { readonly zh: string; readonly en: string }>> = { asked: { zh: '已上报', en: 'Asked' }, accepted: { zh: '被录入', en: 'Accepted' }, refused: { zh: '被退回', en: 'Refused' } };

export const industryCode = z.string().max(8).refine((code) => checkIndustryCode(code).ok, '不是国民经济行业代码 / This is no industry code').meta({ description: '国民经济行业代码 GB/T 4754-2017: a section C, or a code below it C26' });
export const itemEvidence = z.strictObject({ fileId: uuid.optional(), description: text(500).optional() }).refine((x) => x.fileId ?? x.description, '附件与说明至少一项 / Give a file, a description or both').meta({ id: 'ItemEvidence', description: '佐证: a file of POST /files and/or words' });
const keptEvidence = z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable() }));

/** 企业主体责任: whose duty it is among enterprises, one by its credit code, or a class of them. */
export const enterpriseClasses = ['enterprise', 'industry', 'tag'] as const;
export const enterpriseClassNames: Readonly<Record<(typeof enterpriseClasses)[number], { readonly zh: string; readonly en: string }>> = {
  enterprise: { zh: '一家企业', en: 'One enterprise' }, industry: { zh: '行业的企业', en: 'Enterprises of an industry' }, tag: { zh: '带风险标签的企业', en: 'Enterprises with a risk tag' },
};
export const itemEnterprises = z
  .strictObject({
    by: z.enum(enterpriseClasses).meta({ description: 'enterprise 一家企业 | industry 行业 | tag 风险标签' }),
    code: text(40).meta({ format: 'enterprise-class', description: 'of an enterprise its unified social credit code 统一社会信用代码; of an industry its code, which takes all below it; of a tag its code in the setting riskTags' }),
    name: text(200).nullable().default(null).meta({ description: '企业名称, wanted of one enterprise' }),
  })
  .refine((x) => x.by !== 'enterprise' || checkCreditCode(normalizeCreditCode(x.code)).ok, { path: ['code'], message: '统一社会信用代码有误 / The unified social credit code is wrong' })
  .refine((x) => x.by !== 'industry' || checkIndustryCode(x.code).ok, { path: ['code'], message: '不是国民经济行业代码 / This is no industry code' })
  .refine((x) => (x.by === 'enterprise') === (x.name !== null), { path: ['name'], message: '一家企业须写名称，一类企业不写 / One enterprise has a name, a class of them has none' })
  .meta({ id: 'ItemEnterprises', description: '企业主体: of a class, those that lie in the division of the item' });

const owner = {
  ownerUnitId: uuid.nullable().meta({ description: '责任单位' }),
  ownerPostId: uuid.nullable().meta({ description: '责任岗位, of the owner unit' }),
  ownerMemberId: uuid.nullable().meta({ description: '责任人' }),
  supportUnitIds: z.array(uuid).max(50).meta({ description: '配合单位' }),
};
const content = {
  groupKey: z.string().max(60).nullable().meta({ description: '分类 key of a group of the kind' }),
  content: text(1000).meta({ description: '事项内容' }),
  legalBasis: text(1000).nullable().meta({ description: '依据 article of law, document' }),
  requirement: text(1000).nullable().meta({ description: '工作要求' }),
  measure: text(1000).nullable().meta({ description: '措施' }),
  evidenceWanted: text(500).nullable().meta({ description: '佐证要求 what shows that it was done' }),
  industryCode: industryCode.nullable(),
  divisionCode: divisionCode.nullable().meta({ description: '属地 in the division of the list; null: that division itself' }),
  dueDay: day.nullable().meta({ description: '完成时限, the last day in time' }),
  level: z.enum(itemLevels).nullable().meta({ description: '层级 street 街道 | district 区 | city 市 | province 省 | national 国家' }),
  enterprises: itemEnterprises.nullable().meta({ description: '企业主体 whose duty it is, of the line of enterprises' }),
  source: z.enum(itemSources).nullable().meta({ description: '问题来源 inspection 监督检查 | accident 事故暴露 | public_report 群众举报 | hazard 隐患排查 | supervision 督查巡查 | self_found 自查发现 | other 其他' }),
};
const nothing = { groupKey: null, legalBasis: null, requirement: null, measure: null, evidenceWanted: null, industryCode: null, divisionCode: null, dueDay: null, level: null, enterprises: null, source: null, ownerUnitId: null, ownerPostId: null, ownerMemberId: null } as const;
const optional = Object.fromEntries(Object.entries({ ...content, ...owner }).filter(([k]) => k in nothing).map(([k, schema]) => [k, (schema as z.ZodNullable).default(null)])) as { [K in keyof typeof nothing]: z.ZodDefault<(typeof content & typeof owner)[K]> };

/** An item as it is drafted. */
export const draftItem = z
  .strictObject({ ...optional, content: content.content, supportUnitIds: owner.supportUnitIds.default([]), attachments: z.array(itemEvidence).max(20).default([]).meta({ description: '附件 what belongs to the item itself' }) })
  .meta({ id: 'DraftListItem' });
export type DraftItem = z.output<typeof draftItem>;
export const addListItemBody = z.strictObject({ ...draftItem.shape, listId: uuid.meta({ description: 'a draft, or an edition in force of a rolling kind' }) }).meta({ id: 'AddListItem' });
export type AddListItemBody = z.output<typeof addListItemBody>;
export const changeListItemBody = z.strictObject({ ...content, ...owner }).partial().meta({ id: 'ChangeListItem' });
export type ChangeListItemBody = z.output<typeof changeListItemBody>;
export const submitListItemBody = z.strictObject({ report: text(2000).meta({ description: '办结情况' }), evidence: z.array(itemEvidence).max(20).default([]) });
export type SubmitListItemBody = z.output<typeof submitListItemBody>;
export const instructListItemBody = z.strictObject({ assessment: text(1000).meta({ description: '研判意见 what was judged of the risk' }), instruction: text(1000).meta({ description: '指令内容 what is to be done about it' }) }).meta({ id: 'InstructListItem' });
export type InstructListItemBody = z.output<typeof instructListItemBody>;
export const closeListItemBody = z.strictObject({ note: text(1000).meta({ description: '核验意见' }) });
export const returnListItemBody = z.strictObject({ reason: text(500) });
export const reassignListItemBody = z.strictObject({ ...owner, supportUnitIds: owner.supportUnitIds.optional(), reason: text(500) }).refine((b) => b.ownerUnitId ?? b.ownerMemberId, { path: ['ownerUnitId'], message: '责任单位与责任人至少一项 / Name a unit, a person, or both' }).meta({ id: 'ReassignListItem' });
export type ReassignListItemBody = z.output<typeof reassignListItemBody>;
export const disputeListItemBody = z
  .strictObject({
    ground: text(1000).meta({ description: '争议理由 why another holds it' }), withUnitId: uuid.nullable().meta({ description: '与哪个单位有争议: the unit that holds it instead, or claims to' }), withLevel: z.enum(itemLevels).nullable().default(null).meta({ description: '与哪一层级有争议, such as 区 where 街道 is named' }),
  })
  .refine((b) => b.withUnitId ?? b.withLevel, { path: ['withUnitId'], message: '争议单位与层级至少一项 / Name a unit, a level, or both' }).meta({ id: 'DisputeListItem' });
export type DisputeListItemBody = z.output<typeof disputeListItemBody>;
export const settleDisputeBody = z.strictObject({ ...owner, supportUnitIds: owner.supportUnitIds.optional(), note: text(1000).meta({ description: '裁定意见 who holds it, and why' }) }).refine((b) => b.ownerUnitId ?? b.ownerMemberId, { path: ['ownerUnitId'], message: '责任单位与责任人至少一项 / Name a unit, a person, or both' }).meta({ id: 'SettleListItemDispute' });
export type SettleDisputeBody = z.output<typeof settleDisputeBody>;
export const disputeStates = ['open', 'settled'] as const;
export const disputeStateNames: Readonly<Record<(typeof disputeStates)[number], { readonly zh: string; readonly en: string }>> = { open: { zh: '未裁定', en: 'Open' }, settled: { zh: '已裁定', en: 'Settled' } };
export const promoteListItemBody = z.strictObject({ level: z.enum(promotionLevels), note: text(1000).meta({ description: '上报理由' }) });
export type PromoteListItemBody = z.output<typeof promoteListItemBody>;
export const answerPromotionBody = z.strictObject({ level: z.enum(promotionLevels), accepted: z.boolean().meta({ description: 'true 录入; false 退回' }), answeredOn: day, note: text(1000).meta({ description: '答复内容' }) });
export type AnswerPromotionBody = z.output<typeof answerPromotionBody>;

const person = z.object({ id: z.string(), name: z.string() });
const named = z.object({ id: uuid, name: z.string() });
export const listItem = z
  .object({
    id: uuid, number: z.string().meta({ description: '事项编号, e.g. QD440310-2026-0001-003' }), list: z.object({ id: uuid, number: z.string(), status: z.enum(responsibilityListStates) }), kindKey: z.string(), ...content, divisionCode: z.string(), divisionName: z.string(),
    ownerUnit: named.nullable(), ownerPost: named.nullable(), ownerMember: named.nullable(), supportUnits: z.array(named), attachments: keptEvidence,
    inForce: z.boolean().meta({ description: '在用 entered in an edition that is issued, not replaced or repealed, and today is one of its days' }), overdue: z.boolean().meta({ description: '逾期: in an edition that is issued, not closed, and past its last day in time; also when the days of the edition are over' }),
    status: z.enum(listItemStates).meta({ description: 'draft 拟定 | open 办理中 | submitted 已报送办结 | closed 已销号 | removed 已删除' }),
    enteredAt: instant.nullable(), report: z.string().nullable(), evidence: keptEvidence, submittedBy: person.nullable(), submittedAt: instant.nullable(), decision: z.string().nullable().meta({ description: '核验意见或退回理由' }), closedBy: person.nullable(), closedAt: instant.nullable(),
    reassignments: z.array(z.object({ at: instant, by: person, reason: z.string(), from: z.object({ ownerUnitId: uuid.nullable(), ownerPostId: uuid.nullable(), ownerMemberId: uuid.nullable(), supportUnitIds: z.array(uuid) }) })).meta({ description: '责任主体调整 oldest first, each with whose it was before' }),
    promotions: z.array(z.object({ level: z.enum(promotionLevels), status: z.enum(promotionStates), askedOn: day, askedBy: person, note: z.string(), answeredOn: day.nullable(), answer: z.string().nullable(), answeredBy: person.nullable() })).meta({ description: '上报 oldest first' }),
    instructions: z.array(z.object({ at: instant, by: person, assessment: z.string(), instruction: z.string() })).meta({ description: '指令 oldest first, each with the 研判意见 it rests on' }),
    disputes: z.array(z.object({
      at: instant, by: person, unit: named.nullable().meta({ description: 'of whoever raised it' }), ground: z.string(), withUnit: named.nullable(), withLevel: z.enum(itemLevels).nullable(),
      settled: z.object({ at: instant, by: person, note: z.string(), ownerUnit: named.nullable(), ownerMember: named.nullable() }).nullable().meta({ description: '裁定: who holds it; null while it is open' }),
    })).meta({ description: '边界争议 oldest first; at most the last is open' }),
    copiedFrom: uuid.nullable().meta({ description: 'the item of the edition before, of which it is the copy' }),
    draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(listItemActions)),
  })
  .meta({ id: 'ListItem' });
export type ListItem = z.infer<typeof listItem>;
export const listItemPage = page(listItem);

export const listItemFilters = z.object({
  listId: uuid.optional(),
  kindKey: z.string().max(60).optional(),
  groupKey: z.string().max(60).optional(),
  status: someOf(listItemStates).optional().meta({ description: `one, or several with commas: ${listItemStates.join(', ')}; left out: all but removed` }),
  inForce: flag.optional(),
  performed: flag.optional().meta({ description: 'true: of a list whose items are done one by one' }),
  overdue: flag.optional().meta({ description: 'true: of an edition that is issued, not closed, past its last day' }),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  placeCode: divisionCode.optional().meta({ description: 'of this very division' }),
  industryCode: industryCode.optional().meta({ description: 'includes all below it: C takes C26' }),
  industryOnly: flag.optional().meta({ description: 'with industryCode: of that very code' }),
  ownerUnitId: uuid.optional(),
  ownerPostId: uuid.optional(),
  ownerMemberId: uuid.optional(),
  hasOwner: flag.optional().meta({ description: '有主 a unit or a person is named' }),
  held: flag.optional().meta({ description: '有责任主体 a unit, a person or enterprises are named' }),
  ofEnterprises: flag.optional().meta({ description: '企业主体 whether enterprises are named, one or a class of them' }),
  enterpriseCode: text(40).optional().meta({ description: '企业主体 of this credit code, industry or tag, as the item says it' }),
  overlapping: flag.optional().meta({ description: 'true: in force, and another item in force of the same content, or of the same industry and place, has another owner unit; not where the content is the same and both say a level, and not the same one: 区、街分工' }),
  dutyFrom: day.optional().meta({ description: '常态职责 standing duties asked on this day or later; given to somebody, and neither replaced nor repealed' }),
  dutyTo: day.optional().meta({ description: 'standing duties asked by this day' }),
  acted: flag.optional().meta({ description: '有无留痕 of standing duties: true, with an act on record from dutyFrom to dutyTo, by whom it is now; false, without any' }),
  sameAs: uuid.optional().meta({ description: 'of the same content as this item, itself among them' }),
  dispute: z.enum(disputeStates).optional().meta({ description: '边界争议: the last one of the item is open 未裁定 | settled 已裁定' }),
  instructed: flag.optional().meta({ description: '已下达指令 true: an instruction was issued' }),
  source: z.enum([...itemSources, 'none']).optional().meta({ description: '问题来源; none: not said' }),
  promoted: z.enum(promotionLevels).optional().meta({ description: 'accepted there, and by no higher level: an item of several is the highest one\'s' }),
  promotionAccepted: flag.optional().meta({ description: '被录入 accepted by city or province' }),
  promotionLevel: z.enum(promotionLevels).optional().meta({ description: '上报到该级, whatever came of it, and whatever other levels said' }),
  promotionState: z.enum(promotionStates).optional().meta({ description: 'with promotionLevel: what came of the last promotion to that level: asked 待答复 | accepted 被录入 | refused 被退回' }),
  promotedFrom: day.optional().meta({ description: 'promoted for the first time on this day or later; of an edition that was replaced, the copy in the newer one stands for it' }),
  promotedTo: day.optional(),
  tourYear: z.coerce.number().int().min(2000).max(2099).optional().meta({ description: '安全生产巡查反馈问题: of the lists that the inspection tours of this year named' }),
  parkId: uuid.optional().meta({ description: '园区三个清单: of the lists that this park named' }),
  ofParks: flag.optional().meta({ description: 'whether its list is named by a park in use' }),
  parkDivisionCode: divisionCode.optional().meta({ description: 'its list is named by a park in use in this division, or below it' }),
  q: text(100).optional().meta({ description: 'words in number and content' }),
});
export const listItemQuery = listItemFilters.extend(pageQuery.shape);
export type ListItemQuery = z.output<typeof listItemQuery>;
