import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './duty-performance.dto';
import { DOCX_TYPE } from './letter.api';

const base = { service: 'responsibility', method: 'GET', status: 200 } as const;
const own = { ...base, permission: 'own-duty-performance.read' } as const;
const read = { ...base, permission: 'duty-performance.read' } as const;
const id = z.object({ id: uuid.meta({ description: 'of a member, or of a post' }) });

export const dutyPerformanceApi = {
  list: defineOperation({ ...read, id: 'duty-performance.list', path: '/duty-performances', summary: { zh: '照单履职：各人、各岗位应办与已办（支持 CSV、Excel 导出）', en: 'What was asked of each person or post, and what was done; exports the same rows' }, query: dto.performanceQuery, response: dto.dutyPerformancePage, export: true }),
  mine: defineOperation({ ...own, id: 'duty-performance.mine', path: '/duty-performances/mine', summary: { zh: '我的履职', en: 'One\'s own sheet' }, query: dto.periodQuery, response: dto.dutyPerformance }),
  myLines: defineOperation({ ...own, id: 'duty-performance.my-lines', path: '/duty-performances/mine/lines', summary: { zh: '我的履职明细（支持 CSV、Excel 导出）', en: 'The lines of one\'s own sheet; exports the same rows' }, query: dto.performanceLinesQuery, response: dto.performanceLinePage, export: true }),
  myDocument: defineOperation({ ...own, id: 'duty-performance.my-document', path: '/duty-performances/mine/document', summary: { zh: '我的履职记录（Word）', en: 'One\'s own sheet as a Word document' }, query: dto.periodQuery, produces: DOCX_TYPE, audited: 'downloaded' }),
  get: defineOperation({ ...read, id: 'duty-performance.get', path: '/duty-performances/:id', summary: { zh: '人员或岗位的履职记录', en: 'The sheet of a person, or of a post' }, params: id, query: dto.periodQuery, response: dto.dutyPerformance }),
  lines: defineOperation({ ...read, id: 'duty-performance.lines', path: '/duty-performances/:id/lines', summary: { zh: '履职明细（支持 CSV、Excel 导出）', en: 'The lines of a sheet, each leading to its record; exports the same rows' }, params: id, query: dto.performanceLinesQuery, response: dto.performanceLinePage, export: true }),
  document: defineOperation({ ...read, id: 'duty-performance.document', path: '/duty-performances/:id/document', summary: { zh: '履职记录（Word）', en: 'A sheet as a Word document' }, params: id, query: dto.periodQuery, produces: DOCX_TYPE, audited: 'downloaded' }),
};
