import { reportRewardApi, reportRewardLifecycle, reportRewardStates, rewardBasisNames, type ReportReward } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { NONE, yuanText } from '../../text/format';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

const tones: Readonly<Record<ReportReward['status'], Tone>> = { proposed: 'info', approved: 'warn', paid: 'good', refused: 'plain' };
export function RewardTag({ status }: Pick<ReportReward, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(reportRewardLifecycle.states[status])}</ToneTag>;
}
function Basis({ basis }: Pick<ReportReward, 'basis'>) {
  return <>{useWords().label(rewardBasisNames[basis])}</>;
}

const spec: ListSpec<ReportReward> = {
  name: 'enforcement.report-reward', op: reportRewardApi.list, rowKey: (r) => r.id, rowName: (r) => r.report.number, href: (r) => `report-rewards/${r.id}`,
  columns: [
    { key: 'number', title: { zh: '回执号', en: 'Report' }, main: true, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.report.number}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (r) => <RewardTag status={r.status} />, phone: 'mark' },
    { key: 'amount', title: { zh: '金额', en: 'Amount' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{yuanText(r.amount)}</span>, align: 'right', phone: 'line' },
    { key: 'basis', title: { zh: '依据', en: 'Basis' }, render: (r) => <Basis basis={r.basis} />, phone: 'line' },
    { key: 'until', title: { zh: '领取截止', en: 'Collect by' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.collectUntil ?? NONE}</span>, phone: 'line' },
    { key: 'paid', title: { zh: '发放日期', en: 'Paid' }, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{r.paidOn ?? NONE}</span> },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (r) => r.divisionName },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: reportRewardStates.map((value) => ({ value, label: reportRewardLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ],
  saved: true, exports: true,
  empty: { text: { zh: '还没有举报奖励。举报核查属实后，在举报页面提出奖励。', en: 'There is no reward yet. Once a report is verified, propose one on its page.' } },
};

/** 举报奖励 What whistle-blowers got; never who they are. */
export function ReportRewardListPage() {
  const { t } = useWords();
  return <ListPage title={t('举报奖励', 'Rewards of reports')} spec={spec}><Figures /></ListPage>;
}

function Figures() {
  const { t } = useWords();
  const rights = useRights();
  const reports = (query: string): string | null => (rights.may('public-report.read') ? `public-reports${query}` : null);
  const read = useRead(reportRewardApi.figures, { query: {} }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  const f = read.data;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('核实率与奖励额', 'How many were true, and what was paid')}</h2>}>
      {!f ? <RowsSkeleton rows={2} /> : (
        <>
          <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            <li>{t('收到', 'Received')} <strong><FigureLink n={f.received} rows={reports('')} name={t('收到', 'Received')} /></strong> {t('件', '')}</li>
            <li>{t('受理', 'Accepted')} <strong><FigureLink n={f.accepted} rows={reports('?state=accepted')} name={t('受理', 'Accepted')} /></strong> {t('件', '')}</li>
            <li>{t('属实', 'True')} <strong><FigureLink n={f.verified} rows={reports('?verification=verified')} name={t('属实', 'True')} /></strong> {t('件', '')}</li>
            <li>{t('核实率', 'Share')} <strong>{f.rate}</strong></li>
            <li>{t('已发放', 'Paid')} <strong><FigureLink n={f.paid} text={yuanText(f.paid)} rows="report-rewards?status=paid" name={t('已发放', 'Paid')} /></strong></li>
            <li>{t('待领取', 'To be collected')} <strong><FigureLink n={f.waiting} text={yuanText(f.waiting)} rows="report-rewards?status=approved" name={t('待领取', 'To be collected')} /></strong></li>
          </Flex>
          <p style={{ marginBottom: 0 }}><small>{t('核实率 = 核查属实 ÷ 受理；没有受理时记作 —。', 'The share is of verified reports in accepted ones; — where none was accepted.')}</small></p>
        </>
      )}
    </Card>
  );
}
