import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './accident-measure.dto';
import { accidentMeasureErrors as e } from './accident.errors';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });

export const accidentMeasureApi = {
  add: defineOperation({ ...base, id: 'accident-measure.add', method: 'POST', path: '/accident-measures', summary: { zh: '登记整改措施', en: 'Record a measure of an accident\'s report' }, permission: 'accident.manage', body: dto.addMeasureBody, status: 201, response: dto.accidentMeasure, etag: true, errors: [e.out_of_scope, e.unknown_accident, e.unknown_unit, e.no_report, e.unknown_file] }),
  list: defineOperation({ ...base, id: 'accident-measure.list', method: 'GET', path: '/accident-measures', summary: { zh: '事故整改措施（支持 CSV、Excel 导出）', en: 'Measures after accidents, the earliest due first; exports the same rows' }, permission: 'accident.read', query: dto.accidentMeasureQuery, status: 200, response: dto.accidentMeasurePage, export: true }),
  figures: defineOperation({ ...base, id: 'accident-measure.figures', method: 'GET', path: '/accident-measures/figures', summary: { zh: '措施落实率', en: 'The share of measures that were carried out' }, permission: 'accident.read', query: dto.measureFiguresQuery, status: 200, response: dto.measureFigures }),
  get: defineOperation({ ...base, id: 'accident-measure.get', method: 'GET', path: '/accident-measures/:id', summary: { zh: '整改措施详情', en: 'Get a measure' }, permission: 'accident.read', params: id, status: 200, response: dto.accidentMeasure, etag: true }),
  file: defineOperation({ ...base, id: 'accident-measure.file', method: 'GET', path: '/accident-measures/:id/files/:fileId', summary: { zh: '下载整改措施佐证附件', en: 'Download a file that is evidence of a measure' }, permission: 'accident.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  report: defineOperation({ ...base, id: 'accident-measure.report', method: 'POST', path: '/accident-measures/:id/actions/report', summary: { zh: '责任单位报告措施完成情况', en: 'Report what was done of a measure, by the responsible unit' }, permission: 'accident.carry-out', params: id, body: dto.reportMeasureBody, status: 200, response: dto.accidentMeasure, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, e.not_responsible, e.future, e.unknown_file] }),
  assess: defineOperation({ ...base, id: 'accident-measure.assess', method: 'POST', path: '/accident-measures/:id/actions/assess', summary: { zh: '评估措施落实情况（须由他人）', en: 'Assess whether a measure was carried out, by another person' }, permission: 'accident.manage', params: id, body: dto.assessMeasureBody, status: 200, response: dto.accidentMeasure, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, e.same_person, e.unreported, e.unknown_file] }),
};
