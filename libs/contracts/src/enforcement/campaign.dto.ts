import { z } from 'zod';
import { day, divisionCode, fieldChange, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { campaignActions, campaignStates } from './campaign.lifecycle';

const status = z.enum(campaignStates).meta({ description: 'draft 筹划中 | running 进行中 | concluded 已结束' });
const person = z.object({ id: z.string(), name: z.string() });

/** 阶段, as the campaign's plan names them: 部署, 排查, 攻坚, 巩固 … In order, within the period, none over another. */
export const campaignStage = z.strictObject({ name: text(20).meta({ description: '阶段, e.g. 部署' }), from: day, to: day }).meta({ id: 'CampaignStage' });
export type CampaignStage = z.output<typeof campaignStage>;

const facts = {
  name: text(100).meta({ description: '名称' }),
  from: day.meta({ description: '开始日期 first day' }),
  to: day.meta({ description: '结束日期 last day' }),
  goal: text(2000).nullable().meta({ description: '目标' }),
  divisionCodes: z.array(divisionCode).max(200).meta({ description: '范围：区划 the divisions it is about; empty: the whole tenant' }),
  tags: z.array(text(40).meta({ format: 'risk-tag' })).max(30).meta({ description: '范围：风险标签 codes of the setting riskTags; empty: all subjects' }),
  leadUnitId: uuid.meta({ description: '牵头单位' }),
  supportUnitIds: z.array(uuid).max(50).meta({ description: '配合单位' }),
  stages: z.array(campaignStage).max(12),
};
export const planCampaignBody = z
  .strictObject({ ...facts, goal: facts.goal.default(null), divisionCodes: facts.divisionCodes.default([]), tags: facts.tags.default([]), supportUnitIds: facts.supportUnitIds.default([]), stages: facts.stages.default([]) })
  .meta({ id: 'PlanCampaign' });
export type PlanCampaignBody = z.output<typeof planCampaignBody>;
export const changeCampaignBody = z.strictObject(facts).partial().meta({ id: 'ChangeCampaign', description: 'fields left out stay' });
export type ChangeCampaignBody = z.output<typeof changeCampaignBody>;
export const startCampaignBody = z.strictObject({ note: text(2000).optional() });
export const concludeCampaignBody = z.strictObject({ summary: text(4000).meta({ description: '总结评估' }) });

const unit = z.object({ id: uuid, name: z.string() });
export const campaign = z
  .object({
    id: uuid, name: z.string(), from: day, to: day, goal: z.string().nullable(),
    divisionCodes: z.array(z.string()), divisionNames: z.array(z.string()), tags: z.array(z.string()),
    divisionCode: z.string().meta({ description: 'the smallest division that holds all of its own' }),
    leadUnit: unit, supportUnits: z.array(unit), stages: z.array(campaignStage),
    stage: z.string().nullable().meta({ description: '当前阶段 by today\'s day, while it runs' }),
    status, summary: z.string().nullable().meta({ description: '总结评估, once it is concluded' }),
    startedAt: instant.nullable(), concludedAt: instant.nullable(), plannedBy: person, plannedAt: instant, updatedBy: person, updatedAt: instant,
    version: z.number().int(), allowedActions: z.array(z.enum(campaignActions)),
  })
  .meta({ id: 'Campaign' });
export type Campaign = z.infer<typeof campaign>;
export const campaignPage = page(campaign);

export const campaignQuery = pageQuery.extend({
  status: someOf(campaignStates).optional().meta({ description: `one, or several with commas: ${campaignStates.join(', ')}` }),
  divisionCode: divisionCode.optional().meta({ description: 'campaigns that are about this division, or one above or below it' }),
  unitId: uuid.optional().meta({ description: '牵头或配合 leads or supports it' }),
  on: day.optional().meta({ description: 'its period holds the day' }),
  q: text(100).optional().meta({ description: 'words in the name' }),
});
export type CampaignQuery = z.output<typeof campaignQuery>;

export const campaignHistory = z.object({
  items: z.array(z.object({
    id: uuid, action: z.string(), from: z.enum(campaignStates).nullable(), to: z.enum(campaignStates), at: instant, actor: person, note: z.string().nullable(),
    item: z.object({ kind: z.string(), id: uuid, title: z.string() }).nullable().meta({ description: 'the task, measure or action that it is about' }), changes: z.array(fieldChange),
  })),
});
export type CampaignHistory = z.infer<typeof campaignHistory>;

/** The figures of one campaign. What is tagged with two campaigns stands in both: figures of campaigns are never added up. */
export const campaignFigures = ['actions', 'people', 'places', 'hazards', 'on_the_spot', 'time_limited', 'closed', 'rectification_rate', 'measures', 'tasks', 'tasks_done', 'task_rate'] as const;
export type CampaignFigure = (typeof campaignFigures)[number];
export const campaignResultQuery = z.object({ divisionCode: divisionCode.optional().meta({ description: 'what of it was in this division' }) });
export const campaignResult = z
  .object({
    asOf: instant, campaign: z.object({ id: uuid, name: z.string(), status }),
    partial: z.boolean().meta({ description: 'true: hazards are counted where the caller may see them, which is not the whole tenant' }),
    sentence: z.object({ zh: z.string(), en: z.string() }).meta({ description: 'the figures as a report says them' }),
    items: z.array(z.object({
      key: z.enum(campaignFigures), names: z.object({ zh: z.string(), en: z.string() }), unit: z.object({ zh: z.string(), en: z.string() }),
      value: z.string().meta({ description: 'as printed; a rate without a base is —' }),
      count: z.number().int().nullable().meta({ description: 'the number; null for a rate' }),
      atConclusion: z.string().nullable().meta({ description: 'the value that was frozen when the campaign ended; what differs now is a later correction' }),
      list: z.string().nullable().meta({ description: 'operation of the list that gives its rows' }),
      filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which that list gives exactly these rows' }),
    })),
    rounds: z.array(z.object({
      number: z.number().int(), of: z.number().int().meta({ description: '共几轮: how many stages the campaign has' }), name: z.string(), from: day, to: day,
      tasks: z.number().int().meta({ description: 'due in the stage' }), tasksDone: z.number().int(), taskRate: z.string().meta({ description: 'as printed; without tasks —' }),
      actions: z.number().int().meta({ description: 'held in the stage' }), people: z.number().int(), places: z.number().int(),
      filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the lists of tasks and actions give these rows' }),
    })).meta({ description: '轮次 (三轮督查、回头看): one for each stage, by the days of tasks and actions; what has no day, or lies in no stage, is in none' }),
  })
  .meta({ id: 'CampaignResult' });
export type CampaignResult = z.infer<typeof campaignResult>;

export const itemQuery = pageQuery.extend({
  campaignId: uuid.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  dayFrom: day.optional().meta({ description: 'of a task its due day, of a measure the day of issue, of an action the day it was held: this one, or later' }),
  dayTo: day.optional().meta({ description: 'this one, or earlier' }),
  withdrawn: flag.default(false).meta({ description: '已撤回 true: those that were withdrawn, which are not counted' }),
});
export const taskQuery = itemQuery.extend({ done: flag.optional(), overdue: flag.optional().meta({ description: 'not done, and past its day' }), unitId: uuid.optional().meta({ description: '责任单位' }) });
