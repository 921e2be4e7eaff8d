import { mechanismTemplateApi, type MechanismFigures } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card, Flex } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const words = { ...cell, textAlign: 'left', whiteSpace: 'normal', fontWeight: 400, overflowWrap: 'anywhere' } as const;
const rowsOf = (filter: Readonly<Record<string, string>>): string => `mechanism-records?${new URLSearchParams(filter)}`;

/** 落实率 of a mechanism, whole and by item; each number leads to its records. */
export function TemplateFigures({ id, divisionCode }: { id: string; divisionCode: string | undefined }) {
  const { t } = useWords();
  const [, setParams] = useSearchParams();
  const read = useRead(mechanismTemplateApi.figures, { params: { id }, query: { divisionCode } as never }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('落实率', 'Attainment')}</h2>}>
      <div style={{ marginBottom: 12, maxWidth: 260 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} style={{ width: '100%' }} allowClear value={divisionCode} onChange={(code) => setParams(code ? { divisionCode: code } : {}, { replace: true })} /></div>
      {read.data ? <Loaded figures={read.data} /> : <RowsSkeleton rows={4} />}
    </Card>
  );
}

function Loaded({ figures: f }: { figures: MechanismFigures }) {
  const { t } = useWords();
  const looks = useRights().may('mechanism-record.read');
  const number = (n: number, filter: Readonly<Record<string, string>>, name: string) => <FigureLink n={n} rows={looks ? rowsOf(filter) : null} name={name} />;
  return (
    <>
      <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        <li>{t('列入', 'Listed')} <strong>{number(f.records, f.filter, t('列入', 'Listed'))}</strong></li>
        <li>{t('全部落实', 'All items attained')} <strong>{number(f.attained, f.attainedFilter, t('全部落实', 'All items attained'))}</strong> {t('（{rate}）', '({rate})', { rate: rate(f.attained, f.records) })}</li>
        <li>{t('其中经核查', 'Checked')} <strong>{number(f.confirmed, f.confirmedFilter, t('其中经核查', 'Checked'))}</strong> {t('（{rate}）', '({rate})', { rate: rate(f.confirmed, f.records) })}</li>
        {f.counts.map((c) => (
          <li key={c.unit}>{t('数量合计', 'Counted')} <strong>{number(c.count, c.filter, t('数量合计（{unit}）', 'Counted in {unit}', { unit: c.unit }))}</strong> {c.unit} {t('（其中经核查 ', '(of them checked ')}{number(c.confirmed, c.confirmedFilter, t('经核查的数量（{unit}）', 'Counted and checked, in {unit}', { unit: c.unit }))}{t('）', ')')}</li>
        ))}
      </Flex>
      <table style={{ width: '100%', borderSpacing: 0, marginTop: 12 }}>
        <caption className="for-ears">{t('逐项的落实数和落实率', 'Attainment of each item')}</caption>
        <thead><tr><th scope="col" style={words}>{t('项目', 'Item')}</th><th scope="col" style={cell}>{t('已落实', 'Attained')}</th><th scope="col" style={cell}>{t('落实率', 'Rate')}</th>{f.counts.length > 0 && <th scope="col" style={cell}>{t('数量', 'Counted')}</th>}</tr></thead>
        <tbody>
          {f.items.map((i) => (
            <tr key={i.item}><th scope="row" style={words}>{i.item}. {i.name}</th><td style={cell}>{number(i.attained, i.filter, t('{name} 已落实', '{name}, attained', { name: i.name }))}</td><td style={cell}>{rate(i.attained, i.records)}</td>{f.counts.length > 0 && <td style={cell}>{i.counted ? <>{number(i.counted.count, i.counted.filter, t('{name} 的数量', '{name}, counted', { name: i.name }))} {i.counted.unit}</> : NONE}</td>}</tr>
          ))}
        </tbody>
      </table>
      <p style={{ marginBottom: 0 }}><small>{t('分母为列入而未移出的 {n} 个；没有列入时不计算。', 'Of {n} listed and not taken off; of none there is no rate.', { n: numberText(f.records) })}</small></p>
    </>
  );
}
