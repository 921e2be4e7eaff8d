import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './post.dto';
import { postErrors as e } from './post.errors';

const base = { service: 'tenancy' } as const;
const params = z.object({ id: uuid });

export const postApi = {
  list: defineOperation({
    ...base, id: 'post.list', method: 'GET', path: '/units/:id/posts', summary: { zh: '机构的岗位', en: 'The posts of a unit' },
    permission: 'unit.read', params, query: dto.postQuery, status: 200, response: dto.postPage,
  }),
  get: defineOperation({
    ...base, id: 'post.get', method: 'GET', path: '/posts/:id', summary: { zh: '岗位详情', en: 'Get a post' },
    permission: 'unit.read', params, status: 200, response: dto.post, etag: true,
  }),
  create: defineOperation({
    ...base, id: 'post.create', method: 'POST', path: '/units/:id/posts', summary: { zh: '新增岗位', en: 'Create a post in a unit' },
    permission: 'unit.manage', params, body: dto.createPostBody, status: 201, response: dto.post, etag: true, errors: [e.name_taken, e.unit_inactive],
  }),
  patch: defineOperation({
    ...base, id: 'post.patch', method: 'PATCH', path: '/posts/:id', summary: { zh: '修改、停用岗位', en: 'Change or deactivate a post' },
    permission: 'unit.manage', params, body: dto.patchPostBody, status: 200, response: dto.post, etag: true, ifMatch: true, errors: [e.name_taken, e.in_use],
  }),
};
