import {
  fundAdjustmentApi, fundAdjustmentKindNames, fundAdjustmentLifecycle, fundAdjustmentStates, fundApi, fundBulletinApi, fundBulletinKindNames, fundBulletinKinds, fundPaymentApi, fundPaymentLifecycle, fundPaymentStates, fundProjectApi, fundProjectLifecycle, fundProjectStates,
  type FundAdjustment, type FundBulletin, type FundPayment, type FundProject,
} from '@anlan/contracts/responsibility';
import { useMemo } from 'react';
import { useRead } from '../../api/queries';
import type { Filter, ListSpec } from '../../patterns/list/list.types';
import { instantText, yuanText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { ProgressBar } from './progress-bar';
import { AdjustmentTag, PaymentTag, ProjectTag } from './tags';

const yuan = (n: number) => <span style={{ whiteSpace: 'nowrap' }}>{yuanText(n)}</span>;
const long = (s: string | null) => <span style={{ overflowWrap: 'anywhere' }}>{s}</span>;
function Label({ of }: { of: Text }) {
  return <>{useWords().label(of)}</>;
}

export const projectSpec: ListSpec<FundProject> = {
  name: 'responsibility.fund-project', op: fundProjectApi.list, rowKey: (p) => p.id, rowName: (p) => p.name, href: (p) => `fund-projects/${p.id}`, saved: true, exports: true,
  columns: [
    { key: 'name', title: { zh: '项目', en: 'Project' }, main: true, render: (p) => long(p.name) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (p) => <ProjectTag of={p} />, phone: 'mark' },
    { key: 'unit', title: { zh: '责任单位', en: 'Unit' }, render: (p) => p.unitName, phone: 'line' },
    { key: 'budget', title: { zh: '预算', en: 'Budget' }, render: (p) => yuan(p.budget), align: 'right' },
    { key: 'paid', title: { zh: '已支付', en: 'Paid' }, render: (p) => yuan(p.paid), align: 'right' },
    { key: 'left', title: { zh: '余额', en: 'Left' }, render: (p) => yuan(p.left), align: 'right', phone: 'line' },
    { key: 'progress', title: { zh: '支出进度', en: 'Progress' }, render: (p) => <ProgressBar paid={p.paid} budget={p.budget} expected={p.expected} name={p.name} />, width: 170, phone: 'line' },
    { key: 'line', title: { zh: '预算科目', en: 'Budget line' }, render: (p) => long(p.budgetLine), extra: true },
    { key: 'fund', title: { zh: '专项经费', en: 'Fund' }, render: (p) => long(p.fundName), extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: fundProjectStates.map((value) => ({ value, label: fundProjectLifecycle.states[value] })) },
    { kind: 'unit', key: 'unitId', label: { zh: '责任单位', en: 'Unit' } },
    { kind: 'flag', key: 'behind', label: { zh: '滞后', en: 'Behind' } },
  ],
  empty: { text: { zh: '还没有经费项目。编列后写明责任单位和预算，下达之后即可登记支付。', en: 'There is no project yet. Plan one with its unit and budget; once it is allotted it can be paid from.' } },
};

export const paymentSpec: ListSpec<FundPayment> = {
  name: 'responsibility.fund-payment', op: fundPaymentApi.list, rowKey: (p) => p.id, rowName: (p) => p.payee, href: (p) => `fund-payments/${p.id}`, saved: true, exports: true,
  columns: [
    { key: 'payee', title: { zh: '收款单位', en: 'Payee' }, main: true, render: (p) => long(p.payee) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (p) => <PaymentTag status={p.status} />, phone: 'mark' },
    { key: 'amount', title: { zh: '金额', en: 'Amount' }, render: (p) => yuan(p.amount), align: 'right', phone: 'line' },
    { key: 'paidOn', title: { zh: '支付日期', en: 'Paid on' }, render: (p) => <span style={{ whiteSpace: 'nowrap' }}>{p.paidOn}</span>, phone: 'line' },
    { key: 'purpose', title: { zh: '用途', en: 'Purpose' }, render: (p) => long(p.purpose) },
    { key: 'project', title: { zh: '项目', en: 'Project' }, render: (p) => long(p.projectName), phone: 'line' },
    { key: 'unit', title: { zh: '责任单位', en: 'Unit' }, render: (p) => p.unitName, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: fundPaymentStates.map((value) => ({ value, label: fundPaymentLifecycle.states[value] })) },
    { kind: 'unit', key: 'unitId', label: { zh: '责任单位', en: 'Unit' } },
    { kind: 'days', key: 'paidOn', from: 'from', to: 'to', whole: true, label: { zh: '支付日期', en: 'Paid on' } },
  ],
  empty: { text: { zh: '还没有支付。在已下达的项目中登记支付。', en: 'Nothing has been paid yet. Payments are recorded in a project that was allotted.' } },
};

export const adjustmentSpec: ListSpec<FundAdjustment> = {
  name: 'responsibility.fund-adjustment', op: fundAdjustmentApi.list, rowKey: (a) => a.id, rowName: (a) => a.reason, href: (a) => `fund-adjustments/${a.id}`, saved: true, exports: true,
  columns: [
    { key: 'reason', title: { zh: '调整理由', en: 'Reason' }, main: true, render: (a) => long(a.reason) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (a) => <AdjustmentTag status={a.status} />, phone: 'mark' },
    { key: 'kind', title: { zh: '类型', en: 'Kind' }, render: (a) => <Label of={fundAdjustmentKindNames[a.kind]} />, phone: 'line' },
    { key: 'amount', title: { zh: '金额', en: 'Amount' }, render: (a) => yuan(a.amount), align: 'right', phone: 'line' },
    { key: 'from', title: { zh: '转出项目', en: 'From' }, render: (a) => long(a.fromProjectName) },
    { key: 'to', title: { zh: '转入项目', en: 'To' }, render: (a) => long(a.toProjectName), phone: 'line' },
    { key: 'by', title: { zh: '申请人', en: 'Asked for by' }, render: (a) => a.requestedBy.name },
    { key: 'at', title: { zh: '申请时间', en: 'Asked' }, render: (a) => instantText(a.requestedAt), extra: true },
  ],
  filters: [{ kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: fundAdjustmentStates.map((value) => ({ value, label: fundAdjustmentLifecycle.states[value] })) }],
  empty: { text: { zh: '还没有预算调整。预算不够时申请，由他人批准后预算才变。', en: 'There is no adjustment. Ask for one where a budget does not suffice; it changes when another person approves.' } },
};

export const bulletinSpec: ListSpec<FundBulletin> = {
  name: 'responsibility.fund-bulletin', op: fundBulletinApi.list, rowKey: (b) => b.id, rowName: (b) => b.period, href: (b) => `fund-bulletins/${b.id}`, saved: true,
  columns: [
    { key: 'period', title: { zh: '期次', en: 'Period' }, main: true, render: (b) => <span style={{ whiteSpace: 'nowrap' }}>{b.period}</span> },
    { key: 'kind', title: { zh: '种类', en: 'Kind' }, render: (b) => <Label of={fundBulletinKindNames[b.kind]} />, phone: 'mark' },
    { key: 'fund', title: { zh: '专项经费', en: 'Fund' }, render: (b) => long(b.fundName), phone: 'line' },
    { key: 'behind', title: { zh: '滞后项目', en: 'Behind' }, render: (b) => b.content.behind, align: 'right', phone: 'line' },
    { key: 'at', title: { zh: '发出', en: 'Issued' }, render: (b) => `${instantText(b.issuedAt)} · ${b.issuedBy.name}`, phone: 'line' },
  ],
  filters: [{ kind: 'choice', key: 'kind', label: { zh: '种类', en: 'Kind' }, choices: fundBulletinKinds.map((value) => ({ value, label: fundBulletinKindNames[value] })) }],
  empty: { text: { zh: '还没有发出提醒或通报。', en: 'No reminder or bulletin has been issued yet.' } },
};

/** The spec of a list of all funds, with the fund as a filter. */
export function useWithFund<R>(spec: ListSpec<R>): ListSpec<R> {
  const funds = useRead(fundApi.list, { query: { limit: 100 } as never }, { keep: true });
  return useMemo(() => {
    const choices = (funds.data?.items ?? []).map((f) => ({ value: f.id, label: `${f.year} ${f.name}` }));
    const fund: Filter = { kind: 'choice', key: 'fundId', label: { zh: '专项经费', en: 'Fund' }, choices };
    return { ...spec, filters: [fund, ...(spec.filters ?? [])] };
  }, [funds.data, spec]);
}
