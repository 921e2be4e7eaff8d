import { checkCreditCode } from '@anlan/domain';
import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { inNameOf, namedCommittee, ofCommittee } from './committee.dto';
import { supervisionKindNames, supervisionLevels, supervisionRequirements } from './supervision.kinds';
import { supervisionActions, supervisionStates } from './supervision.lifecycle';
import { taskMonth } from './task-bulletin.dto';
import { keptEvidence, taskEvidences } from './task.dto';

export const supervisionSides = ['enterprise', 'department'] as const;
export type SupervisionSideName = (typeof supervisionSides)[number];
const sideName = z.enum(supervisionSides).meta({ description: 'enterprise 企业 | department 部门' });
const kind = z.enum(supervisionKindNames).meta({ description: 'letter 督办函 | interview 约谈 | criticism 通报批评 | listed 挂牌督办 | risk_notice 风险提示函 | work_notice 工作提示单 | early_warning 预警信息, situation_analysis 形势分析: both owe no reply' });
const level = z.enum(supervisionLevels).meta({ description: '督办级别; a listed supervision wants it' });
const requirement = text(500);
const requirements = z.strictObject(Object.fromEntries(supervisionRequirements.map((r) => [r, requirement])) as Record<(typeof supervisionRequirements)[number], typeof requirement>).meta({ description: '五项要求: 整改责任、措施、资金、时限、预案; a listed supervision wants them' });
const enterprise = z.strictObject({
  name: text(200).meta({ description: '企业名称' }),
  creditCode: z.string().trim().refine((s) => checkCreditCode(s).ok, '统一社会信用代码有误 / The unified social credit code is wrong').nullable().default(null).meta({ format: 'credit-code', description: '统一社会信用代码 GB 32100-2015' }),
});
const facts = {
  kind, level: level.nullable().default(null),
  reason: text(2000).meta({ description: '事由' }), basis: text(500).meta({ description: '依据' }), wanted: text(2000).meta({ description: '要求' }), requirements: requirements.nullable().default(null),
  dueOn: day.meta({ description: '整改、回复时限; of what owes no reply: 有效期至, its last day' }), divisionCode: divisionCode.meta({ description: 'of who issues it: the district, or a street' }), committeeId: inNameOf,
  attachments: taskEvidences.default([]).meta({ description: '附件' }),
};
const subject = {
  enterprise: enterprise.nullable().default(null).meta({ description: '督办企业' }), unitId: uuid.nullable().default(null).meta({ description: '督办部门; with an enterprise: 双重督办' }),
  taskIds: z.array(uuid).max(20).default([]).meta({ description: '因哪些任务而督办' }),
};
export const draftSupervisionBody = z.strictObject({ ...facts, ...subject }).meta({ id: 'DraftSupervision' });
export type DraftSupervisionBody = z.output<typeof draftSupervisionBody>;
export const MOST_SUPERVISIONS = 200;
export const draftSupervisionsBody = z
  .strictObject({ ...facts, lines: z.array(z.strictObject(subject)).min(1).max(MOST_SUPERVISIONS).meta({ description: '督办对象 one document for each line, all of one reason' }) })
  .meta({ id: 'DraftSupervisions' });
export type DraftSupervisionsBody = z.output<typeof draftSupervisionsBody>;
export const supervisionPrefill = z
  .object({
    kind, unitId: uuid.meta({ description: '牵头单位' }), unitName: z.string(), reason: z.string(), basis: z.string(), wanted: z.string(), dueOn: day.meta({ description: 'ten days from today' }), taskIds: z.array(uuid), divisionCode: z.string(),
    committeeId: uuid.nullable().meta({ description: '以哪个委员会的名义: of the task, while the caller may issue documents in its name; else null' }),
  })
  .meta({ id: 'SupervisionPrefill', description: 'what a document about a task says: a supervision letter where it is overdue, else a work notice; drafted as it is, or changed' });
export type SupervisionPrefill = z.infer<typeof supervisionPrefill>;
export const submitSupervisionBody = z.strictObject({}).meta({ id: 'SubmitSupervision' });
export const approveSupervisionBody = z.strictObject({ note: text(500).nullable().default(null).meta({ description: '审批意见' }) }).meta({ id: 'ApproveSupervision' });
export const returnSupervisionBody = z.strictObject({ reason: text(500) }).meta({ id: 'ReturnSupervision' });
export const deliverSupervisionBody = z
  .strictObject({
    deliveredOn: day.meta({ description: '送达、约谈日期' }), note: text(500).nullable().default(null).meta({ description: '送达方式、签收人' }),
    attendees: z.array(text(100)).max(50).default([]).meta({ description: '参加约谈的人员' }), minutes: taskEvidences.default([]).meta({ description: '约谈记录' }), signed: taskEvidences.default([]).meta({ description: '签名页' }),
  })
  .meta({ id: 'DeliverSupervision' });
export type DeliverSupervisionBody = z.output<typeof deliverSupervisionBody>;
export const replySupervisionBody = z.strictObject({ side: sideName, note: text(2000).meta({ description: '回复、整改情况' }), evidence: taskEvidences.default([]) }).meta({ id: 'ReplySupervision' });
export type ReplySupervisionBody = z.output<typeof replySupervisionBody>;
export const returnReplySupervisionBody = z.strictObject({ side: sideName, reason: text(500) }).meta({ id: 'ReturnSupervisionReply' });
export const releaseSupervisionBody = z.strictObject({ side: sideName, note: text(2000).meta({ description: '核查意见' }) }).meta({ id: 'ReleaseSupervision' });
export const withdrawSupervisionBody = z.strictObject({ reason: text(500) }).meta({ id: 'WithdrawSupervision' });

