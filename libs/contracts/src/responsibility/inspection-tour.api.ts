import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './inspection-tour.dto';
import { committeeErrors as ce } from './committee.errors';
import { inspectionTourErrors as e } from './inspection-tour.errors';
import { inspectionTourLifecycle, type InspectionTourAction } from './inspection-tour.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: InspectionTourAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({ ...base, id: `inspection-tour.${verb}`, method: 'POST', path: `/inspection-tours/:id/actions/${verb}`, summary: { zh, en }, permission: inspectionTourLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.inspectionTour, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors] });
const planned = [e.no_target, e.stay, e.city_committee, ce.unknown, ce.not_in_name, e.unknown_unit, e.unknown_division, e.unknown_member, e.unknown_file];

export const inspectionTourApi = {
  list: defineOperation({ ...base, id: 'inspection-tour.list', method: 'GET', path: '/inspection-tours', summary: { zh: '安全生产巡查（支持 CSV、Excel 导出）', en: 'Inspection tours, newest first; exports the same rows' }, permission: 'inspection-tour.read', query: dto.inspectionTourQuery, status: 200, response: dto.inspectionTourPage, export: true }),
  draft: defineOperation({ ...base, id: 'inspection-tour.draft', method: 'POST', path: '/inspection-tours', summary: { zh: '拟定巡查方案', en: 'Draft the plan of a tour' }, permission: 'inspection-tour.manage', body: dto.draftInspectionTourBody, status: 201, response: dto.inspectionTour, etag: true, errors: planned }),
  figures: defineOperation({ ...base, id: 'inspection-tour.figures', method: 'GET', path: '/inspection-tours/figures', summary: { zh: '一年的巡查次数、被巡查单位、反馈问题、整改率，可下钻', en: 'Tours, targets, findings and the rate rectified of a year; each number leads to its rows' }, permission: 'inspection-tour.read', query: dto.inspectionTourFiguresQuery, status: 200, response: dto.inspectionTourFigures }),
  get: defineOperation({ ...base, id: 'inspection-tour.get', method: 'GET', path: '/inspection-tours/:id', summary: { zh: '巡查详情', en: 'Get a tour' }, permission: 'inspection-tour.read', params: id, status: 200, response: dto.inspectionTour, etag: true }),
  file: defineOperation({ ...base, id: 'inspection-tour.file', method: 'GET', path: '/inspection-tours/:id/files/:fileId', summary: { zh: '下载方案、反馈文件', en: 'Download the plan, or a file of a step' }, permission: 'inspection-tour.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  change: defineOperation({ ...base, id: 'inspection-tour.change', method: 'PATCH', path: '/inspection-tours/:id', summary: { zh: '修改方案（批准之前）', en: 'Change a plan that is not approved yet' }, permission: 'inspection-tour.manage', params: id, body: dto.changeInspectionTourBody, status: 200, response: dto.inspectionTour, etag: true, ifMatch: true, errors: [e.begun, ...planned] }),
  approve: step('approve', dto.stepInspectionTourBody, '批准方案（拟定人以外的人）', 'Approve the plan, by another person than its drafter', [e.same_person, e.own_unit, e.no_plan, e.day, e.unknown_file]),
  station: step('station', dto.stepInspectionTourBody, '登记进驻日期', 'Record the day on which the group entered', [e.day, e.unknown_file]),
  'feed-back': step('feed-back', dto.feedBackInspectionTourBody, '登记撤离、反馈和反馈文件', 'Record the leaving, the feedback and its document', [e.day, e.left, e.rectify_by, e.unknown_list, e.wrong_list, e.unknown_file]),
  'name-list': step('name-list', dto.nameInspectionListBody, '关联反馈问题清单', 'Name the list of the findings', [e.unknown_list, e.wrong_list, e.list_kept]),
  rectify: step('rectify', dto.stepInspectionTourBody, '交办整改（清单已印发）', 'Begin the rectification: the list is issued', [e.day, e.list_not_issued, e.unknown_file]),
  close: step('close', dto.closeInspectionTourBody, '销号（问题全部销号后，拟定人以外的人）', 'Close, once every finding is closed, by another person than the drafter', [e.own_tour, e.own_unit, e.findings_open, e.day, e.unknown_file]),
  cancel: step('cancel', dto.cancelInspectionTourBody, '取消（反馈之前）', 'Cancel a tour that is not fed back'),
};
