import { checkAnswers } from '@anlan/domain';
import { z } from 'zod';
import { day, fieldChange, instant, page, text, uuid } from '../kit';
import { evidenceItem, hazardLevel, position, rectificationKinds } from './hazard.dto';
import { checkActions, checkKinds, checkStates } from './check.lifecycle';
import { premisesCode, subjectGrade } from './subject.dto';

export const checkStyles = ['regular', 'guidance', 'hidden'] as const;
export const checkStyleNames: Readonly<Record<(typeof checkStyles)[number], { readonly zh: string; readonly en: string }>> = {
  regular: { zh: '常规', en: 'Regular' },
  guidance: { zh: '指导帮扶', en: 'Guidance' },
  hidden: { zh: '暗访（四不两直）', en: 'Hidden visit' },
};
export const inspectionCauses = ['plan', 'complaint', 'transferred', 'monitoring', 'accident', 'campaign'] as const;
export type InspectionCause = (typeof inspectionCauses)[number];
export const inspectionCauseNames: Readonly<Record<InspectionCause, { readonly zh: string; readonly en: string }>> = {
  plan: { zh: '年度计划', en: 'Yearly plan' },
  complaint: { zh: '投诉举报', en: 'Complaint' },
  transferred: { zh: '转办交办', en: 'Transferred' },
  monitoring: { zh: '监测预警', en: 'Monitoring' },
  accident: { zh: '事故', en: 'Accident' },
  campaign: { zh: '专项行动', en: 'Campaign' },
};
export const signatureRoles = ['officer', 'subject', 'witness', 'expert'] as const;

const kind = z.enum(checkKinds).meta({ description: 'patrol 巡查指导 | self_check 企业自查 | agency 中介（专家）检查 | inspection 行政检查' });
const status = z.enum(checkStates);
const cause = z.enum(inspectionCauses).meta({ description: 'plan 年度计划 | complaint 投诉举报 | transferred 转办交办 | monitoring 监测预警 | accident 事故 | campaign 专项行动' });
const evidence = z.array(evidenceItem).max(30);
const campaignIds = z.array(uuid).max(20).meta({ description: '专项行动 campaigns that run; what is found is tagged with them too' });

const answer = z.strictObject({ item: text(60).meta({ description: '检查项 code of the checklist item' }), answer: z.enum(checkAnswers).meta({ description: 'which answer is a hazard, the item says' }), note: text(500).nullable().default(null), evidence: z.array(evidenceItem).max(10).default([]) });
export const checkFinding = z
  .strictObject({
    title: text(200), description: text(4000).optional(), level: hazardLevel.default('general'), category: text(100).optional(), rectification: z.enum(rectificationKinds).default('time_limited'),
    dueAt: instant.optional(), checkItem: text(60).optional().meta({ description: '检查项 by which it was found' }), evidence: z.array(evidenceItem).max(20).optional(),
  })
  .meta({ id: 'CheckFinding', description: '发现的隐患; it goes into the ledger of hazards with the source, the check, its item and its campaigns' });
const signature = z
  .strictObject({
    role: z.enum(signatureRoles), name: text(50), fileId: uuid.nullable().default(null).meta({ description: '手写签名 the drawn picture' }),
    refusal: text(200).nullable().default(null).meta({ description: '拒签说明 why it is not signed' }),
  })
  .refine((s) => (s.fileId === null) !== (s.refusal === null), '签名与拒签说明须有且只有一项 / Give the signature, or why there is none')
  .meta({ id: 'CheckSignature' });
export type CheckSignature = z.output<typeof signature>;

export const finishCheckBody = z
  .strictObject({
    answers: z.array(answer).max(500).default([]), findings: z.array(checkFinding).max(100).default([]), signatures: z.array(signature).max(10).default([]), evidence: evidence.default([]),
    summary: text(4000).nullable().default(null).meta({ description: '检查情况' }),
    exposed: z.boolean().default(false).meta({ description: '曝光 shown in public as a bad example; of hidden visits' }),
    finishedAt: instant.optional().meta({ description: 'when it was finished on a phone without a line; never later than now' }),
  })
  .meta({ id: 'FinishCheck' });
export type FinishCheckBody = z.output<typeof finishCheckBody>;

const participant = z.strictObject({ memberId: uuid.nullable().default(null), name: text(50), organization: text(100).nullable().default(null), certificateNumber: text(40).nullable().default(null) });
export type CheckParticipant = z.output<typeof participant>;
const opening = {
  clientId: uuid.optional().meta({ description: 'made by the phone: sent twice, there is one record all the same' }),
  subjectId: uuid.optional().meta({ description: '监管对象' }),
  premisesCode: premisesCode.optional().meta({ description: '场所码, in place of subjectId or beside it: proof of being there' }),
  position: position.optional().meta({ description: 'where it began' }),
  checklistId: uuid.optional().meta({ description: '检查表版本' }),
  campaignIds: campaignIds.default([]),
  style: z.enum(checkStyles).default('regular').meta({ description: 'regular 常规 | guidance 指导帮扶 | hidden 暗访' }),
};
/** A check that is opened on site; with `report` it is finished by the same call, as a phone sends it that had no line. */
export const openPatrolBody = z.strictObject({ ...opening, participants: z.array(participant).max(30).default([]), startedAt: instant.optional(), report: finishCheckBody.optional() }).meta({ id: 'OpenPatrol' });
export const openSelfCheckBody = openPatrolBody.omit({ style: true }).meta({ id: 'OpenSelfCheck' });
export const openAgencyCheckBody = openPatrolBody.extend({ organization: text(100).meta({ description: '中介机构（专家组）' }), contractNumber: text(60).nullable().default(null).meta({ description: '合同编号' }), contractId: uuid.optional().meta({ description: '服务合同, one that runs on the day and serves the subject; its number stands in the record' }), expertIds: z.array(uuid).max(20).default([]).meta({ description: '专家库 experts who took part: valid on the day, and not of the subject itself' }) }).meta({ id: 'OpenAgencyCheck' });
const officer = z.strictObject({ memberId: uuid.meta({ description: '执法人员' }), certificateNumber: text(40).meta({ format: 'certificate', description: '执法证号' }) });
export const requestInspectionBody = z
  .strictObject({
    clientId: opening.clientId, subjectId: uuid, checklistId: opening.checklistId, campaignIds: opening.campaignIds, style: opening.style,
    plannedOn: day.meta({ description: '拟检查日期' }), cause: cause.default('plan'), causeNote: text(500).nullable().default(null), matters: text(1000).meta({ description: '检查事项, of the published list' }),
    officers: z.array(officer).min(1).max(10).meta({ description: 'two or more, different people' }),
  })
  .meta({ id: 'RequestInspection' });
