import { assignmentSlipApi, assignmentSlipLifecycle, assignmentSlipStates, type AssignmentSlip } from '@anlan/contracts/enforcement';
import { Card } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ProblemView } from '../../patterns/problem-view';
import { useRights } from '../../session/rights';
import { dayText, instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { SlipTags } from './slip-tags';

const spec: ListSpec<AssignmentSlip> = {
  name: 'enforcement.assignment-slip', op: assignmentSlipApi.list, rowKey: (s) => s.id, rowName: (s) => `${s.number} ${s.subject.name}`, href: (s) => `assignment-slips/${s.id}`,
  columns: [
    { key: 'number', title: { zh: '编号', en: 'Number' }, main: true, render: (s) => <span style={{ whiteSpace: 'nowrap' }}>{s.number}</span> },
    { key: 'period', title: { zh: '期号', en: 'Period' }, render: (s) => `${s.year}-${s.period}` },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <SlipTags slip={s} />, phone: 'mark' },
    { key: 'subject', title: { zh: '监管对象', en: 'Subject' }, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.subject.name}</span>, phone: 'line' },
    { key: 'unit', title: { zh: '受交办单位', en: 'Addressed to' }, render: (s) => s.unit.name, phone: 'line' },
    { key: 'items', title: { zh: '已销号 / 隐患', en: 'Closed / hazards' }, render: (s) => `${s.closedItems} / ${s.items.length}`, align: 'right' },
    { key: 'dueOn', title: { zh: '整改期限', en: 'Due' }, render: (s) => <span style={{ whiteSpace: 'nowrap' }}>{dayText(s.dueOn)}</span>, phone: 'line' },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: assignmentSlipStates.map((value) => ({ value, label: assignmentSlipLifecycle.states[value] })) },
    { kind: 'text', key: 'year', label: { zh: '年度', en: 'Year' } },
    { kind: 'text', key: 'period', label: { zh: '期号', en: 'Period' } },
    { kind: 'flag', key: 'exposed', label: { zh: '已曝光', en: 'Exposed' } },
    { kind: 'flag', key: 'overdue', label: { zh: '已超期', en: 'Overdue' } },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' }, extra: true },
    { kind: 'flag', key: 'counted', label: { zh: '不含撤回', en: 'Without those withdrawn' }, extra: true },
    { kind: 'text', key: 'checkId', label: { zh: '暗访标识', en: 'Id of the visit' }, extra: true },
  ],
  exports: true, counts: true,
  empty: { text: { zh: '还没有交办单。打开一次已完成的暗访，点“开交办单”，把发现的隐患交办给责任单位。', en: 'There are no slips yet. Open a hidden visit that was carried out, and hand over what it found.' } },
};

/** 暗访交办单 Slips, with this year's figures above them. */
export function AssignmentSlipListPage() {
  const { t } = useWords();
  return <><ListPage title={t('暗访交办单', 'Assignment slips')} spec={spec} /><Figures /></>;
}

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;

/** n 期 n 家 n 份 n 处, and each leads to its subjects, slips or hazards. */
function Figures() {
  const { t } = useWords();
  const rights = useRights();
  const read = useRead(assignmentSlipApi.statistics, {}, { keep: true });
  if (read.error) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data || read.data.periods === 0) return null;
  const { year, periods, total, items, asOf } = read.data;
  const line = (name: string, period: Record<string, string>, f: typeof total) => {
    const slips = (more: Record<string, string> = {}): string => `assignment-slips?${new URLSearchParams({ year: String(year), ...period, counted: 'true', ...more })}`;
    const traced = (page: string, more: Record<string, string> = {}): string => `${page}?${new URLSearchParams({ slipYear: String(year), ...(period['period'] && { slipPeriod: period['period'] }), ...more })}`;
    const figure = (n: number, what: string, rows: string | null) => <td style={cell}><FigureLink n={n} rows={rows} name={`${name} ${what}`} /></td>;
    return (
      <tr key={name}>
        <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400 }}>{name}</th>
        {figure(f.subjects, t('家', 'Places'), rights.may('subject.read') ? traced('subjects') : null)}{figure(f.slips, t('份', 'Slips'), slips())}
        {figure(f.items, t('处', 'Hazards'), rights.may('hazard.read') ? traced('hazards') : null)}{figure(f.closedItems, t('已销号', 'Closed'), rights.may('hazard.read') ? traced('hazards', { status: 'closed' }) : null)}
        <td style={cell}>{f.rate}</td>{figure(f.exposed, t('曝光', 'Exposed'), slips({ exposed: 'true' }))}
      </tr>
    );
  };
  return (
    <Card style={{ marginTop: 16 }} title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{t('{year} 年：{p} 期 {s} 家 {n} 份 {i} 处', '{year}: {p} periods, {s} places, {n} slips, {i} hazards', { year, p: periods, s: total.subjects, n: total.slips, i: total.items })}</h2>}>
      <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('按期统计', 'By period')}>
        <table style={{ width: '100%', borderSpacing: 0 }}>
          <thead><tr>{[t('期号', 'Period'), t('家', 'Places'), t('份', 'Slips'), t('处', 'Hazards'), t('已销号', 'Closed'), t('整改率', 'Rate'), t('曝光', 'Exposed')].map((h, i) => <th key={h} scope="col" style={i ? cell : { ...cell, textAlign: 'left' }}>{h}</th>)}</tr></thead>
          <tbody>{items.map((f) => line(t('第 {n} 期', 'Period {n}', { n: f.period }), { period: String(f.period) }, f))}{line(t('合计', 'Total'), {}, total)}</tbody>
        </table>
      </div>
      <p style={{ marginBottom: 0 }}><small>{t('整改率＝已销号处数÷交办处数；各期的家数有重复，不能相加。截至 {at}', 'Rate: hazards closed of those handed over. Periods share places: these do not add up. As of {at}', { at: instantText(asOf) })}</small></p>
    </Card>
  );
}
