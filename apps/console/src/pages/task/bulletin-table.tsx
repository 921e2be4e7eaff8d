import type { TaskBulletin } from '@anlan/contracts/responsibility';
import { FigureLink } from '../../patterns/figures/figure-link';
import { rateText } from '../../patterns/figures/rate-text';
import { useIsInSheet } from '../../patterns/print/print-sheet';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';

type Figures = TaskBulletin['total'];
const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const first = { ...cell, textAlign: 'left', fontWeight: 400, whiteSpace: 'normal', overflowWrap: 'anywhere', minWidth: 96 } as const;

/** The numbers of a month by lead unit: each leads to its tasks as they are today, and on paper is a number. */
export function BulletinTable({ lines, total }: Pick<TaskBulletin, 'lines' | 'total'>) {
  const { t } = useWords();
  const heads = [t('应完成', 'Given'), t('按期完成', 'In time'), t('逾期完成', 'Late'), t('未到期', 'Open'), t('逾期未完成', 'Overdue')];
  const row = (name: string, f: Figures) => (
    <>
      {[f.given, f.inTime, f.late, f.open, f.overdue].map((c, i) => <td key={heads[i]} style={cell}><Count cell={c} name={`${name} ${heads[i] ?? ''}`} /></td>)}
      <td style={cell}>{rateText(f.rate.percent, 100)}</td>
      <td style={cell}><Count cell={{ count: f.overdueRate.numerator, filter: f.overdueRate.filter }} name={`${name} ${t('逾期率', 'Overdue rate')}`} text={rateText(f.overdueRate.percent, 100)} /></td>
    </>
  );
  return (
    <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('各牵头单位完成情况', 'By lead unit')}>
      <table style={{ width: '100%', borderSpacing: 0 }}>
        <caption className="for-ears">{t('各牵头单位任务完成情况', 'How the tasks of each lead unit came out')}</caption>
        <thead><tr><th scope="col" style={first}>{t('牵头单位', 'Lead unit')}</th>{heads.map((h) => <th key={h} scope="col" style={cell}>{h}</th>)}<th scope="col" style={cell}>{t('完成率', 'Rate')}</th><th scope="col" style={cell}>{t('逾期率', 'Overdue rate')}</th></tr></thead>
        <tbody>
          {lines.map((l) => <tr key={l.unitId}><th scope="row" style={first}>{l.unitName}</th>{row(l.unitName, l)}</tr>)}
          <tr><th scope="row" style={{ ...first, fontWeight: 600 }}>{t('合计', 'Total')}</th>{row(t('合计', 'Total'), total)}</tr>
        </tbody>
      </table>
    </div>
  );
}

function Count({ cell: { count, filter }, name, text = numberText(count) }: { cell: Figures['given']; name: string; text?: string }) {
  return useIsInSheet() ? <>{text}</> : <FigureLink n={count} rows={`tasks?${new URLSearchParams(filter).toString()}`} name={name} text={text} />;
}
