import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { assignmentErrors } from './assignment.errors';
import * as dto from './client.dto';
import { clientErrors as e } from './client.errors';

const base = { service: 'tenancy', permission: 'client.manage' } as const;
const params = z.object({ id: uuid });

export const clientApi = {
  list: defineOperation({
    ...base, id: 'client.list', method: 'GET', path: '/clients', summary: { zh: '接口客户端列表', en: 'List API clients' },
    query: dto.clientQuery, status: 200, response: dto.clientPage,
  }),
  get: defineOperation({
    ...base, id: 'client.get', method: 'GET', path: '/clients/:id', summary: { zh: '接口客户端详情', en: 'Get an API client' },
    params, status: 200, response: dto.apiClient, etag: true,
  }),
  create: defineOperation({
    ...base, id: 'client.create', method: 'POST', path: '/clients', summary: { zh: '新增接口客户端', en: 'Create an API client for the client-credentials grant; its secret is shown once' },
    body: dto.createClientBody, status: 201, response: dto.createdClient, etag: true,
    errors: [assignmentErrors.unknown_role, assignmentErrors.unknown_division, assignmentErrors.unknown_unit, assignmentErrors.unit_wanted, assignmentErrors.not_yours_to_give],
  }),
  revoke: defineOperation({
    ...base, id: 'client.revoke', method: 'DELETE', path: '/clients/:id', summary: { zh: '吊销接口客户端', en: 'Revoke an API client: refused everywhere at once' },
    params, status: 204, ifMatch: true, errors: [e.revoked],
  }),
  rotateSecret: defineOperation({
    ...base, id: 'client.rotate-secret', method: 'POST', path: '/clients/:id/actions/rotate-secret', summary: { zh: '更换密钥', en: 'Give an API client a new secret; the old one stops working at once' },
    params, status: 200, response: dto.createdClient, etag: true, errors: [e.revoked],
  }),
};
