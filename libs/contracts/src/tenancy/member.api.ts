import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { assignmentErrors } from './assignment.errors';
import * as dto from './member.dto';
import { memberErrors as e } from './member.errors';

const base = { service: 'tenancy' } as const;
const params = z.object({ id: uuid });

export const memberApi = {
  list: defineOperation({
    ...base, id: 'member.list', method: 'GET', path: '/members', summary: { zh: '人员列表（支持 CSV 导出）', en: 'List people; with Accept: text/csv an export of the same rows' },
    permission: 'member.read', query: dto.memberQuery, status: 200, response: dto.memberPage, export: 'member.export',
  }),
  get: defineOperation({
    ...base, id: 'member.get', method: 'GET', path: '/members/:id', summary: { zh: '人员详情', en: 'Get a person' },
    permission: 'member.read', params, status: 200, response: dto.member, etag: true,
  }),
  create: defineOperation({
    ...base, id: 'member.create', method: 'POST', path: '/members', summary: { zh: '新增人员', en: 'Create a person with a sign-in' },
    permission: 'member.manage', body: dto.createMemberBody, status: 201, response: dto.createdMember, etag: true,
    errors: [e.username_taken, e.username_reserved, e.unknown_unit, e.unknown_post, e.password_refused],
  }),
  patch: defineOperation({
    ...base, id: 'member.patch', method: 'PATCH', path: '/members/:id', summary: { zh: '修改人员', en: 'Change a person' },
    permission: 'member.manage', params, body: dto.patchMemberBody, status: 200, response: dto.member, etag: true, ifMatch: true, errors: [e.unknown_unit, e.unknown_post],
  }),
  disable: defineOperation({
    ...base, id: 'member.disable', method: 'POST', path: '/members/:id/actions/disable', summary: { zh: '停用人员', en: 'Disable a person: refused everywhere at once' },
    permission: 'account.manage', params, status: 200, response: dto.member, etag: true, ifMatch: true, errors: [e.disabled, assignmentErrors.last_admin, assignmentErrors.separate_account],
  }),
  enable: defineOperation({
    ...base, id: 'member.enable', method: 'POST', path: '/members/:id/actions/enable', summary: { zh: '启用人员', en: 'Enable a person again' },
    permission: 'account.manage', params, status: 200, response: dto.member, etag: true, ifMatch: true, errors: [e.enabled, assignmentErrors.separate_account],
  }),
  reveal: defineOperation({
    ...base, id: 'member.reveal', method: 'POST', path: '/members/:id/actions/reveal', summary: { zh: '查看完整电话、身份号码', en: 'Show a person\'s phone or identity number in full; that it was shown, and why, is written into the audit log' },
    permission: 'personal.reveal', params, body: dto.revealBody, status: 200, response: dto.revealed, reveals: true,
  }),
  resetPassword: defineOperation({
    ...base, id: 'member.reset-password', method: 'POST', path: '/members/:id/actions/reset-password', summary: { zh: '重置密码、动态口令', en: 'Set a one-time password, and forget the one-time code where asked; the person\'s sessions end' },
    permission: 'account.manage', params, body: dto.resetPasswordBody, status: 200, response: dto.resetPasswordResult, errors: [e.password_refused, assignmentErrors.separate_account],
  }),
};
