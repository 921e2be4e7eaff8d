import { meetingApi, meetingKinds, type MeetingFigures } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { FigureLink } from '../../patterns/figures/figure-link';
import { isYear, thisYear, YearChoice } from '../../patterns/figures/year-choice';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

/** 次数: how many meetings of each kind were held in a year, as annual reports count them. */
export function MeetingFiguresPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const year = isYear(params.get('year')) ? params.get('year')! : thisYear();
  const divisionCode = params.get('divisionCode') ?? undefined;
  const choose = (more: { year?: string; divisionCode?: string }): void => setParams(Object.fromEntries(Object.entries({ year, divisionCode, ...more }).filter((e): e is [string, string] => !!e[1])), { replace: true });
  const read = useRead(meetingApi.figures, { query: { year, divisionCode } }, { keep: true });
  return (
    <>
      <PageHeader
        back={<Link to={to('meetings')}>← {t('会议', 'Meetings')}</Link>} title={t('会议次数', 'Meetings in numbers')} note={t('只计已召开的，以实际召开日期为准；点击数字查看这些会议。', 'Only those held, by the day they were; every number leads to its meetings.')}
        actions={<><YearChoice year={year} onChange={(y) => choose({ year: y })} /><div style={{ width: 200 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} deepest="street" value={divisionCode} allowClear style={{ width: '100%' }} onChange={(code) => choose({ divisionCode: code })} /></div></>}
      />
      <Card>{read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Loaded figures={read.data} year={year} /> : <RowsSkeleton />}</Card>
    </>
  );
}

function Loaded({ figures: { asOf, kinds }, year }: { figures: MeetingFigures; year: string }) {
  const { t, label } = useWords();
  const rowsOf = (filter: Readonly<Record<string, string>>): string => `meetings?${new URLSearchParams(filter)}`;
  if (!kinds.length) return <EmptyState text={t('{year} 年还没有召开的会议', 'No meeting was held in {year}', { year })} />;
  return (
    <>
      <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('按种类和月份', 'By kind and month')}>
        <table style={{ width: '100%', borderSpacing: 0 }}>
          <caption className="for-ears">{t('{year} 年各类会议次数', 'Meetings of each kind in {year}', { year })}</caption>
          <thead><tr><th scope="col" style={{ ...cell, textAlign: 'left' }}>{t('种类', 'Kind')}</th><th scope="col" style={cell}>{t('全年', 'Year')}</th><th scope="col" style={cell}>{t('到会人次', 'Present')}</th>{months.map((m) => <th key={m} scope="col" style={cell}>{t('{n} 月', '{n}', { n: Number(m) })}</th>)}</tr></thead>
          <tbody>
            {kinds.map((k) => {
              const name = k.kind === 'other' ? k.kindName : label(meetingKinds[k.kind]);
              return (
                <tr key={name}>
                  <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400 }}>{name}</th>
                  <td style={cell}><strong><FigureLink n={k.held} rows={rowsOf(k.filter)} name={t('{name} 全年', '{name}, year', { name })} /></strong></td>
                  <td style={cell}>{numberText(k.present)}</td>
                  {months.map((m) => {
                    const of = k.months.find((x) => x.month === `${year}-${m}`);
                    return <td key={m} style={cell}>{of ? <FigureLink n={of.held} rows={rowsOf(of.filter)} name={t('{name} {month} 月', '{name}, month {month}', { name, month: Number(m) })} /> : NONE}</td>;
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p style={{ marginBottom: 0 }}><small>{t('统计时间 {at}；只计您看得到的会议。', 'As of {at}; only meetings that you may see.', { at: instantText(asOf) })}</small></p>
    </>
  );
}
