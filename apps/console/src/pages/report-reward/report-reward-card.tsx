import { reportRewardApi, rewardBasisNames, rewardBases, type PublicReport } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, Input, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { YuanField } from '../../patterns/form/yuan-field';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { RewardTag } from './list-page';

/** On a report's page: whether it is true, and what its reporter gets. */
export function ReportRewardCard({ report }: { report: PublicReport }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const seen = rights.may('report-reward.read');
  const rewards = useRead(reportRewardApi.list, { query: { reportId: report.id, limit: 10 } }, { enabled: seen, keep: true });
  if (report.state !== 'accepted') return null;
  const { verification: v } = report;
  // An opinion has no reporter; who entered a report knows its code.
  const may = report.channel !== 'opinion' && report.enteredBy?.id !== rights.me.subject && rights.may('report-reward.manage') && v?.result === 'verified' && rewards.data?.items.every((r) => r.status === 'refused');
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('核查与奖励', 'Verification and reward')}</h2>} extra={may && <Button type="primary" onClick={() => setOpen(true)}>{t('提出奖励', 'Propose a reward')}</Button>}>
      <Flex vertical gap={8}>
        <div>{v ? <><ToneTag tone={v.result === 'verified' ? 'good' : 'plain'}>{v.result === 'verified' ? t('属实', 'True') : t('不属实', 'Not true')}</ToneTag> {instantText(v.at)} · {v.by.name}{v.note && `：${v.note}`}</> : t('尚未登记核查结果', 'It is not recorded yet whether it is true')}</div>
        {(rewards.data?.items ?? []).map((r) => <div key={r.id}><RewardTag status={r.status} /> <Link to={to(`report-rewards/${r.id}`)}>{yuanText(r.amount)}</Link></div>)}
      </Flex>
      <FormDrawer title={t('提出奖励', 'Propose a reward')} open={open} onClose={() => setOpen(false)}>
        <OperationForm op={reportRewardApi.propose} params={{ id: report.id }} initial={{ basis: 'fixed' }} also={[['enforcement', 'public-report']]} submit={t('提出', 'Propose')} onDone={(r) => void navigate(to(`report-rewards/${r.id}`))} onCancel={() => setOpen(false)}>
          <p>{t('由他人批准。上限按隐患级别由设置规定，从业人员举报上浮。', 'Another person decides. The cap is a setting, by the hazard\'s level, and higher for employees.')}</p>
          <Field name="amount" label={t('奖励金额', 'Amount')}><YuanField /></Field>
          <Field name="basis" label={t('依据', 'Basis')} required><Select options={rewardBases.map((value) => ({ value, label: label(rewardBasisNames[value]) }))} /></Field>
          <Field name="basisNote" label={t('依据说明', 'The rule, and how the amount comes of it')}><Input.TextArea rows={3} maxLength={500} /></Field>
        </OperationForm>
      </FormDrawer>
    </Card>
  );
}

