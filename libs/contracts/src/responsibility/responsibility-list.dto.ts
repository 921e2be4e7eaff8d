import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { itemWants } from './list-kind.dto';
import { draftItem } from './list-item.dto';
import { responsibilityListActions, responsibilityListStates } from './responsibility-list.lifecycle';

const facts = {
  title: text(200).meta({ description: '清单标题' }),
  year: z.number().int().min(2000).max(2100).meta({ description: '年度' }),
  effectiveFrom: day.meta({ description: '施行日期' }),
  effectiveTo: day.nullable().meta({ description: '有效期最后一日; null: until it is revised or repealed' }),
  unitId: uuid.meta({ description: '编制单位' }),
};
const inOrder = (b: { effectiveFrom?: string; effectiveTo?: string | null }): boolean => !b.effectiveFrom || !b.effectiveTo || b.effectiveFrom <= b.effectiveTo;
const order = { path: ['effectiveTo'], message: '结束日期不能早于开始日期 / The last day is not before the first' };

export const draftListBody = z
  .strictObject({ ...facts, effectiveTo: facts.effectiveTo.default(null), kindId: uuid.meta({ description: '清单种类' }), divisionCode: divisionCode.meta({ description: 'whose list it is: the district\'s, or a street\'s' }), items: z.array(draftItem).max(500).default([]) })
  .refine(inOrder, order)
  .meta({ id: 'DraftResponsibilityList' });
export type DraftListBody = z.output<typeof draftListBody>;
export const changeListBody = z.strictObject(facts).partial().refine(inOrder, order).meta({ id: 'ChangeResponsibilityList' });
export type ChangeListBody = z.output<typeof changeListBody>;
export const approveListBody = z.strictObject({ note: text(500).meta({ description: '审定意见' }) });
export const returnListBody = z.strictObject({ reason: text(500) });
export const issueListBody = z.strictObject({ documentNumber: text(100).meta({ description: '文号, e.g. 深坪安〔2026〕3号' }), issuedOn: day.meta({ description: '印发日期' }) });
export type IssueListBody = z.output<typeof issueListBody>;
export const publishListBody = z.strictObject({ place: text(300).meta({ description: '公示位置 an address of the web, a notice board' }) });
export const repealListBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
export const responsibilityList = z
  .object({
    id: uuid, number: z.string().meta({ description: '清单编号, e.g. QD440310-2026-0001; an edition that revises another has a number of its own' }), ...facts, unitName: z.string(), divisionCode: z.string(), divisionName: z.string(),
    kind: z.object({ id: uuid, key: z.string(), name: z.string() }), rules: z.object({
      itemName: z.string(), wants: z.array(z.enum(itemWants)), groups: z.array(z.object({ key: z.string(), name: z.string() })), performed: z.boolean(), published: z.boolean(), rolling: z.boolean(), instructed: z.boolean(), promotionName: z.string().nullable(),
    }).meta({ description: 'of the kind, as they were when this edition was drafted' }),
    edition: z.number().int().meta({ description: '第几版, from 1' }), revisionOf: uuid.nullable().meta({ description: 'the edition before' }), revisionId: uuid.nullable().meta({ description: 'the edition that revises this one, also while it is a draft' }),
    status: z.enum(responsibilityListStates).meta({ description: 'draft 拟定 | submitted 送审 | approved 已审定 | issued 已印发 | published 已公示 | superseded 已由新版取代 | repealed 已废止 | withdrawn 已撤回' }),
    inForce: z.boolean().meta({ description: '在用: issued, and today is one of its days' }),
    decision: z.string().nullable().meta({ description: '审定意见、退回或废止的理由' }), documentNumber: z.string().nullable(), issuedOn: day.nullable(), publishedAt: instant.nullable(), publishedAs: z.string().nullable().meta({ description: '公示位置' }),
    submittedBy: person.nullable(), submittedAt: instant.nullable(), approvedBy: person.nullable(), approvedAt: instant.nullable(),
    draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(responsibilityListActions)),
  })
  .meta({ id: 'ResponsibilityList' });
export type ResponsibilityList = z.infer<typeof responsibilityList>;
export const responsibilityListPage = page(responsibilityList);
export const responsibilityListQuery = pageQuery.extend({
  status: someOf(responsibilityListStates).optional().meta({ description: `one, or several with commas: ${responsibilityListStates.join(', ')}` }),
  inForce: flag.optional(),
  toPublish: flag.optional().meta({ description: '应公示: of a kind that is published, as its rules were when the edition was drafted' }),
  revises: flag.optional().meta({ description: '修订: an edition that revises another' }),
  issuedFrom: day.optional().meta({ description: 'issued on this day or later' }),
  issuedTo: day.optional(),
  kindId: uuid.optional(),
  kindKey: z.string().max(60).optional(),
  year: z.coerce.number().int().min(2000).max(2100).optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  unitId: uuid.optional(),
  q: text(100).optional().meta({ description: 'words in number, title, document number' }),
});
export type ResponsibilityListQuery = z.output<typeof responsibilityListQuery>;
