import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './integration.dto';
import { integrationErrors as e } from './integration.errors';

const base = { service: 'tenancy' } as const;
const id = z.object({ id: uuid });

export const integrationApi = {
  create: defineOperation({
    ...base, id: 'integration.create', method: 'POST', path: '/integrations', summary: { zh: '建立集成', en: 'Create an integration; its credentials are shown once' },
    permission: 'integration.manage', body: dto.createIntegrationBody, status: 201, response: dto.createdIntegration, etag: true,
    errors: [e.unknown_events, e.name_taken, e.multiple_patterns, e.overlapping, e.expires_in_past, e.expires_too_late],
  }),
  list: defineOperation({
    ...base, id: 'integration.list', method: 'GET', path: '/integrations', summary: { zh: '集成列表', en: 'List integrations' },
    permission: 'integration.read', query: dto.integrationQuery, status: 200, response: dto.integrationPage,
  }),
  get: defineOperation({
    ...base, id: 'integration.get', method: 'GET', path: '/integrations/:id', summary: { zh: '集成详情与积压', en: 'Get an integration and how far it is behind' },
    permission: 'integration.read', params: id, status: 200, response: dto.integration, etag: true,
  }),
  revoke: defineOperation({
    ...base, id: 'integration.revoke', method: 'DELETE', path: '/integrations/:id', summary: { zh: '吊销集成', en: 'Revoke an integration: live connections end within a second' },
    permission: 'integration.manage', params: id, status: 204,
  }),
  renew: defineOperation({
    ...base, id: 'integration.renew-credentials', method: 'POST', path: '/integrations/:id/actions/renew-credentials',
    summary: { zh: '更新集成凭证', en: 'New credentials, shown once; the old ones end within a second, the position is kept' },
    permission: 'integration.manage', params: id, body: dto.renewCredentialsBody, status: 200, response: dto.createdIntegration, etag: true,
    errors: [e.revoked, e.multiple_patterns, e.overlapping, e.expires_in_past, e.expires_too_late],
  }),
  replay: defineOperation({
    ...base, id: 'integration.replay', method: 'POST', path: '/integrations/:id/actions/replay', summary: { zh: '回放事件', en: 'Set an integration back to an earlier event' },
    permission: 'integration.manage', params: id, body: dto.replayBody, status: 200, response: dto.replayed, errors: [e.revoked, e.bad_position],
  }),
};
