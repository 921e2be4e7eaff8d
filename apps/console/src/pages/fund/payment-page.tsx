import { fundPaymentApi, fundPaymentLifecycle, type FundPayment } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { PaymentTag } from './tags';

/** One payment with its voucher; what was wrong is reversed. */
export function FundPaymentPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(fundPaymentApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这笔支付', 'There is no such payment')} list={{ path: 'fund-payments', name: t('经费支付', 'the payments') }}>{(p) => <Loaded payment={p} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const also = [['responsibility', 'fund'], ['responsibility', 'fund-project']] as const;

function Loaded({ payment: p, onReadAgain }: { payment: FundPayment; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const load = async (fileId: string): Promise<Blob> => (await send(fundPaymentApi.file, { params: { id: p.id, fileId }, accept: '*/*' })).blob();
  const forms: Record<FundPayment['allowedActions'][number], StepForm> = {
    reverse: { op: fundPaymentApi.reverse, danger: true, intro: { zh: '冲销后金额回到项目的预算余额；本条记录保留。', en: 'The amount goes back to what is left of the budget; the record stays.' }, fields: <Field name="reason" label={t('冲销原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
  };
  return (
    <>
      <PageHeader back={<Link to={to(`fund-projects/${p.projectId}`)}>← {p.projectName}</Link>} title={t('支付 {amount}', 'Payment of {amount}', { amount: yuanText(p.amount) })} note={<PaymentTag status={p.status} />} actions={<StepActions record={p} actions={fundPaymentLifecycle.actions} forms={forms} also={also} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        {p.reverseReason && <Alert type="warning" showIcon title={t('已冲销：{reason}', 'Reversed: {reason}', { reason: p.reverseReason })} />}
        <Card>
          <FactList
            facts={[
              { label: t('收款单位', 'Payee'), value: p.payee },
              { label: t('金额', 'Amount'), value: yuanText(p.amount) },
              { label: t('支付日期', 'Paid on'), value: p.paidOn },
              { label: t('责任单位', 'Unit'), value: p.unitName },
              { label: t('用途', 'Purpose'), value: p.purpose, wide: true as const },
              { label: t('登记', 'Recorded'), value: `${instantText(p.paidAt)} · ${p.paidBy.name}` },
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('支付凭证', 'Voucher')}</h2>}><Attachments files={[{ fileId: p.fileId, name: t('支付凭证', 'Voucher') }]} load={load} /></Card>
      </Flex>
    </>
  );
}
