import { checkApi, checkKindNames, checkKinds, type CheckKind, type CheckStatistics } from '@anlan/contracts/enforcement';
import { Card, Col, DatePicker, Flex, Row } from 'antd';
import dayjs from 'dayjs';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Breakdown } from '../../patterns/figures/breakdown';
import { FigureLink } from '../../patterns/figures/figure-link';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { checkRows } from './check-rows';

/** 来源结构: who found it. An inspection is the government's, and no patrol. */
const sources: readonly { readonly name: Text; readonly kinds: readonly CheckKind[] }[] = [
  { name: { zh: '企业自查', en: 'Enterprises themselves' }, kinds: ['self_check'] },
  { name: { zh: '政府检查（巡查＋行政检查）', en: 'Government (patrols and inspections)' }, kinds: ['patrol', 'inspection'] },
  { name: { zh: '中介、专家', en: 'Agencies and experts' }, kinds: ['agency'] },
];
const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;

/** 检查统计 Checks in numbers: 家次, 家数, 人次, 处. Every count leads to its rows. */
export function CheckStatisticsPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const query = { divisionCode: params.get('divisionCode') ?? undefined, month: params.get('month') ?? undefined };
  const choose = (more: Record<string, string | undefined>): void => setParams(Object.fromEntries(Object.entries({ ...query, ...more }).filter((e): e is [string, string] => !!e[1])));
  const common = { op: checkApi.statistics, query, rows: 'checks', none: t('还没有完成的检查', 'No checks carried out yet') };
  return (
    <>
      <PageHeader
        back={<Link to={to('checks')}>← {t('检查台账', 'Checks')}</Link>} title={t('检查统计', 'Checks in numbers')} note={t('只计已完成的；点击数字查看对应的记录、对象和隐患。', 'Only what was carried out. Every number leads to its checks, subjects or hazards.')}
        actions={
          <>
            <DatePicker picker="month" aria-label={t('完成月份', 'Month of completion')} placeholder={t('全部月份', 'All months')} value={query.month ? dayjs(query.month) : null} onChange={(m) => choose({ month: m?.format('YYYY-MM') })} style={{ width: 160 }} />
            <div style={{ width: 220 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} value={query.divisionCode} allowClear style={{ width: '100%' }} onChange={(divisionCode) => choose({ divisionCode })} /></div>
          </>
        }
      />
      <Kinds query={query} />
      <Row gutter={[16, 16]} style={{ marginTop: 16 }}>
        <Col xs={24} lg={12}><Breakdown {...common} by="division" title={t('按街道、社区（家次）', 'By street or community (visits)')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="month" title={t('按月份（家次）', 'By month (visits)')} inOrder /></Col>
      </Row>
    </>
  );
}

type Figures = CheckStatistics['total'];

/** Four kinds, four rows, never one number for a patrol and an inspection; then who found what. */
function Kinds({ query }: { query: Readonly<Record<string, string | undefined>> }) {
  const { t, label } = useWords();
  const rights = useRights();
  const read = useRead(checkApi.statistics, { query: { by: 'kind', ...query } as never }, { keep: true });
  if (read.error) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <RowsSkeleton />;
  const { items, total, asOf } = read.data;
  const of = (kinds: readonly CheckKind[]): Pick<Figures, 'count' | 'people' | 'hazards'> => {
    const found = items.filter((i) => kinds.includes(i.key['kind'] as CheckKind));
    const sum = (f: 'count' | 'people' | 'hazards'): number => found.reduce((n, i) => n + i[f], 0);
    return { count: sum('count'), people: sum('people'), hazards: sum('hazards') };
  };
  const line = (name: string, kinds: readonly CheckKind[], subjects?: number) => {
    const f = of(kinds);
    const rows = checkRows({ done: 'true', kind: kinds.join(','), ...query }, rights);
    const figure = (n: number, what: string, where: string | null) => <td style={cell}><FigureLink n={n} rows={where} name={`${name} ${what}`} /></td>;
    return (
      <tr key={name}>
        <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400, whiteSpace: 'normal' }}>{name}</th>
        {figure(f.count, t('家次', 'Visits'), rows.checks)}{subjects !== undefined && figure(subjects, t('家数', 'Places'), rows.subjects)}
        {figure(f.people, t('人次', 'People'), rows.checks)}{figure(f.hazards, t('隐患处', 'Hazards'), rows.hazards)}
      </tr>
    );
  };
  const head = (names: string[]) => <thead><tr>{names.map((n, i) => <th key={n} scope="col" style={i ? cell : { ...cell, textAlign: 'left' }}>{n}</th>)}</tr></thead>;
  const table = (title: string, content: React.ReactNode) => (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>}><div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={title}><table style={{ width: '100%', borderSpacing: 0 }}>{content}</table></div></Card>
  );
  return (
    <Flex vertical gap={16}>
      {table(t('按类型', 'By kind'), <>{head([t('类型', 'Kind'), t('家次', 'Visits'), t('家数', 'Places'), t('人次', 'People'), t('隐患处', 'Hazards')])}<tbody>{checkKinds.map((k) => line(label(checkKindNames[k]), [k], items.find((i) => i.key['kind'] === k)?.subjects ?? 0))}{line(t('合计', 'Total'), checkKinds, total.subjects)}</tbody></>)}
      {table(t('来源结构', 'Who found it'), <>{head([t('来源', 'Source'), t('家次', 'Visits'), t('人次', 'People'), t('隐患处', 'Hazards')])}<tbody>{sources.map((s) => line(label(s.name), s.kinds))}</tbody></>)}
      <small>{t('巡查不是行政检查，分开计。家数是不同对象数，各类有重复，不能相加。人次为每次参加检查的人数之和，未登记参加人的按一人。截至 {at}', 'Patrols are no inspections and stand apart. Places are different subjects: kinds share some, so they do not add up. People are those who took part in each visit; where none were named, one. As of {at}', { at: instantText(asOf) })}</small>
    </Flex>
  );
}
