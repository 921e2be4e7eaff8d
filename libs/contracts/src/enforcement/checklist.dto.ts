import { checkAnswers, evidenceRules } from '@anlan/domain';
import { z } from 'zod';
import { day, fieldChange, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { checklistActions, checklistStates } from './checklist.lifecycle';
import { hazardLevel, rectificationKinds } from './hazard.dto';

export const checklistCategories = ['major_hazard', 'law', 'special_risk', 'mechanism', 'routine'] as const;
export type ChecklistCategory = (typeof checklistCategories)[number];
export const checklistCategoryNames: Readonly<Record<ChecklistCategory, { readonly zh: string; readonly en: string }>> = {
  major_hazard: { zh: '重大事故隐患判定', en: 'Major hazard criteria' },
  law: { zh: '法定义务', en: 'Duties by law' },
  special_risk: { zh: '专项风险', en: 'Special risk' },
  mechanism: { zh: '制度机制', en: 'Mechanism' },
  routine: { zh: '日常检查', en: 'Routine' },
};
export const checkAnswerNames: Readonly<Record<(typeof checkAnswers)[number], { readonly zh: string; readonly en: string }>> = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  not_applicable: { zh: '不适用', en: 'Not applicable' },
};

/** Law is dated data: what an item rests on, and from when to when that is the law. */
export const legalBasis = z
  .strictObject({
    law: text(200).meta({ description: '法律法规、标准名称及文号' }),
    article: text(100).nullable().default(null).meta({ description: '条款 e.g. 第四十一条' }),
    effectiveFrom: day.nullable().default(null).meta({ description: '施行日期 day from which it is in force' }),
    effectiveTo: day.nullable().default(null).meta({ description: '失效日期 last day; null: in force' }),
    source: text(300).nullable().default(null).meta({ description: '来源 who issued it, where it is published' }),
  })
  .refine((b) => !(b.effectiveFrom && b.effectiveTo) || b.effectiveFrom <= b.effectiveTo, '失效日期不得早于施行日期 / It cannot end before it begins')
  .meta({ id: 'LegalBasis' });
export type LegalBasis = z.output<typeof legalBasis>;

const itemCode = z
  .string()
  .trim()
  .regex(/^[0-9A-Z][0-9A-Z.-]{0,39}$/, '编号为大写字母、数字、点和短横，40 位以内 / Capitals, digits, dots and dashes, 40 at most')
  .meta({ format: 'check-item', description: '检查项编号, unique in the version and the same in all versions: by it recurrences are found' });

export const checklistItem = z
  .strictObject({
    code: itemCode,
    section: text(100).nullable().default(null).meta({ description: '分组' }),
    text: text(500).meta({ description: '检查内容' }),
    requirement: text(1000).nullable().default(null).meta({ description: '要求与检查方法' }),
    failsOn: z.enum(['yes', 'no', 'never']).default('no').meta({ description: 'the answer that is a hazard: no to a demand, yes to a criterion that describes the hazard; never: a question that only leads to others' }),
    showIf: z.strictObject({ item: itemCode, answer: z.enum(['yes', 'no']) }).nullable().default(null).meta({ description: '条件: asked only where this item before it has this answer' }),
    points: z.number().int().min(0).max(1000).default(1).meta({ description: '分值' }),
    evidence: z.enum(evidenceRules).default('none').meta({ description: '佐证要求 none | when_failed 不符合时 | always' }),
    hazardLevel: hazardLevel.default('general').meta({ description: '不符合时的隐患等级 general | major' }),
    rectification: z.enum(rectificationKinds).default('time_limited').meta({ description: '默认整改方式 on_the_spot | time_limited' }),
    rectifyDays: z.number().int().min(1).max(365).nullable().default(null).meta({ description: '默认整改天数; null: by the setting deadlines' }),
    demand: text(1000).nullable().default(null).meta({ description: '默认整改要求' }),
    basis: z.array(legalBasis).max(10).default([]).meta({ description: '依据' }),
  })
  .meta({ id: 'ChecklistItem' });
export type ChecklistItem = z.output<typeof checklistItem>;

