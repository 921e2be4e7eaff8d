import { z } from 'zod';
import { defineOperation, uuid, type Lifecycle } from '../kit';
import * as dto from './fund.dto';
import { fundAdjustmentErrors as ae, fundBulletinErrors as be, fundErrors as e, fundPaymentErrors as me, fundProjectErrors as pe } from './fund.errors';
import { fundAdjustmentLifecycle, fundLifecycle, fundPaymentLifecycle, fundProjectLifecycle } from './fund.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const stepsOf = <R extends z.ZodType, A extends string>(feature: string, lifecycle: Lifecycle<string, A>, response: R, known: string[]) => <B extends z.ZodType>(verb: A, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `${feature}.${verb}`, method: 'POST', path: `/${feature}s/:id/actions/${verb}`, summary: { zh, en }, permission: lifecycle.actions[verb].permission, params: id, body, status: 200, response, etag: true, ifMatch: true, errors: [...known, ...errors],
  });
const fundStep = stepsOf('fund', fundLifecycle, dto.fund, [e.action_not_allowed, e.out_of_scope]);
const projectStep = stepsOf('fund-project', fundProjectLifecycle, dto.fundProject, [pe.action_not_allowed, pe.out_of_scope]);
const adjustmentStep = stepsOf('fund-adjustment', fundAdjustmentLifecycle, dto.fundAdjustment, [ae.action_not_allowed, ae.out_of_scope, ae.same_person]);

export const fundApi = {
  open: defineOperation({ ...base, id: 'fund.open', method: 'POST', path: '/funds', summary: { zh: '设立专项经费', en: 'Open a fund of a year' }, permission: 'fund.manage', body: dto.openFundBody, status: 201, response: dto.fund, etag: true, errors: [e.out_of_scope, e.unknown_division] }),
  list: defineOperation({ ...base, id: 'fund.list', method: 'GET', path: '/funds', summary: { zh: '专项经费', en: 'Funds, newest first' }, permission: 'fund.read', query: dto.fundQuery, status: 200, response: dto.fundPage }),
  get: defineOperation({ ...base, id: 'fund.get', method: 'GET', path: '/funds/:id', summary: { zh: '专项经费详情', en: 'Get a fund' }, permission: 'fund.read', params: id, status: 200, response: dto.fund, etag: true }),
  change: defineOperation({ ...base, id: 'fund.change', method: 'PATCH', path: '/funds/:id', summary: { zh: '修改名称、来源文件', en: 'Change the name and the source of a fund' }, permission: 'fund.manage', params: id, body: dto.changeFundBody, status: 200, response: dto.fund, etag: true, ifMatch: true, errors: [e.out_of_scope, e.closed] }),
  close: fundStep('close', dto.closeFundBody, '关账（项目均已决算或撤项）', 'Close a fund, all of whose projects are settled or withdrawn', [e.projects_open]),
  figures: defineOperation({ ...base, id: 'fund.figures', method: 'GET', path: '/funds/:id/figures', summary: { zh: '支出进度：总体与各单位，可下钻', en: 'Progress of payments, whole and by unit; each number leads to its rows' }, permission: 'fund.read', params: id, status: 200, response: dto.fundFigures }),
};

export const fundProjectApi = {
  plan: defineOperation({
    ...base, id: 'fund-project.plan', method: 'POST', path: '/funds/:id/fund-projects', summary: { zh: '编列经费项目', en: 'Plan a project of a fund' }, permission: 'fund.manage', params: id, body: dto.planFundProjectBody, status: 201, response: dto.fundProject, etag: true,
    errors: [pe.out_of_scope, pe.unknown_unit, pe.plan, e.over_total, e.closed],
  }),
  list: defineOperation({ ...base, id: 'fund-project.list', method: 'GET', path: '/fund-projects', summary: { zh: '经费项目（支持 CSV、Excel 导出）', en: 'Projects, newest first; exports the same rows' }, permission: 'fund.read', query: dto.fundProjectQuery, status: 200, response: dto.fundProjectPage, export: true }),
  get: defineOperation({ ...base, id: 'fund-project.get', method: 'GET', path: '/fund-projects/:id', summary: { zh: '经费项目详情', en: 'Get a project' }, permission: 'fund.read', params: id, status: 200, response: dto.fundProject, etag: true }),
  change: defineOperation({
    ...base, id: 'fund-project.change', method: 'PATCH', path: '/fund-projects/:id', summary: { zh: '修改经费项目（下达之前）', en: 'Change a project before it is allotted' }, permission: 'fund.manage', params: id, body: dto.changeFundProjectBody, status: 200, response: dto.fundProject, etag: true, ifMatch: true,
    errors: [pe.out_of_scope, pe.not_planned, pe.unknown_unit, pe.plan, e.over_total],
  }),
  allot: projectStep('allot', dto.allotFundProjectBody, '下达经费', 'Allot the budget of a project'),
  pay: defineOperation({
    ...base, id: 'fund-project.pay', method: 'POST', path: '/fund-projects/:id/actions/pay', summary: { zh: '登记支付（不得超过预算）', en: 'Record a payment, within the budget' }, permission: fundProjectLifecycle.actions.pay.permission, params: id, body: dto.payFundBody, status: 200, response: dto.fundPayment, ifMatch: true,
    errors: [pe.action_not_allowed, pe.out_of_scope, pe.over_budget, pe.day, pe.unknown_file],
  }),
  settle: projectStep('settle', dto.settleFundProjectBody, '决算', 'Settle a project: nothing more is paid'),
  withdraw: projectStep('withdraw', dto.withdrawFundProjectBody, '撤项（下达之前）', 'Withdraw a project before it is allotted'),
};

