import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './list-kind.dto';
import { listKindErrors as e } from './list-kind.errors';
import { listKindLifecycle, type ListKindAction } from './list-kind.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = (verb: ListKindAction, zh: string, en: string) =>
  defineOperation({ ...base, id: `list-kind.${verb}`, method: 'POST', path: `/list-kinds/:id/actions/${verb}`, summary: { zh, en }, permission: listKindLifecycle.actions[verb].permission, params: id, status: 200, response: dto.listKind, etag: true, ifMatch: true, errors: [e.action_not_allowed] });

export const listKindApi = {
  create: defineOperation({ ...base, id: 'list-kind.create', method: 'POST', path: '/list-kinds', summary: { zh: '建立清单种类', en: 'Make a kind of list' }, permission: 'list-kind.manage', body: dto.createListKindBody, status: 201, response: dto.listKind, etag: true, errors: [e.key_taken] }),
  list: defineOperation({ ...base, id: 'list-kind.list', method: 'GET', path: '/list-kinds', summary: { zh: '清单种类', en: 'Kinds of lists' }, permission: 'list-kind.read', query: dto.listKindQuery, status: 200, response: dto.listKindPage }),
  library: defineOperation({ ...base, id: 'list-kind.library', method: 'GET', path: '/list-kinds/library', summary: { zh: '清单种类库：可直接采用的清单', en: 'The library: kinds of lists that may be adopted as they are' }, permission: 'list-kind.read', status: 200, response: dto.listKindLibraryAnswer }),
  adopt: defineOperation({ ...base, id: 'list-kind.adopt', method: 'POST', path: '/list-kinds/library/adoptions', summary: { zh: '采用种类库中的清单', en: 'Adopt kinds of the library' }, permission: 'list-kind.manage', body: dto.adoptListKindsBody, status: 200, response: dto.adoptedKinds }),
  get: defineOperation({ ...base, id: 'list-kind.get', method: 'GET', path: '/list-kinds/:id', summary: { zh: '清单种类详情', en: 'Get a kind of list' }, permission: 'list-kind.read', params: id, status: 200, response: dto.listKind, etag: true }),
  change: defineOperation({ ...base, id: 'list-kind.change', method: 'PATCH', path: '/list-kinds/:id', summary: { zh: '修改清单种类', en: 'Change a kind of list' }, permission: 'list-kind.manage', params: id, body: dto.changeListKindBody, status: 200, response: dto.listKind, etag: true, ifMatch: true }),
  retire: step('retire', '停用清单种类', 'Retire a kind of list'),
  restore: step('restore', '恢复清单种类', 'Restore a kind of list'),
};