export type OpenPatrolBody = z.output<typeof openPatrolBody>;
export type OpenAgencyCheckBody = z.output<typeof openAgencyCheckBody>;
export type RequestInspectionBody = z.output<typeof requestInspectionBody>;
export const approveInspectionBody = z.strictObject({ note: text(500).optional() });
export const refuseInspectionBody = z.strictObject({ reason: text(500) });
export const signInBody = z.strictObject({ premisesCode, position: position.optional(), signedInAt: instant.optional().meta({ description: 'when it was on a phone without a line; never before the approval, never later than now' }) });
export const confirmCheckBody = z.strictObject({ note: text(2000).optional() });
export const closeCheckBody = z.strictObject({ handling: text(2000).meta({ description: '处理意见' }) });
export const cancelCheckBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
export const check = z
  .object({
    id: uuid, number: z.string(), kind, style: z.enum(checkStyles), status,
    subject: z.object({ id: uuid, name: z.string() }), divisionCode: z.string(), divisionName: z.string(), unit: z.object({ id: uuid, name: z.string() }).nullable(),
    plannedOn: day.nullable(), cause: cause.nullable(), organization: z.string().nullable(), participants: z.array(z.object({ memberId: uuid.nullable(), name: z.string(), organization: z.string().nullable(), certificateNumber: z.string().nullable() })),
    checklistId: uuid.nullable(), contractId: uuid.nullable(), expertIds: z.array(uuid), campaignIds: z.array(uuid), hazards: z.number().int().meta({ description: 'found by it' }), exposed: z.boolean(),
    openedBy: person, openedAt: instant, signedInAt: instant.nullable().meta({ description: '扫码入企 by the code of the premises' }), finishedAt: instant.nullable(), closedAt: instant.nullable(),
    sourceRecord: z.string().nullable().meta({ description: '历史导入：原记录编号 of a check that was brought in from elsewhere, the number of its old record; null: it was done here' }),
    updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(checkActions)),
  })
  .meta({ id: 'Check' });
export type Check = z.infer<typeof check>;
export const checkPage = page(check);

const storedEvidence = z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable() }));
export const checkDetail = check
  .extend({
    causeNote: z.string().nullable(), matters: z.string().nullable(), contractNumber: z.string().nullable(), position: position.nullable(),
    approvedBy: person.nullable(), approvedAt: instant.nullable(), decisionNote: z.string().nullable(),
    answers: z.array(z.object({ item: z.string(), answer: z.enum(checkAnswers), note: z.string().nullable(), evidence: storedEvidence })),
    score: z.object({ points: z.number().int(), of: z.number().int(), rate: z.string(), failed: z.array(z.string()), major: z.array(z.string()) }).nullable().meta({ description: '得分 points met ÷ points that apply; items that failed, and those of them that are major hazards; null without a checklist' }),
    signatures: z.array(z.object({ role: z.enum(signatureRoles), name: z.string(), fileId: uuid.nullable(), refusal: z.string().nullable() })),
    evidence: storedEvidence, summary: z.string().nullable(), handling: z.string().nullable(),
  })
  .meta({ id: 'CheckDetail' });
export type CheckDetail = z.infer<typeof checkDetail>;

export const checkHistory = z.object({
  items: z.array(z.object({ id: uuid, action: z.string(), from: status.nullable(), to: status, at: instant, actor: person, note: z.string().nullable(), version: z.number().int(), changes: z.array(fieldChange) })),
});
export type CheckHistory = z.infer<typeof checkHistory>;

/** What is to be known before an inspection is asked for. */
export const inspectionHints = z
  .object({
    grade: subjectGrade.nullable(), cap: z.number().int().nullable().meta({ description: '年度上限; null: not graded' }), done: z.number().int().meta({ description: '今年已安排 asked for, approved or carried out this year' }),
    reached: z.boolean().meta({ description: 'one more wants a cause beside the plan' }),
    combine: z.array(z.object({ checkId: uuid, number: z.string(), unitName: z.string().nullable(), plannedOn: day })).meta({ description: '综合查一次: inspections of the same subject that another unit plans within 15 days' }),
  })
  .meta({ id: 'InspectionHints' });
export type InspectionHints = z.infer<typeof inspectionHints>;
export const hintsQuery = z.object({ plannedOn: day.optional().meta({ description: '拟检查日期; left out: today' }) });
