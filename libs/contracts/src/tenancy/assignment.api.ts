import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './assignment.dto';
import { assignmentErrors as e } from './assignment.errors';

const base = { service: 'tenancy' } as const;
const params = z.object({ id: uuid });

export const assignmentApi = {
  list: defineOperation({
    ...base, id: 'assignment.list', method: 'GET', path: '/assignments', summary: { zh: '授权列表', en: 'List assignments: person × role × unit × division scope' },
    permission: 'assignment.read', query: dto.assignmentQuery, status: 200, response: dto.assignmentPage,
  }),
  mine: defineOperation({
    ...base, id: 'assignment.mine', method: 'GET', path: '/assignments/mine', summary: { zh: '本人的授权（含受托）', en: 'One\'s own assignments, in force or to come, with those got by delegation' },
    permission: 'signed-in', status: 200, response: dto.assignmentsMine,
  }),
  get: defineOperation({
    ...base, id: 'assignment.get', method: 'GET', path: '/assignments/:id', summary: { zh: '授权详情', en: 'Get an assignment' },
    permission: 'assignment.read', params, status: 200, response: dto.assignment, etag: true,
  }),
  create: defineOperation({
    ...base, id: 'assignment.create', method: 'POST', path: '/assignments', summary: { zh: '授予角色', en: 'Bind a role to a member; effective at once' },
    permission: 'assignment.manage', body: dto.createAssignmentBody, status: 201, response: dto.assignment, etag: true,
    errors: [e.unknown_member, e.member_disabled, e.unknown_role, e.unknown_unit, e.unknown_division, e.scope_wanted, e.unit_wanted, e.period, e.exclusive, e.not_yours_to_give, e.exists],
  }),
  end: defineOperation({
    ...base, id: 'assignment.end', method: 'DELETE', path: '/assignments/:id', summary: { zh: '终止授权', en: 'End an assignment; effective at once' },
    permission: 'assignment.manage', params, status: 204, ifMatch: true, errors: [e.ended, e.last_admin, e.separate_account],
  }),
};
