import { inspectionTourApi } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FigureRow } from '../../patterns/figures/figure-row';
import { FigureTable } from '../../patterns/figures/figure-table';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { TargetName, Targets } from './words';

/** So many are named beside their number; the table below names all. */
const NAMED = 5;

/** Of the year that the list shows, or of this one: how many tours, whom they visited, and what became of what they found; each number leads to its rows. */
export function TourFiguresCard() {
  const { t } = useWords();
  const [params] = useSearchParams();
  const { data: f } = useRead(inspectionTourApi.figures, { query: { year: params.get('year') ?? undefined } as never }, { keep: true });
  if (!f) return null;
  const { findings, closed } = f;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('{year} 年', '{year}', { year: String(f.year) })}</h2>}>
      <FigureRow rows="inspection-tours" figures={[{ name: t('巡查次数', 'Tours'), ...f.tours, note: t('已进驻，不含取消', 'stationed, not cancelled') }, { name: t('被巡查单位', 'Targets visited'), text: String(f.targets.count), note: <Targets of={f.byTarget} most={NAMED} /> }, { name: t('进驻中', 'Stationed'), ...f.stages.stationed }, { name: t('整改中', 'Being rectified'), ...f.stages.rectifying }]} />
      {findings && closed && (
        <FigureRow
          rows="list-items"
          figures={[{ name: t('反馈问题', 'Findings'), ...findings }, { name: t('已销号', 'Closed'), ...closed }, { name: t('整改率', 'Rectified'), text: rate(closed.count, findings.count), note: t('已销号 ÷ 反馈问题，截至 {at}', 'closed ÷ findings, as of {at}', { at: instantText(f.asOf) }) }]}
        />
      )}
      {f.byTarget.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <FigureTable label={t('按被巡查单位', 'By target')} heads={[t('被巡查单位', 'Target'), t('巡查次数', 'Tours')]}>
            {f.byTarget.map((x) => <tr key={x.unitId ?? x.divisionCode}><th scope="row"><TargetName of={x} /></th><td><FigureLink n={x.tours.count} rows={`inspection-tours?${new URLSearchParams(x.tours.filter)}`} name={`${x.name} ${t('巡查次数', 'Tours')}`} /></td></tr>)}
          </FigureTable>
        </div>
      )}
    </Card>
  );
}
