import { z } from 'zod';
import { commonErrors, defineOperation, uuid } from '../kit';
import * as dto from './dead-letter.dto';
import { deadLetterErrors as e } from './dead-letter.errors';

const base = { service: 'tenancy' } as const;
const id = z.object({ id: uuid });

export const deadLetterApi = {
  list: defineOperation({
    ...base, id: 'dead-letter.list', method: 'GET', path: '/dead-letters', summary: { zh: '死信列表', en: 'Events that a consumer could not work off, newest first: one\'s own and those of the tenants below' },
    permission: 'dead-letter.read', query: dto.deadLetterQuery, status: 200, response: dto.deadLetterPage,
  }),
  get: defineOperation({
    ...base, id: 'dead-letter.get', method: 'GET', path: '/dead-letters/:id', summary: { zh: '死信详情', en: 'Get a dead letter' },
    permission: 'dead-letter.read', params: id, status: 200, response: dto.deadLetter, etag: true,
  }),
  redeliver: defineOperation({
    ...base, id: 'dead-letter.redeliver', method: 'POST', path: '/dead-letters/:id/actions/redeliver', summary: { zh: '重新处理', en: 'Hand it to its consumer again, and to no other; what was applied before is not applied twice' },
    permission: 'dead-letter.manage', params: id, status: 200, response: dto.deadLetter, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.gone, e.failed_again, commonErrors.unavailable],
  }),
  discard: defineOperation({
    ...base, id: 'dead-letter.discard', method: 'POST', path: '/dead-letters/:id/actions/discard', summary: { zh: '放弃', en: 'Give it up, and say why; the reason stands in the audit log' },
    permission: 'dead-letter.manage', params: id, body: dto.discardBody, status: 200, response: dto.deadLetter, etag: true, ifMatch: true, errors: [e.action_not_allowed],
  }),
};
