import { reportFigureGroupNames, reportFigureGroups, type ReportContent, type ReportFigure } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { Fragment } from 'react';
import { EmptyState } from '../../patterns/empty-state';
import { FigureTable } from '../../patterns/figures/figure-table';
import { percentText } from '../../patterns/figures/rate-text';
import { figureName, FigureShare, FigureValue } from '../../patterns/figures/reported-figure';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

/** The figures of an edition as they were counted; each leads to its rows, which are those of now. */
export function FiguresCard({ content }: { content: ReportContent }) {
  const words = useWords();
  const { t, label } = words;
  const heads = [t('指标', 'Figure'), t('数值', 'Value'), t('分子 ÷ 分母', 'Numerator ÷ denominator'), t('目标值', 'Target'), t('口径', 'Basis'), t('统计截止', 'As of')];
  const groups = reportFigureGroups.map((group) => [group, content.figures.filter((f) => f.group === group)] as const).filter(([, figures]) => figures.length > 0);
  const row = (f: ReportFigure) => (
    <tr key={f.key}>
      <th scope="row">{figureName(f, words)}</th><td><FigureValue figure={f} /></td><td><FigureShare figure={f} /></td><td>{percentText(f.target)}</td>
      <td>{f.basis === 'period' ? t('本期发生', 'in the period') : t('期末现状', 'as things stood')}</td><td>{instantText(f.asOf)}</td>
    </tr>
  );
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('指标', 'Figures')}</h2>}>
      {groups.length === 0 ? <EmptyState text={t('没有可统计的数字', 'There was nothing to count')} /> : (
        <FigureTable label={t('指标', 'Figures')} heads={heads}>
          {groups.map(([group, figures]) => <Fragment key={group}><tr className="group"><th scope="rowgroup" colSpan={heads.length}>{label(reportFigureGroupNames[group])}</th></tr>{figures.map(row)}</Fragment>)}
        </FigureTable>
      )}
      <p style={{ margin: '8px 0 0' }}><small>{t('数字是汇总时计的（{at}）；点开看到的是台账现在的记录。没有分母的比率记作 —。', 'Counted when it was compiled ({at}); what a number leads to are the rows of now. A rate without a denominator is —.', { at: instantText(content.asOf) })}</small></p>
    </Card>
  );
}
