import { fundProjectApi, fundProjectLifecycle, responsibilityFileApi, type FundProject } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Alert, Button, Card, Flex, Form, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { FileField, fileSent } from '../../patterns/files/file-field';
import { YuanField } from '../../patterns/form/yuan-field';
import { List } from '../../patterns/list/list';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { AdjustmentForm, ProjectForm } from './forms';
import { ProgressBar } from './progress-bar';
import { adjustmentSpec, paymentSpec } from './specs';
import { ProjectTag } from './tags';

/** One project: what is left of its budget, and what was paid from it. */
export function FundProjectPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(fundProjectApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个经费项目', 'There is no such project')} list={{ path: 'fund-projects', name: t('经费项目', 'the projects') }}>{(p) => <Loaded project={p} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const also = [['responsibility', 'fund'], ['responsibility', 'fund-payment']] as const;

function Loaded({ project: p, onReadAgain }: { project: FundProject; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const manages = useRights().may('fund.manage');
  const [open, setOpen] = useState<'change' | 'adjust'>();
  const close = (): void => setOpen(undefined);
  const today = shanghaiDay(new Date());
  const forms: Record<FundProject['allowedActions'][number], StepForm> = {
    allot: { op: fundProjectApi.allot, intro: { zh: '下达后可以登记支付，预算只能经批准的调整改变。', en: 'From then on it can be paid from, and its budget changes by approved adjustments alone.' }, fields: <Field name="document" label={t('下达文件', 'Document')}><Input maxLength={500} /></Field> },
    pay: { op: fundProjectApi.pay, initial: { paidOn: today }, fields: <PayFields left={p.left} today={today} /> },
    settle: { op: fundProjectApi.settle, intro: { zh: '决算后不再支付、冲销、调整。', en: 'Nothing is paid, reversed or adjusted afterwards.' }, fields: <Field name="note" label={t('决算说明', 'Final account')}><Input.TextArea rows={4} maxLength={2000} /></Field> },
    withdraw: { op: fundProjectApi.withdraw, danger: true, fields: <Field name="reason" label={t('撤项理由', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
  };
  const running = p.status === 'planned' || p.status === 'allotted';
  const [payments, adjustments] = useMemo(() => [{ ...paymentSpec, fixed: { projectId: p.id }, filters: [], saved: false }, { ...adjustmentSpec, fixed: { projectId: p.id }, filters: [], saved: false }], [p.id]);
  return (
    <>
      <PageHeader
        back={<Link to={to(`funds/${p.fundId}`)}>← {p.fundName}</Link>} title={p.name} note={<ProjectTag of={p} />}
        actions={<><StepActions record={p} actions={fundProjectLifecycle.actions} forms={forms} also={also} onReadAgain={onReadAgain} />{manages && running && <Button onClick={() => setOpen('adjust')}>{t('申请调整', 'Ask for an adjustment')}</Button>}{manages && p.status === 'planned' && <Button onClick={() => setOpen('change')}>{t('修改', 'Change')}</Button>}</>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={fundProjectLifecycle} state={p.status} reached={{ planned: { at: p.plannedAt, by: p.plannedBy.name } }} /></Card>
        <Card>
          <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: '0 0 12px', padding: 0 }}>
            <li>{t('预算', 'Budget')} <strong>{yuanText(p.budget)}</strong></li>
            <li>{t('已支付', 'Paid')} <strong>{yuanText(p.paid)}</strong></li>
            <li>{t('余额', 'Left')} <strong>{yuanText(p.left)}</strong></li>
            <li>{t('时序应支付', 'Expected by today')} <strong>{yuanText(p.expected)}</strong></li>
          </Flex>
          <ProgressBar paid={p.paid} budget={p.budget} expected={p.expected} name={p.name} />
        </Card>
        <Card>
          <FactList
            facts={[
              { label: t('责任单位', 'Unit'), value: p.unitName },
              { label: t('预算科目', 'Budget line'), value: p.budgetLine },
              { label: t('区划', 'Division'), value: p.divisionName },
              { label: t('支出计划', 'Plan'), value: p.plan ? p.plan.map((n, i) => t('{m} 月 {n}', 'month {m}: {n}', { m: i + 1, n: yuanText(n) })).join(t('；', '; ')) : t('按天平均', 'Evenly by days'), wide: true as const },
              ...(p.allotDocument ? [{ label: t('下达文件', 'Document'), value: p.allotDocument, wide: true as const }] : []),
              ...(p.note ? [{ label: t('决算说明、撤项理由', 'Note'), value: p.note, wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(p.updatedAt)} · ${p.updatedBy.name}` },
            ]}
          />
        </Card>
        {p.status !== 'planned' && <section><h2 style={{ fontSize: 16 }}>{t('支付', 'Payments')}</h2><List spec={payments} label={t('支付', 'Payments')} /></section>}
        <section><h2 style={{ fontSize: 16 }}>{t('预算调整', 'Adjustments')}</h2><List spec={adjustments} label={t('预算调整', 'Adjustments')} /></section>
      </Flex>
      <FormDrawer title={open === 'adjust' ? t('申请调整', 'Ask for an adjustment') : t('修改项目', 'Change the project')} open={!!open} onClose={close}>
        {open === 'change' && <ProjectForm project={p} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} />}
        {open === 'adjust' && <AdjustmentForm fundId={p.fundId} to={p.id} onDone={(a) => void navigate(to(`fund-adjustments/${a.id}`))} onCancel={close} />}
      </FormDrawer>
    </>
  );
}

/** What is left stands above what one pays, and what it would come to below. */
function PayFields({ left, today }: { left: number; today: string }) {
  const { t } = useWords();
  const amount = Form.useWatch('amount', Form.useFormInstance()) as number | undefined;
  const rest = left - (amount ?? 0);
  return (
    <>
      <p>{t('预算余额', 'Left of the budget')} <strong>{yuanText(left)}</strong></p>
      <Field name="amount" label={t('支付金额', 'Amount')}><YuanField /></Field>
      <div role="status" style={{ marginBottom: 16 }}>
        {amount !== undefined && (rest < 0
          ? <Alert type="warning" showIcon title={t('超过预算余额，还差 {n}。请先申请调整，批准后再支付。', '{n} more than is left of the budget. Ask for an adjustment first, and pay when it is approved.', { n: yuanText(-rest) })} />
          : t('支付后余额 {n}', '{n} left afterwards', { n: yuanText(rest) }))}
      </div>
      <Field name="paidOn" label={t('支付日期', 'Paid on')}><Input type="date" max={today} style={{ width: 170 }} /></Field>
      <Field name="payee" label={t('收款单位', 'Payee')}><Input maxLength={100} /></Field>
      <Field name="purpose" label={t('用途', 'Purpose')}><Input.TextArea rows={2} maxLength={500} /></Field>
      <Field name="fileId" label={t('支付凭证', 'Voucher')} rules={[fileSent(t)]}><FileField op={responsibilityFileApi.upload} /></Field>
    </>
  );
}