export const fundPaymentApi = {
  list: defineOperation({ ...base, id: 'fund-payment.list', method: 'GET', path: '/fund-payments', summary: { zh: '支付明细（支持 CSV、Excel 导出）', en: 'Payments, newest first; exports the same rows' }, permission: 'fund.read', query: dto.fundPaymentQuery, status: 200, response: dto.fundPaymentPage, export: true }),
  get: defineOperation({ ...base, id: 'fund-payment.get', method: 'GET', path: '/fund-payments/:id', summary: { zh: '支付详情', en: 'Get a payment' }, permission: 'fund.read', params: id, status: 200, response: dto.fundPayment, etag: true }),
  file: defineOperation({ ...base, id: 'fund-payment.file', method: 'GET', path: '/fund-payments/:id/files/:fileId', summary: { zh: '下载支付凭证', en: 'Download the voucher of a payment' }, permission: 'fund.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  reverse: stepsOf('fund-payment', fundPaymentLifecycle, dto.fundPayment, [me.action_not_allowed, me.out_of_scope])('reverse', dto.reverseFundPaymentBody, '冲销支付', 'Reverse a payment, with a reason', [me.settled]),
};

export const fundAdjustmentApi = {
  request: defineOperation({
    ...base, id: 'fund-adjustment.request', method: 'POST', path: '/funds/:id/fund-adjustments', summary: { zh: '申请预算调整', en: 'Ask for an adjustment' }, permission: 'fund.manage', params: id, body: dto.requestFundAdjustmentBody, status: 201, response: dto.fundAdjustment, etag: true,
    errors: [ae.out_of_scope, ae.unknown_project, ae.parties, e.closed],
  }),
  list: defineOperation({ ...base, id: 'fund-adjustment.list', method: 'GET', path: '/fund-adjustments', summary: { zh: '预算调整（支持 CSV、Excel 导出）', en: 'Adjustments, newest first; exports the same rows' }, permission: 'fund.read', query: dto.fundAdjustmentQuery, status: 200, response: dto.fundAdjustmentPage, export: true }),
  get: defineOperation({ ...base, id: 'fund-adjustment.get', method: 'GET', path: '/fund-adjustments/:id', summary: { zh: '预算调整详情', en: 'Get an adjustment' }, permission: 'fund.read', params: id, status: 200, response: dto.fundAdjustment, etag: true }),
  approve: adjustmentStep('approve', dto.decideFundAdjustmentBody, '批准调整（须由他人）', 'Approve an adjustment, by another person', [ae.below_paid, ae.project_closed, e.over_total, e.closed]),
  refuse: adjustmentStep('refuse', dto.decideFundAdjustmentBody, '不批准调整（须由他人）', 'Refuse an adjustment, by another person'),
};

export const fundBulletinApi = {
  issue: defineOperation({
    ...base, id: 'fund-bulletin.issue', method: 'POST', path: '/funds/:id/fund-bulletins', summary: { zh: '发出每周提醒、每月通报', en: 'Issue the reminder of a week or the bulletin of a month' }, permission: 'fund.manage', params: id, body: dto.issueFundBulletinBody, status: 201, response: dto.fundBulletin,
    errors: [be.issued_already, be.out_of_scope],
  }),
  list: defineOperation({ ...base, id: 'fund-bulletin.list', method: 'GET', path: '/fund-bulletins', summary: { zh: '提醒与通报', en: 'Reminders and bulletins, newest first' }, permission: 'fund.read', query: dto.fundBulletinQuery, status: 200, response: dto.fundBulletinPage }),
  get: defineOperation({ ...base, id: 'fund-bulletin.get', method: 'GET', path: '/fund-bulletins/:id', summary: { zh: '提醒与通报详情', en: 'Get a reminder or a bulletin' }, permission: 'fund.read', params: id, status: 200, response: dto.fundBulletin }),
};
