import { z } from 'zod';
import { day, divisionCode, instant, page, text, uuid } from '../kit';
import { evidenceItem } from './hazard.dto';

/** What a campaign is made of besides hazards: tasks of its lists, measures that it left behind, actions that were carried out. */
export const campaignItemKinds = ['task', 'measure', 'action'] as const;
export type CampaignItemKind = (typeof campaignItemKinds)[number];

const shared = {
  title: text(200).meta({ description: '名称、内容' }),
  divisionCode: divisionCode.meta({ description: 'where; left out: the division of the campaign' }),
  note: text(2000).nullable().meta({ description: '说明' }),
};
const evidence = z.array(evidenceItem).max(20);
const count = z.number().int().min(0).max(10_000_000);
const task = {
  ...shared,
  list: text(40).meta({ description: '清单 by its name: 重点任务清单, 攻坚任务清单, 排查事项清单 …' }),
  ownerUnitId: uuid.meta({ description: '责任单位' }),
  ownerMemberId: uuid.nullable().meta({ description: '责任人' }),
  dueOn: day.nullable().meta({ description: '完成时限' }),
};
const measure = { ...shared, unitId: uuid.meta({ description: '出台单位' }), issuedOn: day.meta({ description: '出台日期' }), documentNumber: text(60).nullable().meta({ description: '文号' }) };
const action = {
  ...shared,
  unitId: uuid.meta({ description: '组织单位' }), heldOn: day.meta({ description: '行动日期' }),
  people: count.meta({ description: '出动人次 people who took part' }), places: count.meta({ description: '检查单位（场所）处 places inspected' }),
};

const added = { campaignId: uuid, divisionCode: shared.divisionCode.optional(), note: shared.note.default(null), evidence: evidence.default([]) };
export const addTaskBody = z.strictObject({ ...task, ...added, list: task.list.default('重点任务清单'), ownerMemberId: task.ownerMemberId.default(null), dueOn: task.dueOn.default(null) }).meta({ id: 'AddCampaignTask' });
export const addMeasureBody = z.strictObject({ ...measure, ...added, documentNumber: measure.documentNumber.default(null) }).meta({ id: 'AddCampaignMeasure' });
export const addActionBody = z.strictObject({ ...action, ...added }).meta({ id: 'AddCampaignAction' });

const changing = { evidence: evidence.optional().meta({ description: 'added to what is there' }), withdrawn: z.boolean().meta({ description: '撤回 true: entered by mistake; it stays, and is not counted' }) };
export const changeTaskBody = z.strictObject({ ...task, withdrawn: changing.withdrawn }).partial().meta({ id: 'ChangeCampaignTask' });
export const changeMeasureBody = z.strictObject({ ...measure, ...changing }).partial().meta({ id: 'ChangeCampaignMeasure' });
export const changeActionBody = z.strictObject({ ...action, ...changing }).partial().meta({ id: 'ChangeCampaignAction' });
export const progressBody = z.strictObject({ progress: z.number().int().min(0).max(100).meta({ description: '进度 %; 100 wants evidence' }), evidence: evidence.default([]), note: text(2000).optional() }).meta({ id: 'CampaignTaskProgress' });

const person = z.object({ id: z.string(), name: z.string() });
const unit = z.object({ id: uuid, name: z.string() });
const common = {
  id: uuid, campaignId: uuid, title: z.string(), divisionCode: z.string(), divisionName: z.string(), unit, note: z.string().nullable(),
  evidence: z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable() })), withdrawn: z.boolean(),
  addedBy: person, addedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(),
};
export const campaignTask = z
  .object({
    ...common, list: z.string(), owner: z.object({ memberId: uuid, name: z.string() }).nullable(), dueOn: day.nullable(), progress: z.number().int(),
    overdue: z.boolean(), doneAt: instant.nullable(),
  })
  .meta({ id: 'CampaignTask', description: 'unit is 责任单位' });
export const campaignMeasure = z.object({ ...common, issuedOn: day, documentNumber: z.string().nullable() }).meta({ id: 'CampaignMeasure' });
export const campaignAction = z.object({ ...common, heldOn: day, people: z.number().int(), places: z.number().int() }).meta({ id: 'CampaignAction' });
export type CampaignTask = z.infer<typeof campaignTask>;
export type CampaignMeasure = z.infer<typeof campaignMeasure>;
export type CampaignActionRecord = z.infer<typeof campaignAction>;
export const campaignTaskPage = page(campaignTask);
export const campaignMeasurePage = page(campaignMeasure);
export const campaignActionPage = page(campaignAction);
