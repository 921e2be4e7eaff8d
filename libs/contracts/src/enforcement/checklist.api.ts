import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './checklist.dto';
import { checklistErrors as e } from './checklist.errors';
import { checklistLibrary, checklistLibraryDetail, checklistLibraryKey, copyFromLibraryBody } from './checklist.library';
import { checklistLifecycle, type ChecklistAction } from './checklist.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const key = z.object({ key: checklistLibraryKey });
const itemErrors = [e.duplicate_item, e.condition, e.unknown_tag];

const action = <B extends z.ZodType>(verb: ChecklistAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `checklist.${verb}`, method: 'POST', path: `/checklists/:id/actions/${verb}`, summary: { zh, en }, permission: checklistLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.checklistDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors],
  });

export const checklistApi = {
  list: defineOperation({
    ...base, id: 'checklist.list', method: 'GET', path: '/checklists', summary: { zh: '检查表列表（每个版本一条）', en: 'Checklists, one row per version' },
    permission: 'checklist.read', query: dto.checklistQuery, status: 200, response: dto.checklistPage,
  }),
  create: defineOperation({
    ...base, id: 'checklist.create', method: 'POST', path: '/checklists', summary: { zh: '新建检查表（草稿）', en: 'Start a checklist as a draft' },
    permission: 'checklist.manage', body: dto.createChecklistBody, status: 201, response: dto.checklistDetail, etag: true, errors: itemErrors,
  }),
  get: defineOperation({
    ...base, id: 'checklist.get', method: 'GET', path: '/checklists/:id', summary: { zh: '检查表版本', en: 'Get one version of a checklist, with its items' },
    permission: 'checklist.read', params: id, status: 200, response: dto.checklistDetail, etag: true,
  }),
  change: defineOperation({
    ...base, id: 'checklist.change', method: 'PATCH', path: '/checklists/:id', summary: { zh: '修改草稿', en: 'Change a draft' },
    permission: 'checklist.manage', params: id, body: dto.changeChecklistBody, status: 200, response: dto.checklistDetail, etag: true, ifMatch: true, errors: [e.not_draft, ...itemErrors],
  }),
  history: defineOperation({
    ...base, id: 'checklist.history', method: 'GET', path: '/checklists/:id/history', summary: { zh: '检查表版本的变更历史', en: 'What was done to a version, field by field' },
    permission: 'checklist.read', params: id, status: 200, response: dto.checklistHistory,
  }),
  publish: action('publish', dto.publishChecklistBody, '发布（上一版本即被取代）', 'Publish: the version before is superseded', [e.no_items]),
  recall: action('recall', dto.recallChecklistBody, '撤回为草稿（未被检查使用时）', 'Take back to draft, as long as no check has used it', [e.frozen, e.draft_exists]),
  revise: action('revise', dto.reviseChecklistBody, '建立新版本（草稿）', 'Start the next version as a draft, from this one; answers with the new one', [e.draft_exists]),
  withdraw: action('withdraw', dto.withdrawChecklistBody, '作废', 'Withdraw: no new check uses it'),
  library: defineOperation({
    ...base, id: 'checklist-library.list', method: 'GET', path: '/checklist-library', summary: { zh: '检查表库', en: 'The library of checklists, with dates and sources' },
    permission: 'checklist.read', status: 200, response: checklistLibrary,
  }),
  librarySet: defineOperation({
    ...base, id: 'checklist-library.get', method: 'GET', path: '/checklist-library/:key', summary: { zh: '检查表库中的一套', en: 'One set of the library, with its items' },
    permission: 'checklist.read', params: key, status: 200, response: checklistLibraryDetail,
  }),
  copy: defineOperation({
    ...base, id: 'checklist-library.copy', method: 'POST', path: '/checklist-library/:key/actions/copy', summary: { zh: '从检查表库复制为本区草稿', en: 'Copy a set of the library: the district then has a draft of its own' },
    permission: 'checklist.manage', params: key, body: copyFromLibraryBody, status: 201, response: dto.checklistDetail, etag: true,
  }),
};
