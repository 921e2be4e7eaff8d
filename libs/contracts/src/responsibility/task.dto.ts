import { z } from 'zod';
import { day, divisionCode, fieldChange, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { inNameOf, namedCommittee, ofCommittee } from './committee.dto';
import { supervisionKindNames } from './supervision.kinds';
import { supervisionStates } from './supervision.lifecycle';
import { taskActions, taskStates } from './task.lifecycle';

/** From where a task comes. */
export const taskSourceKinds = ['list_item', 'meeting', 'resolution', 'letter', 'supervision', 'city', 'leader', 'other'] as const;
/** Sources that are records of this service: their id is the record's, which has to be in sight of who issues the task. */
export const taskSourceRecords = ['list_item', 'meeting', 'resolution', 'letter', 'supervision'] as const;
export const taskSourceNames = {
  list_item: { zh: '清单事项', en: 'Item of a list' },
  meeting: { zh: '会议议定', en: 'Meeting' },
  resolution: { zh: '会议决议', en: 'Resolution of a meeting' },
  letter: { zh: '责任书', en: 'Responsibility letter' },
  supervision: { zh: '督办文书', en: 'Supervision document' },
  city: { zh: '市级交办', en: 'The city' },
  leader: { zh: '领导批示', en: 'A leader' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<(typeof taskSourceKinds)[number], { zh: string; en: string }>;

/** Of the tasks that were due: how each came out, or stands today. They leave out what was cancelled, and none is two of them. */
export const taskOutcomes = ['in_time', 'late', 'open', 'overdue'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** 佐证: a file (from POST /files), words, or both. */
export const taskEvidence = z
  .strictObject({ fileId: uuid.optional(), description: text(500).optional() })
  .refine((e) => e.fileId ?? e.description, '附件与说明至少一项 / Give a file, a description or both')
  .meta({ description: '佐证: a file id (from POST /files) and/or what it shows' });
export const taskEvidences = z.array(taskEvidence).max(20);
export const keptEvidence = z.object({ fileId: uuid.nullable(), description: z.string().nullable() });
export type KeptEvidence = z.infer<typeof keptEvidence>;

const source = z
  .strictObject({
    kind: z.enum(taskSourceKinds).meta({ description: 'list_item 清单事项 | meeting 会议议定 | resolution 会议决议 | letter 责任书 | supervision 督办文书 | city 市级交办 | leader 领导批示 | other 其他' }),
    id: text(64).nullable().default(null).meta({ description: 'of list_item, meeting, resolution, letter, supervision: the id of that record, in sight of the caller; null where it is not kept here. Of the others: a number of their own, kept as it is' }),
    target: z.number().int().min(1).max(50).nullable().default(null).meta({ description: '责任书的第几项目标: of a letter with an id' }),
    label: text(200).nullable().default(null).meta({ description: 'how people call the source, e.g. 2026 年第 1 次安委会全体会议; left out: the number of the record' }),
  })
  .meta({ description: '任务来源' });
export const issueTaskBody = z
  .strictObject({
    title: text(200).meta({ description: '任务名称' }),
    wanted: text(2000).meta({ description: '工作要求 what is to be reached' }),
    source,
    leadUnitId: uuid.meta({ description: '牵头单位' }),
    leadMemberId: uuid.nullable().default(null).meta({ description: '牵头人' }),
    supportUnitIds: z.array(uuid).max(30).default([]).meta({ description: '配合单位' }),
    divisionCode: divisionCode.meta({ description: 'to which the task belongs; who manages tasks there manages it' }),
    committeeId: inNameOf,
    dueOn: day.meta({ description: '完成时限, its last day. A day in the past enters what was given before' }),
    weight: z.number().int().min(1).max(100).default(1).meta({ description: '权重 in the progress of the parent task' }),
    parentTaskId: uuid.nullable().default(null).meta({ description: '上级任务; at most three levels' }),
    evidenceWanted: text(500).nullable().default(null).meta({ description: '佐证要求; null: words alone will do' }),
    attachments: taskEvidences.default([]).meta({ description: '下达文件' }),
  })
  .meta({ id: 'IssueTask' });
export type IssueTaskBody = z.output<typeof issueTaskBody>;
export const changeTaskBody = z
  .strictObject({
    title: text(200).optional().meta({ description: '任务名称' }), wanted: text(2000).optional().meta({ description: '工作要求' }), dueOn: day.optional().meta({ description: '完成时限: today or later' }),
    supportUnitIds: z.array(uuid).max(30).optional().meta({ description: '配合单位: all of them, as they are from now on' }), reason: text(500).meta({ description: '调整原因' }),
  })
  .meta({ id: 'ChangeTask' });
export type ChangeTaskBody = z.output<typeof changeTaskBody>;
export const acceptTaskBody = z.strictObject({}).meta({ id: 'AcceptTask' });
export const progressTaskBody = z
  .strictObject({
    percent: z.number().int().min(0).max(100).meta({ description: '进度 %' }), note: text(2000).meta({ description: '进展情况' }), evidence: taskEvidences.default([]),
    correction: text(500).nullable().default(null).meta({ description: '更正说明: why it is less than it was reported' }),
    unitId: uuid.nullable().default(null).meta({ description: '填报单位: the lead or a supporting unit; null: the one the reporter is of, else the lead' }),
  })
  .meta({ id: 'ProgressTask' });
export type ProgressTaskBody = z.output<typeof progressTaskBody>;
export const submitTaskBody = z.strictObject({ note: text(2000).meta({ description: '完成情况' }), evidence: taskEvidences.default([]) }).meta({ id: 'SubmitTask' });
export type SubmitTaskBody = z.output<typeof submitTaskBody>;
export const verifyTaskBody = z.strictObject({ note: text(2000).nullable().default(null).meta({ description: '核验意见' }) }).meta({ id: 'VerifyTask' });
export const returnTaskBody = z.strictObject({ reason: text(500) }).meta({ id: 'ReturnTask' });
export const requestTaskExtensionBody = z.strictObject({ newDueOn: day.meta({ description: '申请延至' }), reason: text(500) }).meta({ id: 'RequestTaskExtension' });
export const decideTaskExtensionBody = z.strictObject({ result: z.enum(['granted', 'refused']), note: text(500).nullable().default(null).meta({ description: '审批意见; a refusal needs it' }) }).meta({ id: 'DecideTaskExtension' });
export const urgeTaskBody = z.strictObject({ note: text(500).meta({ description: '催办要求 what the lead is urged to' }) }).meta({ id: 'UrgeTask' });
export const acknowledgeTaskBody = z.strictObject({ note: text(500).meta({ description: '回应 what the lead will do, and by when' }) }).meta({ id: 'AcknowledgeTask' });
export const cancelTaskBody = z.strictObject({ reason: text(500) }).meta({ id: 'CancelTask' });

const person = z.object({ id: z.string(), name: z.string() });
const unit = z.object({ id: uuid, name: z.string() });
export const taskProgress = z.object({ at: instant, by: person, unit, percent: z.number().int(), note: z.string(), correction: z.string().nullable(), evidence: z.array(keptEvidence) });
export const taskExtension = z.object({
  from: day, to: day, reason: z.string(), askedBy: person, askedAt: instant,
  result: z.enum(['granted', 'refused']).nullable().meta({ description: 'null: waits for its decision' }), note: z.string().nullable(), decidedBy: person.nullable(), decidedAt: instant.nullable(),
});
export const taskChange = z.object({ at: instant, by: person, reason: z.string(), changes: z.array(fieldChange).meta({ description: 'title, wanted, dueOn, supportUnitIds as they were and became' }) });
export const taskUrge = z.object({
  at: instant, by: person, unit: unit.meta({ description: '被催办的牵头单位' }), note: z.string(), acknowledgedAt: instant.nullable().meta({ description: 'null: nobody of the lead has answered it' }), acknowledgedBy: person.nullable(), acknowledgement: z.string().nullable(),
});
export const taskReminded = z.object({ at: instant, dueOn: day, daysLeft: z.number().int().meta({ description: 'to the day due; below zero: so many days overdue' }) });
/** A document that a task led to, in sight of the reader. */
export const taskSupervision = z.object({ id: uuid, number: z.string(), kind: z.enum(supervisionKindNames), status: z.enum(supervisionStates), dueOn: day });
export const task = z
  .object({
    id: uuid, number: z.string().meta({ description: '任务编号, e.g. RW440310-2026-0001' }), title: z.string(), wanted: z.string(),
    source: z.object({ kind: z.enum(taskSourceKinds), id: z.string().nullable(), target: z.number().int().nullable().meta({ description: '责任书的第几项目标' }), label: z.string().nullable() }),
    leadUnit: unit, lead: z.object({ memberId: uuid, name: z.string() }).nullable(), supportUnits: z.array(unit), divisionCode: z.string(), divisionName: z.string(), committee: namedCommittee,
    dueOn: day, firstDueOn: day.meta({ description: '原定时限 before any delay' }), weight: z.number().int(), parentTaskId: uuid.nullable(), depth: z.number().int().meta({ description: '1 to 3' }), subtasks: z.number().int().meta({ description: '子任务数 without those cancelled' }),
    percent: z.number().int().meta({ description: '进度 %: as reported; with sub-tasks their mean by weight, rounded down' }), evidenceWanted: z.string().nullable(), attachments: z.array(keptEvidence),
    status: z.enum(taskStates).meta({ description: 'issued 已下达 | accepted 已签收 | in_progress 进行中 | submitted 已报送 | returned 已退回 | done 已完成 | cancelled 已取消' }),
    outcome: z.enum(taskOutcomes).nullable().meta({ description: 'in_time 按期完成 | late 逾期完成 | open 未到期 | overdue 逾期未完成; by the day of submitting; null: cancelled' }),
    overdueAt: instant.nullable().meta({ description: 'when it was told that the day had passed' }), extensionPending: z.boolean(),
    urged: z.boolean().meta({ description: '已催办待回应: urged, and nobody of the lead has acknowledged it' }),
    submission: z.object({ note: z.string(), evidence: z.array(keptEvidence), on: day, by: person }).nullable().meta({ description: 'the last one' }),
    verifiedBy: person.nullable(), verifiedAt: instant.nullable(), decision: z.string().nullable().meta({ description: '核验意见、退回或取消的理由' }), issuedBy: person, issuedAt: instant, updatedBy: person, updatedAt: instant,
    version: z.number().int(), allowedActions: z.array(z.enum(taskActions)),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof task>;
export const taskDetail = task
  .extend({
    progress: z.array(taskProgress).meta({ description: '进度记录, oldest first' }), extensions: z.array(taskExtension).meta({ description: '延期记录: every day that was asked for' }),
    urges: z.array(taskUrge).meta({ description: '催办记录, oldest first' }), reminders: z.array(taskReminded).meta({ description: '到期、逾期提醒记录, oldest first' }),
    changes: z.array(taskChange).meta({ description: '调整记录, oldest first' }), supervisions: z.array(taskSupervision).meta({ description: '由此发出的督办文书 that the reader may see, oldest first' }),
  })
  .meta({ id: 'TaskDetail' });
export type TaskDetail = z.infer<typeof taskDetail>;
export const taskPage = page(task);
export const taskOrders = ['-issuedAt', 'dueOn'] as const;
export const taskQuery = pageQuery.extend({
  status: someOf(taskStates).optional(),
  outcome: someOf(taskOutcomes).optional().meta({ description: 'as things are today; several with commas' }),
  sourceKind: z.enum(taskSourceKinds).optional(),
  sourceId: text(64).optional(),
  sourceTarget: z.coerce.number().int().min(1).max(50).optional().meta({ description: '责任书的第几项目标' }),
  supervisionId: uuid.optional().meta({ description: 'the tasks for which this supervision document was issued' }),
  committeeId: ofCommittee,
  leadUnitId: uuid.optional(),
  leadUnder: uuid.optional().meta({ description: 'this unit, or one below it, leads' }),
  unitId: uuid.optional().meta({ description: 'leads or supports' }),
  leadMemberId: uuid.optional(),
  parentTaskId: uuid.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  dueFrom: day.optional(),
  dueTo: day.optional(),
  mine: flag.optional().meta({ description: 'true: names the reader, or a unit of his, as lead or in support' }),
  urged: flag.optional().meta({ description: 'true: still worked on, urged, and nobody of the lead has acknowledged it; false: the others' }),
  ended: flag.optional().meta({ description: 'true: done or cancelled; false: the others' }),
  q: text(100).optional().meta({ description: 'words in number, title, source' }),
  order: z.enum(taskOrders).default('-issuedAt').meta({ description: '-issuedAt: newest first; dueOn: nearest day first' }),
});
export type TaskQuery = z.output<typeof taskQuery>;
