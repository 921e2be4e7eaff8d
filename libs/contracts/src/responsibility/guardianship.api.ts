import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { keepHolderBody } from './duty-edition.dto';
import * as dto from './guardianship.dto';
import { guardianshipErrors as e, guardianshipTierErrors as te } from './guardianship.errors';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const tier = { ...base, permission: 'duty-kind.manage', status: 200, response: dto.guardianshipTier, etag: true } as const;
const step = { ...base, method: 'POST', permission: 'guardianship.manage', params: id, status: 200, response: dto.guardianship, etag: true, ifMatch: true } as const;
const read = { ...base, method: 'GET', permission: 'guardianship.read', status: 200 } as const;

export const guardianshipTierApi = {
  create: defineOperation({ ...tier, id: 'guardianship-tier.create', method: 'POST', path: '/guardianship-tiers', summary: { zh: '建立包保层级', en: 'Make a tier of guardianship' }, body: dto.createTierBody, status: 201, errors: [te.key_taken] }),
  adopt: defineOperation({ ...base, id: 'guardianship-tier.adopt', method: 'POST', path: '/guardianship-tiers/standard/adoptions', summary: { zh: '采用三级包保', en: 'Adopt the three usual tiers' }, permission: 'duty-kind.manage', status: 200, response: dto.standardTiersAnswer }),
  list: defineOperation({ ...base, id: 'guardianship-tier.list', method: 'GET', path: '/guardianship-tiers', summary: { zh: '包保层级', en: 'Tiers of guardianship' }, permission: 'duty-kind.read', query: dto.guardianshipTierQuery, status: 200, response: dto.guardianshipTierPage }),
  get: defineOperation({ ...base, id: 'guardianship-tier.get', method: 'GET', path: '/guardianship-tiers/:id', summary: { zh: '包保层级详情', en: 'Get a tier of guardianship' }, permission: 'duty-kind.read', params: id, status: 200, response: dto.guardianshipTier, etag: true }),
  change: defineOperation({ ...tier, id: 'guardianship-tier.change', method: 'PATCH', path: '/guardianship-tiers/:id', summary: { zh: '修改包保层级', en: 'Change a tier of guardianship' }, params: id, body: dto.changeTierBody, ifMatch: true }),
  retire: defineOperation({ ...tier, id: 'guardianship-tier.retire', method: 'POST', path: '/guardianship-tiers/:id/actions/retire', summary: { zh: '停用包保层级', en: 'Retire a tier of guardianship' }, params: id, ifMatch: true, errors: [te.action_not_allowed] }),
  restore: defineOperation({ ...tier, id: 'guardianship-tier.restore', method: 'POST', path: '/guardianship-tiers/:id/actions/restore', summary: { zh: '恢复包保层级', en: 'Restore a tier of guardianship' }, params: id, ifMatch: true, errors: [te.action_not_allowed] }),
};

export const guardianshipApi = {
  entrust: defineOperation({ ...base, id: 'guardianship.entrust', method: 'POST', path: '/guardianships', summary: { zh: '明确包保人', en: 'Give a guardianship' }, permission: 'guardianship.manage', body: dto.entrustBody, status: 201, response: dto.guardianship, etag: true, errors: [e.out_of_scope, e.unknown_division, e.unknown_tier, e.unknown_member, e.household, e.twice, e.future] }),
  list: defineOperation({ ...read, id: 'guardianship.list', path: '/guardianships', summary: { zh: '包保（支持 CSV、Excel 导出）', en: 'Guardianships, newest first; exports the same rows' }, query: dto.guardianshipQuery, response: dto.guardianshipPage, export: true }),
  tree: defineOperation({ ...read, id: 'guardianship.tree', path: '/guardianships/tree', summary: { zh: '包保树：自上而下', en: 'Guardianships from above: who is in whose care' }, query: dto.guardianshipScopeQuery, response: dto.guardianshipTree }),
  coverage: defineOperation({ ...read, id: 'guardianship.coverage', path: '/guardianships/coverage', summary: { zh: '包保覆盖率与未包保的区划', en: 'Coverage of each tier, and divisions without a guardian' }, query: dto.guardianshipScopeQuery, response: dto.guardianshipCoverage }),
  get: defineOperation({ ...read, id: 'guardianship.get', path: '/guardianships/:id', summary: { zh: '包保详情', en: 'Get a guardianship' }, params: id, response: dto.guardianship, etag: true }),
  change: defineOperation({ ...step, id: 'guardianship.change', method: 'PATCH', path: '/guardianships/:id', summary: { zh: '修改职务、电话、户数、地址', en: 'Change post, phones, count and address' }, body: dto.changeGuardianshipBody, errors: [e.out_of_scope, e.ended, e.household] }),
  end: defineOperation({ ...step, id: 'guardianship.end', path: '/guardianships/:id/actions/end', summary: { zh: '结束包保', en: 'End a guardianship' }, body: dto.endGuardianshipBody, errors: [e.action_not_allowed, e.out_of_scope, e.future, e.before] }),
  keep: defineOperation({ ...step, id: 'guardianship.keep', path: '/guardianships/:id/actions/keep', summary: { zh: '确认调离的包保人续任', en: 'Confirm that a guardian who moved keeps the guardianship' }, permission: 'hand-over.manage', body: keepHolderBody, errors: [e.action_not_allowed, e.out_of_scope, e.not_moved] }),
  reveal: defineOperation({ ...base, id: 'guardianship.reveal', method: 'POST', path: '/guardianships/:id/actions/reveal', summary: { zh: '查看完整电话', en: 'Show the phones in full; that they were shown, and why, is written into the audit log' }, permission: 'personal.reveal', params: id, body: dto.revealGuardianshipBody, status: 200, response: dto.revealedGuardianship, reveals: true }),
};
