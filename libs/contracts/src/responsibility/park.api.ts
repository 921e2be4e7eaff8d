import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './park.dto';
import { parkErrors as e, parkPartyErrors as pe } from './park.errors';

const base = { service: 'responsibility' } as const;
const read = { ...base, method: 'GET', permission: 'park.read', status: 200 } as const;
const id = z.object({ id: uuid });
const manage = { ...base, permission: 'park.manage', status: 200, response: dto.park, etag: true } as const;
const step = { ...manage, method: 'POST', params: id, ifMatch: true } as const;
const placed = [e.out_of_scope, e.unknown_division, e.name_taken];

export const parkApi = {
  list: defineOperation({ ...read, id: 'park.list', path: '/parks', summary: { zh: '工业园区（支持 CSV、Excel 导出）', en: 'Industrial parks, newest first; exports the same rows' }, query: dto.parkQuery, response: dto.parkPage, export: true }),
  register: defineOperation({ ...manage, id: 'park.register', method: 'POST', path: '/parks', summary: { zh: '登记园区', en: 'Register a park' }, body: dto.registerParkBody, status: 201, errors: placed }),
  figures: defineOperation({ ...read, id: 'park.figures', path: '/parks/figures', summary: { zh: '园区、三方、协议签订率、任务进度，可下钻', en: 'Parks, parties, agreements and tasks; each number leads to its rows' }, query: dto.parkFiguresQuery, response: dto.parkFigures }),
  hazards: defineOperation({ ...read, id: 'park.hazards', path: '/parks/hazards', summary: { zh: '园区隐患：发现、整改、整改率，合计和各园区，可下钻', en: 'Hazards of parks: found, rectified and the rate, in all and by park; each number leads to its rows' }, query: dto.parkFiguresQuery, response: dto.parkHazards }),
  get: defineOperation({ ...read, id: 'park.get', path: '/parks/:id', summary: { zh: '园区详情', en: 'Get a park' }, params: id, response: dto.park, etag: true }),
  tasks: defineOperation({ ...read, id: 'park.tasks', path: '/parks/:id/tasks', summary: { zh: '园区的重点任务：看得到园区的都看得到，企业也是', en: 'The tasks of a park, to whoever sees the park: enterprises too' }, params: id, query: dto.parkTaskQuery, response: dto.parkTaskPage }),
  change: defineOperation({ ...manage, id: 'park.change', method: 'PATCH', path: '/parks/:id', summary: { zh: '修改园区', en: 'Change a park' }, params: id, body: dto.changeParkBody, ifMatch: true, errors: [...placed, e.retired, e.building_in_use] }),
  'name-lists': defineOperation({ ...step, id: 'park.name-lists', path: '/parks/:id/actions/name-lists', summary: { zh: '关联园区三个清单', en: 'Name the lists of what its parties have to do' }, body: dto.nameParkListsBody, errors: [e.action_not_allowed, e.out_of_scope, e.unknown_list, e.wrong_list] }),
  retire: defineOperation({ ...step, id: 'park.retire', path: '/parks/:id/actions/retire', summary: { zh: '停用园区', en: 'Retire a park' }, body: dto.retireParkBody, errors: [e.action_not_allowed, e.out_of_scope] }),
  restore: defineOperation({ ...step, id: 'park.restore', path: '/parks/:id/actions/restore', summary: { zh: '恢复园区', en: 'Restore a park' }, errors: [e.action_not_allowed, e.out_of_scope, e.name_taken] }),
};

const manageParty = { ...base, permission: 'park.manage', status: 200, response: dto.parkParty, etag: true } as const;
const partyStep = { ...manageParty, method: 'POST', params: id, ifMatch: true } as const;
const partyPlaced = [pe.out_of_scope, pe.unknown_unit, pe.unknown_building, pe.listed_already, pe.park_retired];

export const parkPartyApi = {
  list: defineOperation({ ...read, id: 'park-party.list', path: '/park-parties', summary: { zh: '园区三方：出租方、物业管理方、承租方（支持 CSV、Excel 导出）', en: 'Landlords, property managers and tenants of parks, newest first; exports the same rows' }, query: dto.parkPartyQuery, response: dto.parkPartyPage, export: true }),
  register: defineOperation({ ...manageParty, id: 'park-party.register', method: 'POST', path: '/park-parties', summary: { zh: '登记园区的一方', en: 'Register a party of a park' }, body: dto.registerParkPartyBody, status: 201, errors: [...partyPlaced, pe.unknown_park] }),
  get: defineOperation({ ...read, id: 'park-party.get', path: '/park-parties/:id', summary: { zh: '园区一方详情', en: 'Get a party of a park' }, params: id, response: dto.parkParty, etag: true }),
  file: defineOperation({ ...read, id: 'park-party.file', path: '/park-parties/:id/files/:fileId', summary: { zh: '下载协议', en: 'Download a file of its agreements' }, params: id.extend({ fileId: uuid }), produces: 'application/octet-stream', audited: 'downloaded' }),
  change: defineOperation({ ...manageParty, id: 'park-party.change', method: 'PATCH', path: '/park-parties/:id', summary: { zh: '修改园区的一方', en: 'Change a party of a park' }, params: id, body: dto.changeParkPartyBody, ifMatch: true, errors: [...partyPlaced, pe.left] }),
  sign: defineOperation({ ...partyStep, id: 'park-party.sign', path: '/park-parties/:id/actions/sign', summary: { zh: '登记签订或续签的安全生产管理协议', en: 'Record an agreement, the first or the next' }, body: dto.signParkAgreementBody, errors: [pe.action_not_allowed, pe.out_of_scope, pe.park_retired, pe.not_asked, pe.day, pe.ends_on, pe.older, pe.unknown_file] }),
  leave: defineOperation({ ...partyStep, id: 'park-party.leave', path: '/park-parties/:id/actions/leave', summary: { zh: '登记退出园区', en: 'Record that a party left the park' }, body: dto.leaveParkBody, errors: [pe.action_not_allowed, pe.out_of_scope, pe.day] }),
};
