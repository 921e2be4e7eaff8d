import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { campaignItemKinds } from './campaign-item.dto';
import { campaignStates, type CampaignState } from './campaign.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() });
const common = z.object({ campaignId: uuid, name: z.string(), from: day, to: day, divisionCode: z.string(), leadUnitId: uuid, status: z.enum(campaignStates), actor });
const who = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const example = { campaignId: '01980000-0000-7000-8000-000000000041', name: '“夜剑”行动', from: '2026-01-01', to: '2026-12-31', divisionCode: '440310000000', leadUnitId: '01980000-0000-7000-8000-000000000005', actor: who };
const fields = z.array(z.string()).meta({ description: 'the fields that have another value now' });

const campaignEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: CampaignState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'campaign', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more },
  }) as EventSpec;

export const campaignEvents = {
  planned: campaignEvent('planned', '专项行动已筹划', 'A campaign was planned', 'draft', {}, {}),
  changed: campaignEvent('changed', '专项行动已修改', 'A campaign was changed', 'running', { fields }, { fields: ['to'] }),
  started: campaignEvent('started', '专项行动已启动', 'A campaign was started', 'running', {}, {}),
  concluded: campaignEvent('concluded', '专项行动已结束', 'A campaign was concluded; these are its frozen figures', 'concluded',
    { figures: z.record(z.string(), z.string()).meta({ description: 'as printed, by key of the result table' }) }, { figures: { actions: '15', people: '10647', places: '37774', rectification_rate: '97.31 %' } }),
};
export type CampaignEvent = keyof typeof campaignEvents;

const itemData = z.object({ itemId: uuid, campaignId: uuid, kind: z.enum(campaignItemKinds), title: z.string(), divisionCode: z.string(), unitId: uuid, withdrawn: z.boolean(), actor });
const itemExample = {
  itemId: '01980000-0000-7000-8000-000000000042', campaignId: example.campaignId, kind: 'action' as const, title: '第三次“夜剑”行动', divisionCode: '440310000000',
  unitId: example.leadUnitId, withdrawn: false, actor: who,
};
const itemEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({
    service: 'enforcement', aggregate: 'campaign_item', event, version: 1, summary: { zh, en }, data: itemData.extend(data) as z.ZodType, example: { ...itemExample, ...more },
  }) as EventSpec;

/** Tasks, measures and actions: told alike, told apart by `kind`. */
export const campaignItemEvents = {
  added: itemEvent('added', '专项行动任务、措施或行动已登记', 'A task, measure or action of a campaign was added',
    { day: day.nullable(), people: z.number().int().nullable(), places: z.number().int().nullable() }, { day: '2026-03-06', people: 710, places: 2518 }),
  changed: itemEvent('changed', '专项行动任务、措施或行动已修改', 'A task, measure or action of a campaign was changed or withdrawn', { fields }, { fields: ['places'] }),
  progressed: itemEvent('progressed', '专项行动任务有进展', 'A task of a campaign has got further', { progress: z.number().int() }, { progress: 60 }),
};
export type CampaignItemEvent = keyof typeof campaignItemEvents;
