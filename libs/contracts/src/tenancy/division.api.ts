import { defineOperation } from '../kit';
import * as dto from './division.dto';
import { divisionErrors as e } from './division.errors';

const base = { service: 'tenancy' } as const;

export const divisionApi = {
  list: defineOperation({
    ...base, id: 'division.list', method: 'GET', path: '/divisions/mine', summary: { zh: '本单位区划树', en: 'The tenant\'s own divisions, as a flat list with parents' },
    permission: 'division.read', query: dto.divisionQuery, status: 200, response: dto.divisionPage, errors: [e.malformed],
  }),
  get: defineOperation({
    ...base, id: 'division.get', method: 'GET', path: '/divisions/mine/:code', summary: { zh: '本单位的一个区划', en: 'Get one of the tenant\'s divisions' },
    permission: 'division.read', params: dto.divisionParam, status: 200, response: dto.division, etag: true,
  }),
  add: defineOperation({
    ...base, id: 'division.add', method: 'POST', path: '/divisions/mine', summary: { zh: '新增网格或区划', en: 'Add a grid, or a street or community' },
    permission: 'division.manage', body: dto.addDivisionBody, status: 201, response: dto.division, etag: true,
    errors: [e.malformed, e.level, e.outside, e.exists, e.ambiguous],
  }),
  rename: defineOperation({
    ...base, id: 'division.rename', method: 'PATCH', path: '/divisions/mine/:code', target: 'divisions', summary: { zh: '更名', en: 'Rename a division' },
    permission: 'division.manage', params: dto.divisionParam, body: dto.renameDivisionBody, status: 200, response: dto.division, etag: true, ifMatch: true,
  }),
  retire: defineOperation({
    ...base, id: 'division.retire', method: 'POST', path: '/divisions/mine/:code/actions/retire', target: 'divisions', summary: { zh: '停用（撤并、拆分）', en: 'Retire a division that split, merged or was dissolved' },
    permission: 'division.manage', params: dto.divisionParam, body: dto.retireDivisionBody, status: 200, response: dto.division, etag: true, ifMatch: true,
    errors: [e.retired, e.is_root, e.has_children, e.ends_before_start, e.unknown_successor],
  }),
  split: defineOperation({
    ...base, id: 'division.split', method: 'POST', path: '/divisions/mine/:code/actions/split', target: 'divisions', summary: { zh: '拆分、合并（新设、停用、改隶一次完成）', en: 'A division splits or merges: what is new, what ends and what becomes of everything below, at once' },
    permission: 'division.manage', params: dto.divisionParam, body: dto.splitDivisionBody, status: 200, response: dto.divisionSplit, ifMatch: true,
    errors: [e.retired, e.is_root, e.ends_before_start, e.unknown_successor, e.outside, e.ambiguous, e.exists, e.level_differs, e.not_below, e.listed_twice, e.name_wanted, e.no_split, e.children_left, e.collision],
  }),
  references: defineOperation({
    ...base, id: 'division.references', method: 'GET', path: '/divisions/mine/:code/references', summary: { zh: '仍指向该区划及其下级的机构和授权', en: 'Units and assignments that are bound to a division or to one below it' },
    permission: 'division.manage', params: dto.divisionParam, status: 200, response: dto.divisionReferences,
  }),
};
