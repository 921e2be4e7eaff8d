import { z } from 'zod';
import { defineOperation, uuid, type OperationSpec } from '../kit';
import * as item from './campaign-item.dto';
import * as dto from './campaign.dto';
import { campaignErrors as e } from './campaign.errors';
import { campaignLifecycle, type CampaignAction } from './campaign.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const planErrors = [e.unknown_division, e.unknown_tag, e.unknown_unit, e.period, e.stage_outside, e.stages_overlap, e.out_of_scope];

const step = <B extends z.ZodType>(verb: CampaignAction, body: B, zh: string, en: string) =>
  defineOperation({
    ...base, id: `campaign.${verb}`, method: 'POST', path: `/campaigns/:id/actions/${verb}`, summary: { zh, en }, permission: campaignLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.campaign, etag: true, ifMatch: true, errors: [e.action_not_allowed],
  });

export const campaignApi = {
  plan: defineOperation({
    ...base, id: 'campaign.plan', method: 'POST', path: '/campaigns', summary: { zh: '筹划专项行动', en: 'Plan a campaign' },
    permission: 'campaign.manage', body: dto.planCampaignBody, status: 201, response: dto.campaign, etag: true, errors: planErrors,
  }),
  list: defineOperation({
    ...base, id: 'campaign.list', method: 'GET', path: '/campaigns', summary: { zh: '专项行动列表（支持 CSV、Excel 导出）', en: 'List campaigns; with Accept: text/csv or the spreadsheet type an export of the same rows' },
    permission: 'campaign.read', query: dto.campaignQuery, status: 200, response: dto.campaignPage, export: true,
  }),
  get: defineOperation({
    ...base, id: 'campaign.get', method: 'GET', path: '/campaigns/:id', summary: { zh: '专项行动', en: 'Get a campaign' },
    permission: 'campaign.read', params: id, status: 200, response: dto.campaign, etag: true,
  }),
  change: defineOperation({
    ...base, id: 'campaign.change', method: 'PATCH', path: '/campaigns/:id', summary: { zh: '修改专项行动', en: 'Change a campaign' },
    permission: 'campaign.manage', params: id, body: dto.changeCampaignBody, status: 200, response: dto.campaign, etag: true, ifMatch: true, errors: [e.concluded, ...planErrors],
  }),
  start: step('start', dto.startCampaignBody, '启动专项行动', 'Start a campaign: records may be tagged with it from now on'),
  conclude: step('conclude', dto.concludeCampaignBody, '总结收官（冻结成效表）', 'Conclude a campaign; its result is frozen'),
  history: defineOperation({
    ...base, id: 'campaign.history', method: 'GET', path: '/campaigns/:id/history', summary: { zh: '专项行动变更历史', en: 'What was done to a campaign and to its items' },
    permission: 'campaign.read', params: id, status: 200, response: dto.campaignHistory,
  }),
  result: defineOperation({
    ...base, id: 'campaign.result', method: 'GET', path: '/campaigns/:id/result', summary: { zh: '专项行动成效统计表（可导出）', en: 'The result table of a campaign, and the sentence that reports it; each number leads to its rows' },
    permission: 'campaign.read', params: id, query: dto.campaignResultQuery, status: 200, response: dto.campaignResult, export: true,
  }),
};

const itemErrors = [e.concluded, e.unknown_division, e.unknown_unit, e.unknown_file, e.out_of_scope];
type Items<A extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, P extends z.ZodType> = { add: A; query: Q; change: C; one: R; page: P };

/** The same of every kind: add, list, change, and the files of one. */
function items<A extends z.ZodType, Q extends z.ZodType, C extends z.ZodType, R extends z.ZodType, P extends z.ZodType>(
  kind: item.CampaignItemKind, zh: string, en: string, permission: OperationSpec['permission'], s: Items<A, Q, C, R, P>, errors: readonly string[] = [],
) {
  const path = `/campaign-${kind}s`;
  return {
    add: defineOperation({
      ...base, id: `campaign-${kind}.add`, method: 'POST', path, summary: { zh: `登记${zh}`, en: `Add ${en} to a campaign` }, permission,
      body: s.add, status: 201, response: s.one, etag: true, errors: [e.unknown_campaign, ...itemErrors, ...errors],
    }),
    list: defineOperation({
      ...base, id: `campaign-${kind}.list`, method: 'GET', path, summary: { zh: `${zh}列表（可导出）`, en: `List ${en}; exports` },
      permission: 'campaign.read', query: s.query, status: 200, response: s.page, export: true,
    }),
    get: defineOperation({
      ...base, id: `campaign-${kind}.get`, method: 'GET', path: `${path}/:id`, summary: { zh, en: `Get ${en}` },
      permission: 'campaign.read', params: id, status: 200, response: s.one, etag: true,
    }),
    change: defineOperation({
      ...base, id: `campaign-${kind}.change`, method: 'PATCH', path: `${path}/:id`, summary: { zh: `修改、撤回${zh}`, en: `Change or withdraw ${en}` }, permission,
      params: id, body: s.change, status: 200, response: s.one, etag: true, ifMatch: true, errors: [...itemErrors, ...errors],
    }),
    file: defineOperation({
      ...base, id: `campaign-${kind}.file`, method: 'GET', path: `${path}/:id/files/:fileId`, summary: { zh: `下载${zh}佐证`, en: `Download evidence of ${en}` },
      permission: 'campaign.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded',
    }),
  };
}

export const campaignTaskApi = {
  ...items('task', '专项行动任务', 'a task', 'campaign.manage', { add: item.addTaskBody, query: dto.taskQuery, change: item.changeTaskBody, one: item.campaignTask, page: item.campaignTaskPage }, [e.unknown_member]),
  progress: defineOperation({
    ...base, id: 'campaign-task.progress', method: 'POST', path: '/campaign-tasks/:id/actions/progress', summary: { zh: '报送任务进度与佐证', en: 'Say how far a task is, with evidence' },
    permission: 'campaign.report', params: id, body: item.progressBody, status: 200, response: item.campaignTask, etag: true, ifMatch: true, errors: [e.concluded, e.evidence_wanted, e.unknown_file, e.out_of_scope],
  }),
};
export const campaignMeasureApi = items('measure', '制度措施', 'a measure', 'campaign.report', { add: item.addMeasureBody, query: dto.itemQuery, change: item.changeMeasureBody, one: item.campaignMeasure, page: item.campaignMeasurePage });
export const campaignActionApi = items('action', '行动', 'an action', 'campaign.report', { add: item.addActionBody, query: dto.itemQuery, change: item.changeActionBody, one: item.campaignAction, page: item.campaignActionPage });
