import { z } from 'zod';
import { day, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { ruleMakingActions, ruleMakingKinds, ruleMakingStates } from './rule-making.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const year = z.number().int().min(2000).max(2099).meta({ description: '列入哪一年度的计划' });
const fileIds = z.array(uuid).max(20).default([]).meta({ description: '佐证附件' });
const on = day.meta({ description: '办理日期, not in the future, not before the step before' });
const count = z.number().int().min(0).max(1_000_000);

const facts = {
  kind: z.enum(ruleMakingKinds).meta({ description: 'local_regulation 地方性法规 | government_rule 政府规章 | normative_document 规范性文件 | local_standard 地方标准 | group_standard 团体标准 | internal_system 预案、制度' }), title: text(200).meta({ description: '名称' }), year, draftingUnitId: uuid.meta({ description: '起草单位' }),
  basis: text(1000).meta({ description: '立项依据' }), dueOn: day.meta({ description: '计划完成时限' }),
};
export const listRuleMakingBody = z.strictObject({ ...facts, listedOn: on.meta({ description: '立项日期, not in the future' }) }).meta({ id: 'ListRuleMaking' });
export type ListRuleMakingBody = z.output<typeof listRuleMakingBody>;
export const changeRuleMakingBody = z.strictObject(facts).partial().meta({ id: 'ChangeRuleMaking' });
export type ChangeRuleMakingBody = z.output<typeof changeRuleMakingBody>;
const noted = { on, note: text(2000).nullable().default(null).meta({ description: '说明' }), fileIds };
export const draftRuleMakingBody = z.strictObject(noted).meta({ id: 'BeginDrafting' });
export type DraftRuleMakingBody = z.output<typeof draftRuleMakingBody>;
export const consultBody = z.strictObject({ ...noted, closesOn: day.meta({ description: '征求意见截止日, not before it opens' }) }).meta({ id: 'OpenRuleConsultation' });
export type ConsultBody = z.output<typeof consultBody>;
export const closeConsultationBody = z.strictObject({ ...noted, received: count.meta({ description: '收到意见（条）' }), taken: count.meta({ description: '采纳意见（条）' }) }).meta({ id: 'CloseRuleConsultation' });
export type CloseConsultationBody = z.output<typeof closeConsultationBody>;
export const submitReviewBody = z.strictObject(noted).meta({ id: 'SubmitRuleReview' });
export const reviewRuleBody = z
  .strictObject({ on, unitId: uuid.meta({ description: '审查单位, another than the drafting unit' }), result: z.enum(['passed', 'returned']).meta({ description: 'passed 审查通过 | returned 退回修改' }), opinion: text(4000).meta({ description: '审查、论证意见' }), fileIds })
  .meta({ id: 'ReviewRule' });
export type ReviewRuleBody = z.output<typeof reviewRuleBody>;
export const deliberateBody = z.strictObject({ on, result: z.enum(['adopted', 'returned']).meta({ description: 'adopted 审议通过 | returned 退回修改' }), meeting: text(200).meta({ description: '审议的会议' }), note: text(2000).nullable().default(null), fileIds }).meta({ id: 'DeliberateRule' });
export type DeliberateBody = z.output<typeof deliberateBody>;
export const publishRuleBody = z
  .strictObject({ ...noted, documentNumber: text(200).meta({ description: '文号、标准号' }), effectiveOn: day.meta({ description: '施行日期, not before it is published' }), reviewOn: day.nullable().default(null).meta({ description: '有效期届满或应评估的日期, after it takes effect; a normative document has one' }) })
  .meta({ id: 'PublishRule' });
export type PublishRuleBody = z.output<typeof publishRuleBody>;
export const evaluateRuleBody = z.strictObject({ on, result: z.enum(['keep', 'revise', 'repeal']).meta({ description: 'keep 继续有效 | revise 应修订 | repeal 应废止' }), opinion: text(4000).meta({ description: '评估意见' }), reviewOn: day.nullable().default(null).meta({ description: '下次评估日期: with `keep`, and after today' }), fileIds }).meta({ id: 'EvaluateRule' });
export type EvaluateRuleBody = z.output<typeof evaluateRuleBody>;
export const repealRuleBody = z.strictObject({ on, reason: text(1000).meta({ description: '废止原因' }), documentNumber: text(200).nullable().default(null).meta({ description: '废止的文号' }), fileIds }).meta({ id: 'RepealRule' });
export type RepealRuleBody = z.output<typeof repealRuleBody>;
export const withdrawRuleBody = z.strictObject({ reason: text(1000).meta({ description: '撤回原因' }) });

const stage = z.object({ action: z.enum(['list', ...ruleMakingActions]), on: day, to: z.enum(ruleMakingStates), result: z.string().nullable(), note: z.string().nullable(), fileIds: z.array(uuid), by: person, at: instant });
export type RuleStage = z.infer<typeof stage>;
const consultation = z.object({ openedOn: day, closesOn: day, closedOn: day.nullable(), received: count.nullable().meta({ description: '收到（条）' }), taken: count.nullable().meta({ description: '采纳（条）' }) });
export type RuleConsultation = z.infer<typeof consultation>;
export const ruleMaking = z
  .object({
    id: uuid, number: z.string(), ...facts, listedOn: day, draftingUnitName: z.string(), status: z.enum(ruleMakingStates).meta({ description: 'listed 立项 | drafting 起草 | consulting 征求意见 | reviewing 论证、合法性审查 | deliberating 审议 | adopted 审议通过 | published 发布实施 | repealed 废止 | withdrawn 撤回' }),
    overdue: z.boolean().meta({ description: '逾期: not published by the day of the plan' }), stages: z.array(stage).meta({ description: '每一步：办理日期、经办人、附件' }), consultations: z.array(consultation).meta({ description: '历次征求意见' }), reviewUnitId: uuid.nullable(), reviewUnitName: z.string().nullable(), reviewedBy: person.nullable(), submittedBy: person.nullable(),
    documentNumber: z.string().nullable(), publishedOn: day.nullable(), effectiveOn: day.nullable(), inForce: z.boolean().meta({ description: '已施行: published, and its day has come' }), reviewOn: day.nullable().meta({ description: '有效期届满、应评估的日期' }), reviewDue: z.boolean().meta({ description: '到期未评估' }), endedOn: day.nullable(), reason: z.string().nullable().meta({ description: '废止、撤回原因' }),
    listedBy: person, listedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(ruleMakingActions)),
  })
  .meta({ id: 'RuleMaking' });
