import { assignmentSlipApi, assignmentSlipLifecycle, hazardLifecycle, type AssignmentSlip, type AssignmentSlipAction } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, Input, Segmented } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { AnyOperation } from '../../api/client';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { FormSheet } from '../../patterns/print/form-sheet';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { dayText, instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { SlipTags } from './slip-tags';
import { also } from './slip.names';

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

/** One slip: what was handed over to whom, what became of it, and the sheet to print. */
export function AssignmentSlipPage() {
  const { id = '' } = useParams();
  const { t, label } = useWords();
  const to = useTenantPath();
  const read = useRead(assignmentSlipApi.get, { params: { id } }, { keep: true });
  const [open, setOpen] = useState<AssignmentSlipAction>();
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageSkeleton />;
  const slip = read.data;
  const name = (a: AssignmentSlipAction): string => label(assignmentSlipLifecycle.actions[a]);
  return (
    <>
      <PageHeader
        back={<Link to={to('assignment-slips')}>← {t('暗访交办单', 'Assignment slips')}</Link>} title={`${slip.number} ${slip.subject.name}`} note={<SlipTags slip={slip} />}
        actions={<>{slip.allowedActions.map((a, i) => <Button key={a} type={i === 0 ? 'primary' : 'default'} danger={a === 'void'} onClick={() => setOpen(a)}>{name(a)}</Button>)}<Button onClick={() => print()}>{t('打印', 'Print')}</Button></>}
      />
      <FormDrawer title={open ? name(open) : ''} open={!!open} onClose={() => setOpen(undefined)}>{open && <ActionForm slip={slip} action={open} name={name(open)} onDone={() => setOpen(undefined)} />}</FormDrawer>
      <Flex vertical gap={16}>
        <Card title={heading(t('交办内容', 'What was handed over'))}>
          <FactList
            facts={[
              { label: t('期号', 'Period'), value: t('{y} 年第 {n} 期', '{y}, period {n}', { y: slip.year, n: slip.period }) }, { label: t('受交办单位', 'Addressed to'), value: slip.unit.name }, { label: t('整改期限', 'Due'), value: dayText(slip.dueOn) },
              { label: t('暗访', 'Visit'), value: <Link to={to(`checks/${slip.checkId}`)}>{slip.checkNumber}</Link> }, { label: t('区划', 'Division'), value: slip.divisionName }, { label: t('交办', 'Issued'), value: `${slip.issuedBy.name} ${instantText(slip.issuedAt)}` },
              { label: t('交办要求', 'Wanted'), value: slip.requirement, wide: true }, { label: t('整改情况', 'Reply'), value: slip.reply, wide: true },
              { label: t('回复', 'Replied'), value: slip.repliedAt && `${slip.repliedBy?.name ?? ''} ${instantText(slip.repliedAt)}` }, { label: t('办结', 'Closed'), value: slip.closedAt && instantText(slip.closedAt) }, { label: t('回头看', 'Looked at again'), value: slip.revisitedAt && instantText(slip.revisitedAt) },
              { label: t('最近意见', 'Last word'), value: slip.note, wide: true },
            ]}
          />
        </Card>
        <Card title={heading(t('隐患（已销号 {closed} / {of}）', 'Hazards ({closed} of {of} closed)', { closed: slip.closedItems, of: slip.items.length }))}>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {slip.items.map((h) => <li key={h.hazardId} style={{ overflowWrap: 'anywhere' }}><Link to={to(`hazards/${h.hazardId}`)}>{h.number} {h.title}</Link> {label(hazardLifecycle.states[h.status])}</li>)}
          </ul>
        </Card>
      </Flex>
      <Sheet slip={slip} />
    </>
  );
}

function ActionForm({ slip, action, name, onDone }: { slip: AssignmentSlip; action: AssignmentSlipAction; name: string; onDone: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  const text = <Input.TextArea rows={4} maxLength={1000} />;
  const done = (): void => (notices.success(t('已办理', 'Done')), onDone());
  return (
    <OperationForm op={assignmentSlipApi[action] as AnyOperation} params={{ id: slip.id }} version={slip.version} also={also} submit={name} danger={action === 'void'} initial={action === 'revisit' ? { result: 'held' } : undefined} onDone={done} onCancel={onDone}>
      {action === 'reply' && <Field name="reply" label={t('整改情况', 'What was rectified')}><Input.TextArea rows={5} maxLength={2000} /></Field>}
      {action === 'urge' && <Field name="note" label={t('督办意见', 'What is wanted')}>{text}</Field>}
      {action === 'close' && <Field name="note" label={t('办结意见', 'Word on it')} required={false}>{text}</Field>}
      {action === 'revisit' && (
        <>
          <Field name="result" label={t('结果', 'Result')}><Segmented block options={[{ value: 'held', label: t('整改到位', 'It holds') }, { value: 'failed', label: t('反弹，重新交办', 'It has come back') }]} /></Field>
          <Field name="note" label={t('回头看情况', 'What was seen')}>{text}</Field>
          <Field name="dueOn" label={t('新的期限（反弹时）', 'New deadline, where it has come back')} required={false}><Input type="date" style={{ width: 170 }} /></Field>
        </>
      )}
      {action === 'void' && <Field name="reason" label={t('理由', 'Why')}>{text}</Field>}
    </OperationForm>
  );
}

/** 安全生产隐患交办单, on paper. */
function Sheet({ slip }: { slip: AssignmentSlip }) {
  const { t } = useWords();
  return (
    <FormSheet>
      <h1>{t('隐患交办单', 'Assignment slip')}</h1>
      <p className="sheet-number">{t('{y} 年第 {p} 期 编号：{n}', '{y}, period {p}. Number: {n}', { y: slip.year, p: slip.period, n: slip.number })}</p>
      <table>
        <tbody>
          <tr><th scope="row">{t('受交办单位', 'Addressed to')}</th><td>{slip.unit.name}</td><th scope="row">{t('整改期限', 'Due')}</th><td>{dayText(slip.dueOn)}</td></tr>
          <tr><th scope="row">{t('监管对象', 'Subject')}</th><td>{slip.subject.name}</td><th scope="row">{t('区划', 'Division')}</th><td>{slip.divisionName}</td></tr>
          <tr><th scope="row">{t('交办要求', 'Wanted')}</th><td colSpan={3} style={{ whiteSpace: 'pre-wrap' }}>{slip.requirement || NONE}</td></tr>
        </tbody>
      </table>
      <table>
        <thead><tr><th scope="col" style={{ width: '10%' }}>{t('序号', 'No.')}</th><th scope="col" style={{ width: '30%' }}>{t('隐患编号', 'Number')}</th><th scope="col">{t('隐患', 'Hazard')}</th></tr></thead>
        <tbody>{slip.items.map((h, i) => <tr key={h.hazardId}><td>{i + 1}</td><td>{h.number}</td><td>{h.title}</td></tr>)}</tbody>
      </table>
      <p className="sheet-signs"><span>{t('交办单位（盖章）：', 'Issued by (seal):')}</span><span>{t('签收人：', 'Received by:')}</span><span>{t('日期：', 'Date:')}</span></p>
    </FormSheet>
  );
}
