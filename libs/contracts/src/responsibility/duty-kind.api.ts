import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './duty-kind.dto';
import { dutyKindErrors as e } from './duty-kind.errors';

const base = { service: 'responsibility' } as const;
const manage = { ...base, permission: 'duty-kind.manage', status: 200, response: dto.dutyKind, etag: true } as const;
const read = { ...base, method: 'GET', permission: 'duty-kind.read', status: 200 } as const;
const id = z.object({ id: uuid });

export const dutyKindApi = {
  create: defineOperation({ ...manage, id: 'duty-kind.create', method: 'POST', path: '/duty-kinds', summary: { zh: '建立三防对象种类', en: 'Make a kind of duty object' }, body: dto.createDutyKindBody, status: 201, errors: [e.key_taken] }),
  list: defineOperation({ ...read, id: 'duty-kind.list', path: '/duty-kinds', summary: { zh: '三防对象种类', en: 'Kinds of duty objects' }, query: dto.dutyKindQuery, response: dto.dutyKindPage }),
  library: defineOperation({ ...read, id: 'duty-kind.library', path: '/duty-kinds/library', summary: { zh: '种类库：可直接采用', en: 'The library: kinds that may be adopted as they are' }, response: dto.dutyKindLibraryAnswer }),
  adopt: defineOperation({ ...base, id: 'duty-kind.adopt', method: 'POST', path: '/duty-kinds/library/adoptions', summary: { zh: '采用种类库中的种类', en: 'Adopt kinds of the library' }, permission: 'duty-kind.manage', body: dto.adoptDutyKindsBody, status: 200, response: dto.adoptedDutyKinds }),
  get: defineOperation({ ...read, id: 'duty-kind.get', path: '/duty-kinds/:id', summary: { zh: '三防对象种类详情', en: 'Get a kind of duty object' }, params: id, response: dto.dutyKind, etag: true }),
  change: defineOperation({ ...manage, id: 'duty-kind.change', method: 'PATCH', path: '/duty-kinds/:id', summary: { zh: '修改三防对象种类', en: 'Change a kind of duty object' }, params: id, body: dto.changeDutyKindBody, ifMatch: true }),
  retire: defineOperation({ ...manage, id: 'duty-kind.retire', method: 'POST', path: '/duty-kinds/:id/actions/retire', summary: { zh: '停用三防对象种类', en: 'Retire a kind of duty object' }, params: id, ifMatch: true, errors: [e.action_not_allowed] }),
  restore: defineOperation({ ...manage, id: 'duty-kind.restore', method: 'POST', path: '/duty-kinds/:id/actions/restore', summary: { zh: '恢复三防对象种类', en: 'Restore a kind of duty object' }, params: id, ifMatch: true, errors: [e.action_not_allowed] }),
};