const person = z.object({ id: z.string(), name: z.string() });
const side = z.object({
  side: sideName, name: z.string(), creditCode: z.string().nullable(), unitId: uuid.nullable(), status: z.enum(['waiting', 'replied', 'released', 'informed']).meta({ description: 'waiting 待回复 | replied 已回复 | released 已解除 | informed 无须回复: of a kind that owes no reply' }),
  reply: z.string().nullable(), evidence: z.array(keptEvidence), repliedBy: person.nullable(), repliedAt: instant.nullable(), decision: z.string().nullable().meta({ description: '核查意见、退回的理由' }), releasedBy: person.nullable(), releasedAt: instant.nullable(),
});
export const supervision = z
  .object({
    id: uuid, number: z.string().meta({ description: '文号, e.g. 督办〔2026〕1号' }), kind, level: level.nullable(), dual: z.boolean().meta({ description: '双重督办' }), sides: z.array(side),
    reason: z.string(), basis: z.string(), wanted: z.string(), requirements: requirements.nullable(), dueOn: day, taskIds: z.array(uuid), divisionCode: z.string(), divisionName: z.string(), committee: namedCommittee, attachments: z.array(keptEvidence),
    status: z.enum(supervisionStates).meta({ description: 'drafted 起草 | pending 待审批 | approved 已签发 | delivered 已送达 | replied 已回复 | released 已解除 | sent 已发出, no reply owed | withdrawn 已撤回' }),
    overdue: z.boolean().meta({ description: 'delivered, not every side has replied, and the day has passed' }), overdueAt: instant.nullable().meta({ description: 'when it was told, once, that the day had passed' }), decision: z.string().nullable().meta({ description: '审批意见、退回或撤回的理由' }), approvedBy: person.nullable(), approvedAt: instant.nullable(),
    deliveredOn: day.nullable(), deliveryNote: z.string().nullable(), attendees: z.array(z.string()), minutes: z.array(keptEvidence), signed: z.array(keptEvidence),
    draftedBy: person, draftedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(supervisionActions)),
  })
  .meta({ id: 'Supervision' });
export type Supervision = z.infer<typeof supervision>;
export const supervisionPage = page(supervision);
export const draftedSupervisions = z.object({ items: z.array(supervision) }).meta({ id: 'DraftedSupervisions', description: 'in the order of the lines' });
export const supervisionQuery = pageQuery.extend({
  kind: kind.optional(), status: z.enum(supervisionStates).optional(), unitId: uuid.optional().meta({ description: '督办部门' }), creditCode: text(18).optional().meta({ description: '督办企业' }), taskId: uuid.optional(), committeeId: ofCommittee,
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), deliveredMonth: taskMonth.optional(), deliveredFrom: day.optional().meta({ description: 'delivered on the day or later' }), deliveredTo: day.optional().meta({ description: 'delivered on the day or before' }), delivered: flag.optional(), replied: flag.optional().meta({ description: 'true: delivered, and every side has replied' }), dual: flag.optional(), replyOwed: flag.optional().meta({ description: 'true: of a kind to which a reply is owed; false: 预警信息、形势分析' }), overdue: flag.optional().meta({ description: 'as things are today' }),
  q: text(100).optional().meta({ description: 'words in number, subject, reason' }),
});
export type SupervisionQuery = z.output<typeof supervisionQuery>;

const count = z.number().int();
const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which GET /supervisions lists exactly these rows' });
const figures = {
  delivered: z.object({ count, filter }).meta({ description: '件数 documents delivered' }), enterprises: count.meta({ description: '企业数: different enterprises, by credit code or else by name; not times' }), units: count.meta({ description: '部门数: different departments' }),
  replied: z.object({ count, filter }).meta({ description: '全部对象已回复的件数' }),
  replyRate: z.object({ numerator: count, denominator: count, percent: z.number().nullable().meta({ description: 'in %, half up to two decimals; null for a denominator of zero' }) }).meta({ description: '回执率: documents to which every side has replied ÷ delivered; of a kind that owes no reply 0 ÷ 0' }),
};
export const supervisionFiguresQuery = z.object({ divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), month: taskMonth.optional().meta({ description: 'of delivery' }), from: day.optional().meta({ description: 'delivered on the day or later' }), to: day.optional().meta({ description: 'delivered on the day or before' }) });
export type SupervisionFiguresQuery = z.output<typeof supervisionFiguresQuery>;
const dualClosure = z
  .object({ closed: z.object({ count, filter }), assigned: z.object({ count, filter }), percent: z.number().nullable().meta({ description: 'closed ÷ assigned in %, half up to two decimals; null for a denominator of zero' }) })
  .meta({ description: '双闭环率: documents to an enterprise and a department of which both sides are released ÷ those delivered, without kinds that owe no reply' });
export const supervisionFigures = z
  .object({ asOf: instant, dualClosure, months: z.array(z.object({ month: z.string(), kind, ...figures })), kinds: z.array(z.object({ kind, ...figures })).meta({ description: 'over all months: an enterprise of two months is one' }) })
  .meta({ id: 'SupervisionFigures' });
export type SupervisionFigures = z.infer<typeof supervisionFigures>;
