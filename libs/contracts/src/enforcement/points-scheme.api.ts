import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './points-scheme.dto';
import { pointsSchemeErrors as e } from './points-scheme.errors';

const base = { service: 'enforcement' } as const;
const one = { params: z.object({ id: uuid }), status: 200, response: dto.pointsScheme, etag: true } as const;

export const pointsSchemeApi = {
  list: defineOperation({
    ...base, id: 'points-scheme.list', method: 'GET', path: '/points-schemes', summary: { zh: '积分办法各版', en: 'List the versions of the points scheme, newest first' },
    permission: 'performance.read', query: dto.pointsSchemeQuery, status: 200, response: dto.pointsSchemePage,
  }),
  get: defineOperation({ ...base, ...one, id: 'points-scheme.get', method: 'GET', path: '/points-schemes/:id', summary: { zh: '积分办法详情', en: 'Get a version of the points scheme' }, permission: 'performance.read' }),
  draft: defineOperation({
    ...base, id: 'points-scheme.draft', method: 'POST', path: '/points-schemes', summary: { zh: '起草积分办法', en: 'Draft a version of the points scheme' },
    permission: 'performance.manage', body: dto.draftPointsSchemeBody, status: 201, response: dto.pointsScheme, etag: true,
  }),
  change: defineOperation({
    ...base, ...one, id: 'points-scheme.change', method: 'PATCH', path: '/points-schemes/:id', summary: { zh: '修改积分办法（起草中）', en: 'Change a version while it is a draft' },
    permission: 'performance.manage', body: dto.changePointsSchemeBody, ifMatch: true, errors: [e.published],
  }),
  publish: defineOperation({
    ...base, ...one, id: 'points-scheme.publish', method: 'POST', path: '/points-schemes/:id/actions/publish', summary: { zh: '发布积分办法', en: 'Publish a version; it never changes from then on' },
    permission: 'performance.manage', body: dto.publishPointsSchemeBody, ifMatch: true, errors: [e.action_not_allowed, e.day_taken, e.month_frozen],
  }),
};
