import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './points-appeal.dto';
import { pointsAppealErrors as e } from './points-appeal.errors';

const base = { service: 'enforcement' } as const;
const one = { params: z.object({ id: uuid }), status: 200, response: dto.pointsAppeal, etag: true } as const;

export const pointsAppealApi = {
  lodge: defineOperation({
    ...base, id: 'points-appeal.lodge', method: 'POST', path: '/points-appeals', summary: { zh: '街道提出积分申诉', en: 'Appeal against the points of a street in a month' },
    permission: 'performance.appeal', body: dto.lodgePointsAppealBody, status: 201, response: dto.pointsAppeal, etag: true, errors: [e.unknown_street, e.out_of_scope, e.not_begun, e.unknown_file],
  }),
  list: defineOperation({
    ...base, id: 'points-appeal.list', method: 'GET', path: '/points-appeals', summary: { zh: '积分申诉列表', en: 'List appeals, newest first' },
    permission: 'performance-detail.read', query: dto.pointsAppealQuery, status: 200, response: dto.pointsAppealPage,
  }),
  get: defineOperation({ ...base, ...one, id: 'points-appeal.get', method: 'GET', path: '/points-appeals/:id', summary: { zh: '积分申诉详情', en: 'Get an appeal' }, permission: 'performance-detail.read' }),
  file: defineOperation({
    ...base, id: 'points-appeal.file', method: 'GET', path: '/points-appeals/:id/files/:fileId', summary: { zh: '下载申诉佐证', en: 'Download evidence of an appeal' },
    permission: 'performance-detail.read', params: z.object({ id: uuid, fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded',
  }),
  decide: defineOperation({
    ...base, ...one, id: 'points-appeal.decide', method: 'POST', path: '/points-appeals/:id/actions/decide', summary: { zh: '区级裁定申诉', en: 'Decide an appeal; never by who filed it' },
    permission: 'performance.manage', body: dto.decidePointsAppealBody, ifMatch: true, errors: [e.action_not_allowed, e.more_than_asked, e.same_person],
  }),
  withdraw: defineOperation({
    ...base, ...one, id: 'points-appeal.withdraw', method: 'POST', path: '/points-appeals/:id/actions/withdraw', summary: { zh: '撤回申诉', en: 'Withdraw an appeal' },
    permission: 'performance.appeal', body: dto.withdrawPointsAppealBody, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope],
  }),
};