export const MOST_ITEMS = 500;
const facts = {
  name: text(200).meta({ description: '名称' }),
  category: z.enum(checklistCategories).meta({ description: checklistCategories.map((c) => `${c} ${checklistCategoryNames[c].zh}`).join(' | ') }),
  tags: z.array(text(40).meta({ format: 'risk-tag' })).max(30).meta({ description: '适用的风险标签: codes of the setting riskTags' }),
  industry: text(50).nullable().meta({ description: '适用行业 in words, e.g. 冶金' }),
  description: text(2000).nullable().meta({ description: '说明' }),
  source: text(500).nullable().meta({ description: '编制依据 what the list is made from' }),
  effectiveFrom: day.nullable().meta({ description: '依据的施行日期' }),
  items: z.array(checklistItem).max(MOST_ITEMS),
};

export const createChecklistBody = z
  .strictObject({
    name: facts.name, category: facts.category.default('routine'), tags: facts.tags.default([]), industry: facts.industry.default(null), description: facts.description.default(null),
    source: facts.source.default(null), effectiveFrom: facts.effectiveFrom.default(null), items: facts.items.default([]),
  })
  .meta({ id: 'CreateChecklist' });
export type CreateChecklistBody = z.output<typeof createChecklistBody>;

/** What is left out stays; the items are given whole. */
export const changeChecklistBody = z.strictObject(facts).partial().meta({ id: 'ChangeChecklist' });
export type ChangeChecklistBody = z.output<typeof changeChecklistBody>;

const person = z.object({ id: z.string(), name: z.string() });

export const checklist = z
  .object({
    id: uuid.meta({ description: 'of this version: what a check names' }),
    templateId: uuid.meta({ description: 'the same in all versions of a checklist' }),
    number: z.number().int().meta({ description: '版次, from 1' }),
    name: facts.name, category: facts.category, tags: facts.tags, industry: facts.industry, description: facts.description, source: facts.source, effectiveFrom: facts.effectiveFrom,
    itemCount: z.number().int(),
    majorCount: z.number().int().meta({ description: 'items whose failure is a major hazard' }),
    points: z.number().int().meta({ description: '总分 of all items' }),
    libraryKey: z.string().nullable().meta({ description: 'the set of the library it was copied from' }),
    status: z.enum(checklistStates),
    statusReason: z.string().nullable(),
    frozenAt: instant.nullable().meta({ description: '冻结: first used by a check; from then on it cannot be taken back' }),
    publishedAt: instant.nullable(),
    createdBy: person,
    createdAt: instant,
    updatedBy: person,
    updatedAt: instant,
    version: z.number().int(),
    allowedActions: z.array(z.enum(checklistActions)),
  })
  .meta({ id: 'Checklist' });
export type Checklist = z.infer<typeof checklist>;
export const checklistPage = page(checklist);
export const checklistDetail = checklist.extend({ items: facts.items }).meta({ id: 'ChecklistDetail' });
export type ChecklistDetail = z.infer<typeof checklistDetail>;

export const checklistQuery = pageQuery.extend({
  status: someOf(checklistStates).optional().meta({ description: 'one, or several with commas; left out: all' }),
  category: someOf(checklistCategories).optional(),
  tag: text(40).optional().meta({ description: '风险标签' }),
  templateId: uuid.optional().meta({ description: 'the versions of one checklist' }),
  latest: flag.optional().meta({ description: 'true: of each checklist its newest version that is not withdrawn' }),
  q: text(100).optional().meta({ description: 'words in name, industry, description, source and the text of the items' }),
});
export type ChecklistQuery = z.output<typeof checklistQuery>;

export const checklistHistory = z.object({
  items: z.array(
    z.object({
      id: uuid, action: z.string(), from: z.enum(checklistStates).nullable(), to: z.enum(checklistStates), at: instant, actor: person, note: z.string().nullable(),
      version: z.number().int(), changes: z.array(fieldChange).meta({ description: 'an item by items.<code>' }),
    }),
  ),
});
export type ChecklistHistory = z.infer<typeof checklistHistory>;

export const publishChecklistBody = z.strictObject({ note: text(2000).optional() });
export const recallChecklistBody = z.strictObject({ reason: text(2000) });
export const reviseChecklistBody = z.strictObject({ note: text(2000).optional() });
export const withdrawChecklistBody = z.strictObject({ reason: text(2000) });
