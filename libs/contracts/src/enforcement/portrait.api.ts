import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './portrait.dto';
import { portraitErrors as p, portraitModelErrors as e } from './portrait.errors';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const one = { params: id, status: 200, response: dto.portraitModel, etag: true } as const;

export const portraitApi = {
  get: defineOperation({
    ...base, id: 'portrait.get', method: 'GET', path: '/subjects/:id/portrait', summary: { zh: '智慧画像（企业健康码）：按台账现状计算', en: 'The portrait of a subject, computed from the ledgers as they are' },
    permission: 'portrait.read', params: id, status: 200, response: dto.portrait, errors: [p.no_model, p.not_open],
  }),
  history: defineOperation({
    ...base, id: 'portrait.history', method: 'GET', path: '/subjects/:id/portrait/history', summary: { zh: '画像变色记录', en: 'When a subject\'s colour changed, and why' },
    permission: 'portrait.read', params: id, status: 200, response: dto.portraitHistory,
  }),
  list: defineOperation({
    ...base, id: 'portrait.list', method: 'GET', path: '/portraits', summary: { zh: '画像清单', en: 'Portraits, the gravest first' },
    permission: 'portrait.read', query: dto.portraitQuery, status: 200, response: dto.portraitPage,
  }),
  distribution: defineOperation({
    ...base, id: 'portrait.distribution', method: 'GET', path: '/portraits/distribution', summary: { zh: '红橙黄蓝分布', en: 'How many subjects have which colour, by division' },
    permission: 'portrait.read', query: dto.portraitDistributionQuery, status: 200, response: dto.portraitDistribution,
  }),
  refresh: defineOperation({
    ...base, id: 'portrait.refresh', method: 'POST', path: '/portraits/actions/refresh', summary: { zh: '立即重算画像', en: 'Compute all portraits anew now' },
    permission: 'portrait-model.manage', body: dto.refreshPortraitsBody, status: 200, response: dto.portraitRefresh, errors: [p.no_model],
  }),
};

export const portraitModelApi = {
  list: defineOperation({
    ...base, id: 'portrait-model.list', method: 'GET', path: '/portrait-models', summary: { zh: '画像模型各版', en: 'List the versions of the portrait model, newest first' },
    permission: 'portrait-model.read', query: dto.portraitModelQuery, status: 200, response: dto.portraitModelPage,
  }),
  get: defineOperation({ ...base, ...one, id: 'portrait-model.get', method: 'GET', path: '/portrait-models/:id', summary: { zh: '画像模型详情', en: 'Get a version of the portrait model' }, permission: 'portrait-model.read' }),
  draft: defineOperation({
    ...base, id: 'portrait-model.draft', method: 'POST', path: '/portrait-models', summary: { zh: '起草画像模型', en: 'Draft a version of the portrait model' },
    permission: 'portrait-model.manage', body: dto.draftPortraitModelBody, status: 201, response: dto.portraitModel, etag: true, errors: [e.thresholds],
  }),
  change: defineOperation({
    ...base, ...one, id: 'portrait-model.change', method: 'PATCH', path: '/portrait-models/:id', summary: { zh: '修改画像模型（起草中）', en: 'Change a version while it is a draft' },
    permission: 'portrait-model.manage', body: dto.changePortraitModelBody, ifMatch: true, errors: [e.published, e.thresholds],
  }),
  publish: defineOperation({
    ...base, ...one, id: 'portrait-model.publish', method: 'POST', path: '/portrait-models/:id/actions/publish', summary: { zh: '发布画像模型', en: 'Publish a version; it never changes from then on' },
    permission: 'portrait-model.manage', body: dto.publishPortraitModelBody, ifMatch: true, errors: [e.action_not_allowed, e.day_taken, e.past, e.unreachable],
  }),
};
