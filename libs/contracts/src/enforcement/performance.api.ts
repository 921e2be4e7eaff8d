import { defineOperation, pageQuery } from '../kit';
import * as dto from './performance.dto';
import { performanceErrors as e } from './performance.errors';

const base = { service: 'enforcement', params: dto.performanceParams } as const;

export const performanceApi = {
  months: defineOperation({
    service: 'enforcement', id: 'performance.months', method: 'GET', path: '/performance/months', summary: { zh: '已冻结的月份', en: 'The months that were frozen, newest first, with the ranks and points that were announced' },
    permission: 'performance.read', query: pageQuery, status: 200, response: dto.frozenMonths,
  }),
  board: defineOperation({
    ...base, id: 'performance.board', method: 'GET', path: '/performance/months/:month', summary: { zh: '街道月度考评榜', en: 'The board of a month: figures, points and ranks of the streets' },
    permission: 'performance.read', status: 200, response: dto.performanceBoard,
  }),
  rows: defineOperation({
    ...base, id: 'performance.rows', method: 'GET', path: '/performance/months/:month/rows', summary: { zh: '考评数字的台账明细', en: 'The rows behind a figure of a street' },
    permission: 'performance-detail.read', query: dto.performanceRowsQuery, status: 200, response: dto.performanceRows,
  }),
  freeze: defineOperation({
    ...base, id: 'performance.freeze', method: 'POST', path: '/performance/months/:month/actions/freeze', summary: { zh: '冻结月度考评', en: 'Freeze a month: its figures never change from then on' },
    permission: 'performance.manage', body: dto.freezeMonthBody, status: 200, response: dto.performanceBoard, errors: [e.not_over, e.no_scheme, e.frozen],
  }),
  correct: defineOperation({
    ...base, id: 'performance.correct', method: 'POST', path: '/performance/months/:month/actions/correct', summary: { zh: '复核更正已冻结的月份（按台账重算，另行列示）', en: 'Count a street of a frozen month anew; what differs is shown as a correction' },
    permission: 'performance.manage', body: dto.correctMonthBody, status: 200, response: dto.performanceBoard, errors: [e.unknown_street, e.not_frozen, e.nothing_to_correct],
  }),
};
