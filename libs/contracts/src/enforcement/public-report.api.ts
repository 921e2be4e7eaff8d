import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import { hazardErrors as hazard } from './hazard.errors';
import * as dto from './public-report.dto';
import { publicReportErrors as e } from './public-report.errors';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const slug = z.object({ slug: z.string().regex(/^\d{6}$/) });
const receipt = slug.extend({ receiptNumber: dto.receiptNumber });
const step = { ...base, method: 'POST', permission: 'public-report.handle', params: id, status: 200, response: dto.publicReport, etag: true, ifMatch: true } as const;

export const publicReportApi = {
  submit: defineOperation({
    ...base, id: 'public-report.submit', method: 'POST', path: '/public/:slug/reports', summary: { zh: '公众举报隐患（免登录，可匿名）', en: 'Report a hazard without a sign-in, anonymously or by name' },
    permission: 'public', tenantPage: 'reports', limits: { address: { most: 10, seconds: 600 }, tenant: { most: 120, seconds: 60 } },
    params: slug, body: dto.submitReportBody, status: 201, response: dto.submittedReport, errors: [e.unknown_division, e.position],
  }),
  enter: defineOperation({
    ...base, id: 'public-report.enter', method: 'POST', path: '/public-reports', summary: { zh: '登记热线、舆情、来访、来信反映的隐患', en: 'Enter what came by hotline, opinion, visit or letter' },
    permission: 'public-report.enter', body: dto.enterReportBody, status: 201, response: dto.enteredReport, errors: [e.unknown_division, e.out_of_scope, e.position, e.no_reporter, e.received_when],
  }),
  attach: defineOperation({
    ...base, id: 'public-report.attach', method: 'POST', path: '/public-reports/:id/pictures', summary: { zh: '登记人为自己登记的举报补充图片（来信扫描件、现场照片）', en: 'Who entered a report adds a picture to it, such as a letter or what was sent in: place and camera are cut out of it' },
    permission: 'public-report.enter', params: id, upload: { types: ['multipart/form-data', ...dto.REPORT_PICTURES.types], maxBytes: dto.REPORT_PICTURES.bytes },
    status: 201, response: dto.publicReport, etag: true, errors: [e.picture, e.pictures_full, e.pictures_handled, e.not_entered_by, e.out_of_scope],
  }),
  addPicture: defineOperation({
    ...base, id: 'public-report.add-picture', method: 'POST', path: '/public/:slug/reports/:receiptNumber/pictures', summary: { zh: '为举报补充图片', en: 'Add a picture to a report just made: place and camera are cut out of it' },
    permission: 'public', tenantPage: 'page', limits: { address: { most: 30, seconds: 600 }, tenant: { most: 240, seconds: 60 } },
    params: receipt, headers: dto.followHeaders, upload: { types: ['multipart/form-data', ...dto.REPORT_PICTURES.types], maxBytes: dto.REPORT_PICTURES.bytes },
    status: 201, response: dto.followedReport, errors: [e.picture, e.pictures_full, e.pictures_closed],
  }),
  follow: defineOperation({
    ...base, id: 'public-report.follow', method: 'GET', path: '/public/:slug/reports/:receiptNumber', summary: { zh: '凭回执号和查询码查询举报', en: 'Follow a report by its receipt number and code' },
    permission: 'public', tenantPage: 'page', limits: { address: { most: 30, seconds: 60 }, tenant: { most: 600, seconds: 60 } },
    params: receipt, headers: dto.followHeaders, status: 200, response: dto.followedReport,
  }),
  list: defineOperation({
    ...base, id: 'public-report.list', method: 'GET', path: '/public-reports', summary: { zh: '公众举报列表（支持 CSV 导出）', en: 'List public reports; with Accept: text/csv an export of the same rows' },
    permission: 'public-report.read', query: dto.publicReportQuery, status: 200, response: dto.publicReportPage, export: true,
  }),
  figures: defineOperation({
    ...base, id: 'public-report.figures', method: 'GET', path: '/public-reports/figures', summary: { zh: '公众举报统计：按来源渠道的受理、核实率、抽查合格率', en: 'Reports by channel: accepted, true, closed, and how many hold when looked at again' },
    permission: 'public-report.read', query: dto.publicReportFiguresQuery, status: 200, response: dto.publicReportFigures,
  }),
  get: defineOperation({
    ...base, id: 'public-report.get', method: 'GET', path: '/public-reports/:id', summary: { zh: '公众举报详情', en: 'Get a public report' },
    permission: 'public-report.read', params: id, status: 200, response: dto.publicReport, etag: true,
  }),
  picture: defineOperation({
    ...base, id: 'public-report.picture', method: 'GET', path: '/public-reports/:id/files/:fileId', summary: { zh: '下载举报图片', en: 'Download a picture of a public report' },
    permission: 'public-report.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded',
  }),
  accept: defineOperation({
    ...step, id: 'public-report.accept', path: '/public-reports/:id/actions/accept', summary: { zh: '受理：转为隐患（来源为投诉举报）', en: 'Accept: makes the hazard, source complaint, and keeps the link' },
    body: dto.acceptReportBody, errors: [e.action_not_allowed, e.out_of_scope, e.own_words, e.same_words, hazard.unknown_division, hazard.out_of_scope, hazard.credit_code, hazard.due_in_past],
  }),
  verify: defineOperation({
    ...step, id: 'public-report.verify', path: '/public-reports/:id/actions/verify', summary: { zh: '登记核查结果（属实、不属实），反馈举报人', en: 'Record whether it is true, which the reporter reads' },
    body: dto.verifyReportBody, errors: [e.action_not_allowed, e.out_of_scope, e.rewarded],
  }),
  decline: defineOperation({
    ...step, id: 'public-report.decline', path: '/public-reports/:id/actions/decline', summary: { zh: '不予受理（理由告知举报人）', en: 'Decline, with a reason that the reporter reads' },
    body: dto.declineReportBody, errors: [e.action_not_allowed, e.out_of_scope],
  }),
  duplicate: defineOperation({
    ...step, id: 'public-report.duplicate', path: '/public-reports/:id/actions/duplicate', summary: { zh: '标为重复举报', en: 'Mark as a duplicate of an earlier report' },
    body: dto.duplicateReportBody, errors: [e.action_not_allowed, e.out_of_scope, e.unknown_original],
  }),
  reveal: defineOperation({
    ...base, id: 'public-report.reveal', method: 'POST', path: '/public-reports/:id/actions/reveal', summary: { zh: '查看实名举报人', en: 'Show who made a named report; that it was shown, and why, is written into the audit log' },
    permission: 'personal.reveal', params: id, body: dto.revealReporterBody, status: 200, response: dto.revealedReporter, reveals: true,
  }),
};
