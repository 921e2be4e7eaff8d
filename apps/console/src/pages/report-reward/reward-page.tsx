import { hazardLevelNames, reportRewardApi, reportRewardLifecycle, rewardBasisNames, type ReportReward } from '@anlan/contracts/enforcement';
import { Card, Flex, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { RewardTag } from './list-page';

/** One reward: proposed, decided by another, paid to whoever has the code. */
export function ReportRewardPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(reportRewardApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这项奖励', 'There is no such reward')} list={{ path: 'report-rewards', name: t('举报奖励', 'the rewards') }}>{(r) => <Loaded reward={r} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ reward: r, onReadAgain }: { reward: ReportReward; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const forms: Record<ReportReward['allowedActions'][number], StepForm> = {
    approve: { op: reportRewardApi.approve, intro: { zh: '批准后，举报人凭查询码可在公众页面看到奖励与领取办法。', en: 'The reporter then reads of it on the public page, by the code.' }, fields: <Field name="note" label={t('意见', 'Opinion')} required={false}><Input.TextArea rows={3} maxLength={500} /></Field> },
    refuse: { op: reportRewardApi.refuse, danger: true, fields: <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
    pay: {
      op: reportRewardApi.pay, intro: { zh: '请领取人出示查询码。不询问、不登记其姓名、证件和电话。', en: 'Ask for the code of the report. Neither ask for nor write down name, document or telephone.' },
      fields: <><Field name="followCode" label={t('查询码', 'Code of the report')}><Input autoComplete="off" maxLength={40} autoCapitalize="characters" placeholder="7K2M-Q9XD-4TRP-8WZA" /></Field><Field name="note" label={t('发放方式（不写领取人）', 'How it was paid (never to whom)')} required={false}><Input maxLength={200} /></Field></>,
    },
  };
  const reached = { proposed: { at: r.proposedAt, by: r.proposedBy.name }, ...(r.decidedAt && r.status !== 'refused' && { approved: { at: r.decidedAt, by: r.decidedBy?.name } }) };
  return (
    <>
      <PageHeader back={<Link to={to('report-rewards')}>← {t('举报奖励', 'Rewards of reports')}</Link>} title={t('{number} 的奖励', 'Reward of {number}', { number: r.report.number })} note={<RewardTag status={r.status} />} actions={<StepActions record={r} actions={reportRewardLifecycle.actions} forms={forms} also={[['enforcement', 'public-report']]} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={reportRewardLifecycle} state={r.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('举报', 'Report'), value: rights.may('public-report.read') ? <Link to={to(`public-reports/${r.report.id}`)}>{r.report.number}</Link> : r.report.number },
              { label: t('区划', 'Division'), value: r.divisionName },
              { label: t('金额', 'Amount'), value: yuanText(r.amount) },
              { label: t('上限', 'Cap'), value: `${yuanText(r.cap)}（${label(hazardLevelNames[r.level])}${r.employee ? t('，从业人员举报', ', by an employee') : ''}）` },
              { label: t('依据', 'Basis'), value: label(rewardBasisNames[r.basis]) },
              { label: t('依据说明', 'The rule'), value: <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{r.basisNote}</span>, wide: true as const },
              { label: t('决定', 'Decision'), value: r.decidedBy && `${instantText(r.decidedAt)} · ${r.decidedBy.name}${r.decision ? `：${r.decision}` : ''}` },
              { label: t('领取截止', 'Collect by'), value: r.collectUntil },
              { label: t('发放', 'Paid'), value: r.paidOn && [r.paidOn, r.paidBy?.name, r.paidNote].filter(Boolean).join(' · ') },
            ]}
          />
        </Card>
      </Flex>
    </>
  );
}
