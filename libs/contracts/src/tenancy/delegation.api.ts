import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { assignmentErrors } from './assignment.errors';
import * as dto from './delegation.dto';
import { delegationErrors as e } from './delegation.errors';

/** Everybody may lend what is his own: which delegations one sees and ends is the service's to decide. */
const base = { service: 'tenancy', permission: 'signed-in' } as const;
const params = z.object({ id: uuid });

export const delegationApi = {
  list: defineOperation({
    ...base, id: 'delegation.list', method: 'GET', path: '/delegations', summary: { zh: '委托列表：本人委托、受托及有权查看的', en: 'List delegations: those one gave or got, and those of assignments one may see' },
    query: dto.delegationQuery, status: 200, response: dto.delegationPage,
  }),
  get: defineOperation({
    ...base, id: 'delegation.get', method: 'GET', path: '/delegations/:id', summary: { zh: '委托详情', en: 'Get a delegation' },
    params, status: 200, response: dto.delegation, etag: true,
  }),
  create: defineOperation({
    ...base, id: 'delegation.create', method: 'POST', path: '/delegations', summary: { zh: '委托他人代行职责', en: 'Let somebody act in one\'s place until a day: the same role, unit and division' },
    body: dto.createDelegationBody, status: 201, response: dto.delegation, etag: true,
    errors: [e.unknown_assignment, e.unknown_member, e.self, e.period, e.beyond_own, e.chained, e.not_delegable, assignmentErrors.member_disabled, assignmentErrors.exists, assignmentErrors.not_yours_to_give],
  }),
  end: defineOperation({
    ...base, id: 'delegation.end', method: 'POST', path: '/delegations/:id/actions/end', target: 'assignments', summary: { zh: '终止委托（委托人、受托人或授权管理人）', en: 'End a delegation: by who gave it, who got it, or who manages the assignment; effective at once' },
    params, status: 200, response: dto.delegation, etag: true, ifMatch: true, errors: [e.ended],
  }),
};
