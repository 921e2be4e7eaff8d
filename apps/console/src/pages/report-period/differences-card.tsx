import { reportPeriodApi, type ReportDifferences, type ReportPeriod } from '@anlan/contracts/responsibility';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/queries';
import { FigureTable } from '../../patterns/figures/figure-table';
import { figureName, figureShareText, figureValueText, FigureValue, FigureShare } from '../../patterns/figures/reported-figure';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';

/** 锁定后变动: counted when it is asked for, because all ledgers are counted for it. */
export function DifferencesCard({ period }: { period: ReportPeriod }) {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const read = useRead(reportPeriodApi.differences, { params: { id: period.id } }, { enabled: asked });
  return (
    <Card
      title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('锁定后变动', 'Changed since the lock')}</h2>}
      extra={<Button loading={read.isFetching} onClick={() => (asked ? void read.refetch() : setAsked(true))}>{t('与现在比对', 'Compare with now')}</Button>}
    >
      {!asked ? <span>{t('锁定的数字不变。比对可以看出之后补录了什么、工作进展到哪里。', 'What is locked stays. The comparison shows what was entered late, and how the work went on.')}</span> : read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Differences of={read.data} /> : <RowsSkeleton rows={3} />}
    </Card>
  );
}

function Differences({ of: d }: { of: ReportDifferences }) {
  const words = useWords();
  const { t } = words;
  const said = t('比对 {n} 项指标，{m} 项有变动（锁定时 {was}，现在 {now}）。', '{n} figures compared, {m} differ (then {was}, now {now}).', { n: d.figures, m: d.items.length, was: instantText(d.frozenAt), now: instantText(d.asOf) });
  return (
    <>
      <p role="status" style={{ marginTop: 0 }}>{said}</p>
      {d.items.length > 0 && (
        <FigureTable label={t('锁定后变动', 'Changed since the lock')} heads={[t('指标', 'Figure'), t('锁定', 'Locked'), t('分子 ÷ 分母', 'Share'), t('现在', 'Now'), t('现在的分子 ÷ 分母', 'Share now'), t('口径', 'Basis')]}>
          {d.items.map(({ figure: f, frozen, live }) => (
            <tr key={f.key}>
              <th scope="row">{figureName(f, words)}</th><td>{frozen ? figureValueText({ ...frozen, unit: f.unit }) : NONE}</td><td>{frozen ? figureShareText(f, frozen) : NONE}</td>
              <td>{live ? <FigureValue figure={f} /> : NONE}</td><td>{live ? <FigureShare figure={f} /> : NONE}</td><td>{f.basis === 'period' ? t('本期发生，多为补录', 'in the period: entered late') : t('期末现状，随进展变化', 'as things stand: the work went on')}</td>
            </tr>
          ))}
        </FigureTable>
      )}
    </>
  );
}
