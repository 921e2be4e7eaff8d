import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { hazardErrors as h } from './hazard.errors';
import * as dto from './recheck.dto';
import { recheckErrors as e } from './recheck.errors';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });

/** 抽查复查: closed hazards, drawn by lot, are looked at again. */
export const recheckApi = {
  draw: defineOperation({
    ...base, id: 'recheck.draw', method: 'POST', path: '/rechecks', summary: { zh: '抽取已销号隐患复查', en: 'Draw closed hazards to be looked at again' },
    permission: 'hazard.verify', body: dto.drawRecheckBody, status: 201, response: dto.recheck, errors: [e.unknown_division, e.out_of_scope, e.empty_pool],
  }),
  list: defineOperation({
    ...base, id: 'recheck.list', method: 'GET', path: '/rechecks', summary: { zh: '抽查复查列表', en: 'List samples, newest first' }, permission: 'hazard.read', query: dto.recheckQuery, status: 200, response: dto.recheckPage,
  }),
  statistics: defineOperation({
    ...base, id: 'recheck.statistics', method: 'GET', path: '/rechecks/statistics', summary: { zh: '复查合格率', en: 'How many re-checks found nothing, of all, by sample' },
    permission: 'hazard.read', query: dto.recheckStatisticsQuery, status: 200, response: dto.recheckStatistics,
  }),
  get: defineOperation({
    ...base, id: 'recheck.get', method: 'GET', path: '/rechecks/:id', summary: { zh: '抽查复查详情', en: 'Get a sample' }, permission: 'hazard.read', params: id, status: 200, response: dto.recheck,
  }),
  items: defineOperation({
    ...base, id: 'recheck.items', method: 'GET', path: '/rechecks/:id/items', summary: { zh: '抽中的隐患及复查结果（支持 CSV、Excel 导出）', en: 'The hazards of a sample with what was found; exports the same rows' },
    permission: 'hazard.read', params: id, query: dto.recheckItemsQuery, status: 200, response: dto.recheckItems, export: true,
  }),
  record: defineOperation({
    ...base, id: 'recheck.record', method: 'POST', path: '/rechecks/:id/items/:hazardId/actions/record', summary: { zh: '登记复查结果：合格，或不合格并重开隐患', en: 'Record what was found: it holds, or the hazard is re-opened' },
    permission: 'hazard.verify', params: id.extend({ hazardId: uuid }), body: dto.recordRecheckBody, status: 200, response: dto.recheckItem,
    errors: [e.recorded, h.out_of_scope, h.action_not_allowed, h.same_person, h.due_in_past, h.due_wanted],
  }),
};
