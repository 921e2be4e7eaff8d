import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './hand-over.dto';
import { handOverErrors as e } from './hand-over.errors';

const base = { service: 'responsibility', permission: 'hand-over.manage' } as const;
const read = { ...base, method: 'GET', status: 200 } as const;

export const handOverApi = {
  make: defineOperation({ ...base, id: 'hand-over.make', method: 'POST', path: '/hand-overs', summary: { zh: '办理交接：此人的三防责任和包保一次交清', en: 'Hand over all duties and guardianships of a person, whole or not at all' }, body: dto.makeHandOverBody, status: 201, response: dto.handOver, errors: [e.out_of_scope, e.unknown_member, e.unknown_successor, e.unknown_holding, e.same_person, e.nothing, e.held_already, e.future, e.before] }),
  list: defineOperation({ ...read, id: 'hand-over.list', path: '/hand-overs', summary: { zh: '交接记录（支持 CSV、Excel 导出）', en: 'Hand-overs, newest first; exports the same rows' }, query: dto.handOverQuery, response: dto.handOverPage, export: true }),
  waiting: defineOperation({ ...read, id: 'hand-over.waiting', path: '/hand-overs/waiting', summary: { zh: '待交接的人员：已停用、已离开或已调离，仍有职责', en: 'Persons who are disabled, gone or moved, and still hold something' }, query: dto.waitingQuery, response: dto.waitingPage }),
  holdings: defineOperation({ ...read, id: 'hand-over.holdings', path: '/hand-overs/holdings', summary: { zh: '某人现有的职责', en: 'What a person holds today' }, query: dto.holdingsQuery, response: dto.holdings }),
  get: defineOperation({ ...read, id: 'hand-over.get', path: '/hand-overs/:id', summary: { zh: '交接记录详情', en: 'Get a hand-over' }, params: z.object({ id: uuid }), response: dto.handOver }),
};
