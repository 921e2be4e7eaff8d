import { z } from 'zod';
import { defineOperation, pageQuery, uuid } from '../kit';
import * as dto from './unit.dto';
import { unitErrors as e } from './unit.errors';

const base = { service: 'tenancy' } as const;
const params = z.object({ id: uuid });

export const unitApi = {
  list: defineOperation({
    ...base, id: 'unit.list', method: 'GET', path: '/units', summary: { zh: '机构列表', en: 'Units, as a flat list with parents, by their order' },
    permission: 'unit.read', query: dto.unitQuery, status: 200, response: dto.unitPage,
  }),
  get: defineOperation({
    ...base, id: 'unit.get', method: 'GET', path: '/units/:id', summary: { zh: '机构详情', en: 'Get a unit' },
    permission: 'unit.read', params, status: 200, response: dto.unit, etag: true,
  }),
  create: defineOperation({
    ...base, id: 'unit.create', method: 'POST', path: '/units', summary: { zh: '新增机构', en: 'Create a unit' },
    permission: 'unit.manage', body: dto.createUnitBody, status: 201, response: dto.unit, etag: true, errors: [e.unknown_parent, e.unknown_division, e.name_taken],
  }),
  patch: defineOperation({
    ...base, id: 'unit.patch', method: 'PATCH', path: '/units/:id', summary: { zh: '修改、移动、排序机构', en: 'Rename, move or reorder a unit' },
    permission: 'unit.manage', params, body: dto.patchUnitBody, status: 200, response: dto.unit, etag: true, ifMatch: true,
    errors: [e.unknown_parent, e.unknown_division, e.name_taken, e.cycle, e.cycle_later, e.inactive],
  }),
  move: defineOperation({
    ...base, id: 'unit.move', method: 'POST', path: '/units/:id/actions/move', summary: { zh: '调整机构的上级和次序（可定生效日）', en: 'Move a unit below another or among its siblings, now or from a day on' },
    permission: 'unit.manage', params, body: dto.moveUnitBody, status: 200, response: dto.unit, etag: true, ifMatch: true,
    errors: [e.unknown_parent, e.name_taken, e.cycle, e.cycle_later, e.inactive, e.move_pending, e.unknown_sibling],
  }),
  cancelMove: defineOperation({
    ...base, id: 'unit.cancel-move', method: 'POST', path: '/units/:id/actions/cancel-move', summary: { zh: '取消待生效的调整', en: 'Cancel the move that is set for a later day' },
    permission: 'unit.manage', params, status: 200, response: dto.unit, etag: true, ifMatch: true, errors: [e.no_move_pending],
  }),
  placements: defineOperation({
    ...base, id: 'unit.placements', method: 'GET', path: '/units/:id/placements', summary: { zh: '机构调整记录', en: 'Where a unit was put, and will be; newest first' },
    permission: 'unit.read', params, query: pageQuery, status: 200, response: dto.unitPlacementPage,
  }),
  deactivate: defineOperation({
    ...base, id: 'unit.deactivate', method: 'POST', path: '/units/:id/actions/deactivate', summary: { zh: '停用机构', en: 'Deactivate a unit that has neither units nor members' },
    permission: 'unit.manage', params, status: 200, response: dto.unit, etag: true, ifMatch: true, errors: [e.in_use, e.inactive, e.move_pending],
  }),
  activate: defineOperation({
    ...base, id: 'unit.activate', method: 'POST', path: '/units/:id/actions/activate', summary: { zh: '重新启用机构', en: 'Activate a unit again' },
    permission: 'unit.manage', params, status: 200, response: dto.unit, etag: true, ifMatch: true, errors: [e.active, e.unknown_parent, e.name_taken],
  }),
};