export type RuleMaking = z.infer<typeof ruleMaking>;
export const ruleMakingPage = page(ruleMaking);
export const ruleMakingQuery = pageQuery.extend({
  year: z.coerce.number().int().min(2000).max(2099).optional(), kind: someOf(ruleMakingKinds).optional(), status: someOf(ruleMakingStates).optional(), draftingUnitId: uuid.optional(), overdue: flag.optional(), inForce: flag.optional().meta({ description: 'whether what is published has taken effect' }), reviewDue: flag.optional(),
  q: text(100).optional().meta({ description: 'words in number, title and document number' }),
});
export type RuleMakingQuery = z.output<typeof ruleMakingQuery>;
const counted = z.object({ count: z.number().int(), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' }) });
export const ruleMakingFiguresQuery = z.object({ year: z.coerce.number().int().min(2000).max(2099).optional() });
export type RuleMakingFiguresQuery = z.output<typeof ruleMakingFiguresQuery>;
const stages = z.object(Object.fromEntries(ruleMakingStates.map((s) => [s, counted])) as Record<(typeof ruleMakingStates)[number], typeof counted>);
const completion = { total: counted.meta({ description: 'all but what was withdrawn: denominator' }), done: counted.meta({ description: '已发布, repealed since or not: numerator' }), rate: z.number().nullable().meta({ description: '完成率 = done ÷ total; null where there is none' }), stages };
export const ruleMakingFigures = z
  .object({ asOf: instant, ...completion, overdue: counted, inForce: counted, reviewDue: counted, byKind: z.array(z.object({ kind: z.enum(ruleMakingKinds), ...completion })) })
  .meta({ id: 'RuleMakingFigures' });
export type RuleMakingFigures = z.infer<typeof ruleMakingFigures>;
