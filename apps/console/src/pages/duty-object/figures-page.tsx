import { dutyObjectApi, type DutyFigures } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card, Flex } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FigureRow } from '../../patterns/figures/figure-row';
import { isYear, thisYear, YearChoice } from '../../patterns/figures/year-choice';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const words = { ...cell, textAlign: 'left', whiteSpace: 'normal', fontWeight: 400, overflowWrap: 'anywhere' } as const;
const rowsOf = (filter: Readonly<Record<string, string>>): string => `duty-objects?${new URLSearchParams(filter)}`;

/** 落实率 How many objects have every holder they need, whole and by kind; each number leads to its rows. */
export function DutyFiguresPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const asked = params.get('year');
  const year = isYear(asked) ? asked : thisYear();
  const divisionCode = params.get('divisionCode') ?? undefined;
  const choose = (more: Record<string, string | undefined>): void => setParams(Object.fromEntries(Object.entries({ year, divisionCode, ...more }).filter((e): e is [string, string] => !!e[1])), { replace: true });
  const read = useRead(dutyObjectApi.figures, { query: { year, divisionCode } as never }, { keep: true });
  return (
    <>
      <PageHeader
        back={<Link to={to('duty-objects')}>← {t('三防对象', 'Duty objects')}</Link>} title={t('三防责任人落实率', 'Duty holders in place')} note={t('每种须有的责任人都已公布且在岗的对象 ÷ 在用对象', 'Objects whose every needed holder is published and there ÷ objects in use')}
        actions={<Flex gap={8} wrap><YearChoice year={year} onChange={(y) => choose({ year: y })} /><div style={{ width: 200 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} value={divisionCode} allowClear style={{ width: '100%' }} onChange={(code) => choose({ divisionCode: code })} /></div></Flex>}
      />
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Loaded figures={read.data} /> : <RowsSkeleton rows={6} />}
    </>
  );
}

function Loaded({ figures: f }: { figures: DutyFigures }) {
  const { t } = useWords();
  return (
    <Flex vertical gap={16}>
      <Card>
        <FigureRow
          rows="duty-objects"
          figures={[
            { name: t('在用对象', 'Objects in use'), count: f.objects, filter: f.objectsFilter },
            { name: t('已落实', 'All in place'), count: f.filled, filter: f.filledFilter },
            { name: t('落实率', 'Rate'), text: rate(f.filled, f.objects) },
          ]}
        />
        <FigureRow rows="duty-objects/gaps" figures={[{ name: t('缺口', 'Gaps'), count: f.gaps, filter: f.gapsFilter, bad: true }]} />
      </Card>
      <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('按种类', 'By kind')}</h2>}>
        <table style={{ width: '100%', borderSpacing: 0 }}>
          <caption className="for-ears">{t('各种类的对象、已落实数和落实率', 'Objects, those with all holders, and the rate of each kind')}</caption>
          <thead><tr><th scope="col" style={words}>{t('种类', 'Kind')}</th><th scope="col" style={cell}>{t('对象', 'Objects')}</th><th scope="col" style={cell}>{t('已落实', 'In place')}</th><th scope="col" style={cell}>{t('落实率', 'Rate')}</th></tr></thead>
          <tbody>
            {f.kinds.map((k) => (
              <tr key={k.kindId}>
                <th scope="row" style={words}>{k.name}</th>
                <td style={cell}><FigureLink n={k.objects} rows={rowsOf(k.objectsFilter)} name={t('{name} 对象', '{name}, objects', { name: k.name })} /></td>
                <td style={cell}><FigureLink n={k.filled} rows={rowsOf(k.filledFilter)} name={t('{name} 已落实', '{name}, in place', { name: k.name })} /></td>
                <td style={cell}>{rate(k.filled, k.objects)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p style={{ marginBottom: 0 }}><small>{t('{year} 年，截至 {at}。没有对象的不计算。', '{year}, as of {at}. Of no objects there is no rate.', { year: f.year, at: instantText(f.asOf) })}</small></p>
      </Card>
    </Flex>
  );
}
