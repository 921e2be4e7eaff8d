import { fundApi, type FundFigures as Figures } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { ProgressBar } from './progress-bar';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const rowsOf = (list: 'fund-projects' | 'fund-payments', filter: Readonly<Record<string, string>>): string => `${list}?${new URLSearchParams(filter)}`;

/** 支出进度 of a fund and of each unit; each number leads to its projects or payments. */
export function FundFigures({ id }: { id: string }) {
  const { t } = useWords();
  const read = useRead(fundApi.figures, { params: { id } }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('支出进度', 'Progress of payments')}</h2>}>{read.data ? <Loaded figures={read.data} /> : <RowsSkeleton rows={3} />}</Card>;
}

function Loaded({ figures: f }: { figures: Figures }) {
  const { t } = useWords();
  const whole = t('全部', 'Whole');
  const paid = (s: Figures['total'], name: string) => <FigureLink n={s.progress.paid} rows={rowsOf('fund-payments', s.paidFilter)} name={t('{name} 已支付', '{name}, paid', { name })} text={yuanText(s.progress.paid)} />;
  const projects = (s: Figures['total'], name: string) => <FigureLink n={s.projects} rows={rowsOf('fund-projects', s.filter)} name={t('{name} 项目', '{name}, projects', { name })} />;
  const behind = (s: Figures['total'], name: string) => <FigureLink n={s.behind} rows={rowsOf('fund-projects', s.behindFilter)} name={t('{name} 滞后', '{name}, behind', { name })} />;
  return (
    <>
      <ProgressBar paid={f.total.progress.paid} budget={f.total.progress.budget} expected={f.total.expected} name={whole} />
      <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: '12px 0 0', padding: 0 }}>
        <li>{t('总额', 'Amount')} <strong>{yuanText(f.amount)}</strong></li>
        <li>{t('未编列', 'Not budgeted')} <strong>{yuanText(f.notBudgeted)}</strong></li>
        <li>{t('已下达', 'Allotted')} <strong>{yuanText(f.total.progress.budget)}</strong></li>
        <li>{t('已支付', 'Paid')} <strong>{paid(f.total, whole)}</strong></li>
        <li>{t('下达项目', 'Projects allotted')} <strong>{projects(f.total, whole)}</strong> {t('个', '')}</li>
        <li>{t('滞后', 'Behind')} <strong>{behind(f.total, whole)}</strong> {t('个', '')}</li>
      </Flex>
      {f.units.length > 0 && (
        <div style={{ overflowX: 'auto', marginTop: 12 }} role="region" tabIndex={0} aria-label={t('按责任单位', 'By unit')}>
          <table style={{ width: '100%', borderSpacing: 0 }}>
            <caption className="for-ears">{t('各责任单位的预算、支付和进度', 'Budget, payments and progress of each unit')}</caption>
            <thead><tr><th scope="col" style={{ ...cell, textAlign: 'left' }}>{t('责任单位', 'Unit')}</th><th scope="col" style={{ ...cell, textAlign: 'left', width: '30%' }}>{t('支出进度', 'Progress')}</th><th scope="col" style={cell}>{t('项目', 'Projects')}</th><th scope="col" style={cell}>{t('滞后', 'Behind')}</th><th scope="col" style={cell}>{t('预算', 'Budget')}</th><th scope="col" style={cell}>{t('已支付', 'Paid')}</th></tr></thead>
            <tbody>
              {f.units.map((u) => (
                <tr key={u.unitId}>
                  <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400, whiteSpace: 'normal' }}>{u.unitName}</th>
                  <td style={{ ...cell, textAlign: 'left' }}><ProgressBar paid={u.progress.paid} budget={u.progress.budget} expected={u.expected} name={u.unitName} /></td>
                  <td style={cell}>{projects(u, u.unitName)}</td><td style={cell}>{behind(u, u.unitName)}</td><td style={cell}>{yuanText(u.progress.budget)}</td><td style={cell}>{paid(u, u.unitName)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p style={{ marginBottom: 0 }}><small>{t('支出进度＝已支付÷预算，计已下达和已决算的项目；竖线为截至 {day} 按计划应支付的位置。', 'Progress = paid ÷ budget of projects allotted or settled; the line marks what the plan wants paid by {day}.', { day: f.day })}</small></p>
    </>
  );
}
