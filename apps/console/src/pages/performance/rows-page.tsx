import { performanceApi, performanceCounts, performanceFigureNames, type PerformanceCount, type PerformanceRow } from '@anlan/contracts/enforcement';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useDivisions } from '../../patterns/pickers/division-picker';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { Select } from 'antd';
import { isMonth } from './months';
import { monthText } from './points-text';

const pages: Partial<Readonly<Record<PerformanceRow['kind'], string>>> = { hazard: 'hazards', check: 'checks', subject: 'subjects' };
const heads: Readonly<Record<PerformanceRow['kind'], { what: Text; at: Text }>> = {
  hazard: { what: { zh: '隐患', en: 'Hazard' }, at: { zh: '发现时间', en: 'Found' } },
  check: { what: { zh: '检查', en: 'Check' }, at: { zh: '完成时间', en: 'Finished' } },
  campaign_task: { what: { zh: '专项任务', en: 'Campaign task' }, at: { zh: '完成时间', en: 'Done' } },
  subject: { what: { zh: '计划检查对象', en: 'Planned subject' }, at: { zh: '首次检查', en: 'First inspected' } },
};

const kindOf = (figure: PerformanceCount): PerformanceRow['kind'] =>
  figure.startsWith('hazard') ? 'hazard' : figure.startsWith('task') ? 'campaign_task' : figure === 'planned' || figure === 'inspected' ? 'subject' : 'check';

const isFigure = (figure: string): figure is PerformanceCount => (performanceCounts as readonly string[]).includes(figure);

/** The rows that a number of the board counts: as many as the number says. */
export function FigureRowsPage() {
  const { month = '', street = '', figure = '' } = useParams();
  const words = useWords();
  const { t, label } = words;
  const to = useTenantPath();
  const navigate = useNavigate();
  const divisions = useDivisions();
  const spec = useMemo((): ListSpec<PerformanceRow> | undefined => {
    if (!isMonth(month) || !isFigure(figure)) return undefined;
    const kind = kindOf(figure);
    const nameOf = (code: string): string => divisions.data?.find((d) => d.code === code)?.name ?? code;
    return {
      name: 'enforcement.performance-row', op: performanceApi.rows, params: { month }, fixed: { divisionCode: street, figure }, counts: true, rowKey: (r) => r.id, rowName: (r) => r.label,
      ...(pages[kind] && { href: (r) => `${pages[kind]}/${r.id}` }),
      columns: [
        { key: 'label', title: heads[kind].what, main: true, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.label}</span> },
        { key: 'division', title: { zh: '区划', en: 'Division' }, render: (r) => nameOf(r.divisionCode), phone: 'line' },
        { key: 'at', title: heads[kind].at, render: (r) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(r.at)}</span>, phone: 'line' },
      ],
      empty: { text: { zh: '没有这样的记录', en: 'There is no such record' } },
    };
  }, [month, street, figure, divisions.data]);
  if (!spec) return <Statement title={t('没有这样的数字', 'There is no such figure')} detail={t('地址可能有误。', 'The address may be mistyped.')}><LinkButton to="performance" type="primary">{t('回到考评榜', 'To the board')}</LinkButton></Statement>;
  const streetName = divisions.data?.find((d) => d.code === street)?.name ?? street;
  const sheet = to(`performance/${month}/${street}`);
  return (
    <>
      <div className="no-print"><Link to={sheet}>← {streetName} {monthText(month, words)}</Link></div>
      <ListPage
        key={figure} title={label(performanceFigureNames[figure as PerformanceCount])} spec={spec} note={t('{street} {month} 计入这个数字的记录', 'The records that this figure of {street}, {month} counts', { street: streetName, month: monthText(month, words) })}
        actions={<Select aria-label={t('看哪个数字', 'Which figure')} value={figure} style={{ width: 210 }} options={performanceCounts.map((value) => ({ value, label: label(performanceFigureNames[value]) }))} onChange={(f: string) => void navigate(`${sheet}/${f}`)} />}
      />
    </>
  );
}
