import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './saved-view.dto';
import { savedViewErrors as e } from './saved-view.errors';

/** Everybody keeps his own; sharing one with the tenant is decided by the service. */
const base = { service: 'tenancy', permission: 'signed-in' } as const;
const params = z.object({ id: uuid });

export const savedViewApi = {
  list: defineOperation({
    ...base, id: 'saved-view.list', method: 'GET', path: '/saved-views', summary: { zh: '常用筛选：本人的与全单位共享的', en: 'Saved views: one\'s own, and those shared in the tenant' },
    query: dto.savedViewQuery, status: 200, response: dto.savedViewPage,
  }),
  get: defineOperation({
    ...base, id: 'saved-view.get', method: 'GET', path: '/saved-views/:id', summary: { zh: '常用筛选详情', en: 'Get a saved view' },
    params, status: 200, response: dto.savedView, etag: true,
  }),
  create: defineOperation({
    ...base, id: 'saved-view.create', method: 'POST', path: '/saved-views', summary: { zh: '保存常用筛选', en: 'Save filters and columns of a list under a name' },
    body: dto.createSavedViewBody, status: 201, response: dto.savedView, etag: true, errors: [e.name_taken, e.too_many],
  }),
  patch: defineOperation({
    ...base, id: 'saved-view.patch', method: 'PATCH', path: '/saved-views/:id', summary: { zh: '修改、共享常用筛选', en: 'Change or share a saved view: one\'s own, or, by who may share, a shared one' },
    params, body: dto.patchSavedViewBody, status: 200, response: dto.savedView, etag: true, ifMatch: true, errors: [e.name_taken],
  }),
  remove: defineOperation({
    ...base, id: 'saved-view.remove', method: 'DELETE', path: '/saved-views/:id', summary: { zh: '删除常用筛选', en: 'Delete a saved view: one\'s own, or, by who may share, a shared one' },
    params, status: 204, ifMatch: true,
  }),
};
