import { performanceApi, performanceCounts, performanceFigureNames, type PerformanceBoard } from '@anlan/contracts/enforcement';
import { addMonths } from '@anlan/domain';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { LodgeDrawer } from './appeal-forms';
import { MonthMark } from './board-page';
import { ChangeMark } from './change-mark';
import { rateChange } from './compare';
import { CorrectDrawer, Corrections } from './corrections';
import { FigureLink, useSeesStreet } from './figure-link';
import { MonthChoice } from './month-choice';
import { isMonth } from './months';
import './performance.css';
import { monthText, pointsText } from './points-text';
import { PointsTable } from './points-table';
import { SheetAppeals } from './sheet-appeals';
import { StreetTrend } from './street-trend';

export type Street = PerformanceBoard['streets'][number];
const title = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

/** One street in one month: how every point came about, and what was asked and corrected since. */
export function StreetSheetPage() {
  const { month = '', street = '' } = useParams();
  const { t } = useWords();
  const known = isMonth(month);
  const board = useRead(performanceApi.board, { params: { month } }, { enabled: known, keep: true });
  const before = useRead(performanceApi.board, { params: { month: known ? addMonths(month, -1) : '' } }, { enabled: known });
  if (board.error && !board.data) return <ProblemView error={board.error} onRetry={() => void board.refetch()} />;
  const found = board.data?.streets.find((s) => s.divisionCode === street);
  if (!known || (board.data && !found)) {
    return <Statement title={t('没有这个街道或月份', 'There is no such street or month')} detail={t('地址可能有误，或该月本区没有这个街道。', 'The address may be mistyped, or the district had no such street in that month.')}><LinkButton to="performance" type="primary">{t('回到考评榜', 'To the board')}</LinkButton></Statement>;
  }
  if (!board.data || !found) return <PageSkeleton />;
  return <Sheet board={board.data} street={found} was={before.data?.streets.find((s) => s.divisionCode === street)} />;
}

function Sheet({ board, street, was }: { board: PerformanceBoard; street: Street; was: Street | undefined }) {
  const words = useWords();
  const { t } = words;
  const rights = useRights();
  const to = useTenantPath();
  const navigate = useNavigate();
  const sees = useSeesStreet()(street.divisionCode);
  const [open, setOpen] = useState<'appeal' | 'correct'>();
  const { month } = board;
  return (
    <>
      <PageHeader
        back={<Link to={to(`performance?month=${month}`)}>← {t('月度考评榜', 'Monthly board')}</Link>} title={`${street.divisionName} ${monthText(month, words)}`} note={<MonthMark month={month} frozen={board.frozen} />}
        actions={
          <>
            <MonthChoice month={month} onChange={(m) => void navigate(to(`performance/${m}/${street.divisionCode}`))} />
            <Button icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>
            {sees && rights.may('performance.appeal') && <Button type="primary" onClick={() => setOpen('appeal')}>{t('积分申诉', 'Appeal')}</Button>}
            {board.frozen && rights.may('performance.manage') && <Button onClick={() => setOpen('correct')}>{t('复核更正', 'Count anew')}</Button>}
          </>
        }
      />
      <Flex vertical gap={16}>
        <Card><Totals street={street} was={was} /></Card>
        {street.corrections.length > 0 && <Card title={title(t('冻结后的更正', 'Corrections since the freeze'))}><Corrections corrections={street.corrections} /></Card>}
        <Card title={title(t('积分怎么来的', 'How the points came about'))}><PointsTable board={board} street={street} /></Card>
        <Card title={title(t('本月各项数字', 'The figures of the month'))}><Figures month={month} street={street} /></Card>
        {sees && <Card title={title(t('本月申诉', 'Appeals of the month'))}><SheetAppeals month={month} street={street.divisionCode} /></Card>}
        <StreetTrend street={street.divisionCode} name={street.divisionName} />
      </Flex>
      <LodgeDrawer month={month} street={street} board={board} open={open === 'appeal'} onClose={() => setOpen(undefined)} />
      <CorrectDrawer month={month} street={street} open={open === 'correct'} onClose={() => setOpen(undefined)} />
    </>
  );
}

function Totals({ street, was }: { street: Street; was: Street | undefined }) {
  const { t, label } = useWords();
  const byRank = street.rank !== null && was?.rank != null ? street.rank - was.rank : null;
  const byPoints = street.total !== null && was?.total != null ? Math.round((street.total - was.total) * 100) / 100 : null;
  return (
    <div className="total-figures">
      <div>{t('名次', 'Rank')}<strong>{street.rank ?? '—'}</strong><ChangeMark by={byRank} downIsGood text={t('{n} 位', '{n}', { n: Math.abs(byRank ?? 0) })} /></div>
      <div>{t('积分', 'Points')}<strong>{pointsText(street.total)}</strong><ChangeMark by={byPoints} text={pointsText(Math.abs(byPoints ?? 0))} /></div>
      {street.rates.map((r) => {
        const by = rateChange(r, was?.rates.find((w) => w.figure === r.figure));
        return <div key={r.figure}>{label(r.names)}<strong>{r.rate}</strong><ChangeMark by={by} text={t('{n} 个百分点', '{n} points', { n: Math.abs(by ?? 0).toFixed(2) })} /></div>;
      })}
      {street.corrected !== null && <div>{t('更正后积分（不改名次）', 'With corrections (the rank stays)')}<strong>{pointsText(street.corrected)}</strong></div>}
    </div>
  );
}

function Figures({ month, street }: { month: string; street: Street }) {
  const { label } = useWords();
  return (
    <dl style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))', gap: '12px 24px', margin: 0 }}>
      {performanceCounts.map((figure) => (
        <div key={figure}><dt>{label(performanceFigureNames[figure])}</dt><dd style={{ margin: 0, fontSize: 18, fontWeight: 600 }}><FigureLink month={month} street={street.divisionCode} figure={figure} count={street.counts[figure]} name={label(performanceFigureNames[figure])} /></dd></div>
      ))}
    </dl>
  );
}
