import type { AccidentDetail, CasualtyFigures } from '@anlan/contracts/responsibility';
import { Card, Timeline } from 'antd';
import { ToneTag } from '../../patterns/tone-tag';
import { instantText, numberText, yuanText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { AccidentFiles } from './accident-files';

const names: Readonly<Record<keyof CasualtyFigures, Text>> = { deaths: { zh: '死亡', en: 'Deaths' }, seriousInjuries: { zh: '重伤', en: 'Serious injuries' }, minorInjuries: { zh: '轻伤', en: 'Minor injuries' }, missing: { zh: '失踪', en: 'Missing' }, amountLoss: { zh: '直接经济损失', en: 'Direct loss' } };
const fields = Object.keys(names) as (keyof CasualtyFigures)[];
const shown = (field: keyof CasualtyFigures, n: number): string => (field === 'amountLoss' ? yuanText(n) : numberText(n));

/** The numbers that held before a supplement: of the one before it that brought some and counted. A loss counts whenever it is known. */
function beforeOf(supplements: AccidentDetail['supplements'], at: number): CasualtyFigures | null {
  return supplements.slice(0, at).reduce<CasualtyFigures | null>((was, s) => (!s.figures ? was : s.applied || !was ? s.figures : { ...was, amountLoss: s.figures.amountLoss }), null);
}

/** 首报与续报 What was reported, and how each report changed the numbers. None is ever changed. */
export function SupplementsCard({ accident }: { accident: AccidentDetail }) {
  const { t, label } = useWords();
  const { supplements, lastCasualtyDay } = accident;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('首报与续报', 'Reports and supplements')}</h2>}>
      {lastCasualtyDay && <p style={{ marginTop: 0 }}>{t('补报期最后一日 {day}：此后的伤亡只记录，不改变数字和等级。', 'Casualties change the numbers until {day}; after that they are kept and change nothing.', { day: lastCasualtyDay })}</p>}
      <Timeline
        items={supplements.map((s, i) => {
          const before = beforeOf(supplements, i);
          const changed = fields.filter((f) => s.figures && before?.[f] !== s.figures[f] && (before !== null || s.figures[f] > 0));
          return {
            key: s.sequence, color: s.applied ? 'blue' : 'gray',
            content: (
              <div>
                <strong>{s.sequence === 1 ? t('首报', 'First report') : t('续报 {n}', 'Supplement {n}', { n: s.sequence - 1 })}</strong> <time dateTime={s.at}>{instantText(s.at)}</time> {!s.applied && <ToneTag tone="warn">{t('伤亡不计入', 'Casualties do not count')}</ToneTag>}
                {changed.length > 0 && <ul style={{ margin: '4px 0', paddingInlineStart: 18 }}>{changed.map((f) => <li key={f}>{label(names[f])} {before ? <>{shown(f, before[f])} → <strong>{shown(f, s.figures![f])}</strong></> : <strong>{shown(f, s.figures![f])}</strong>}</li>)}</ul>}
                <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{s.note}</div>
                {s.notApplied && <div>{s.notApplied}</div>}
                <small>{t('{name} {at} 登记', 'Recorded by {name}, {at}', { name: s.by.name, at: instantText(s.recordedAt) })}</small>
                <AccidentFiles accident={accident} of={s.sequence === 1 ? 'report' : 'supplement'} sequence={s.sequence === 1 ? null : s.sequence} />
              </div>
            ),
          };
        })}
      />
    </Card>
  );
}
