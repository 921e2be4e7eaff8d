import { accidentApi, type AccidentFigures } from '@anlan/contracts/responsibility';
import { ACCIDENT_GRADE_TERMS, ACCIDENT_TYPES, INDUSTRY_SECTIONS } from '@anlan/domain';
import { Card, Col, DatePicker, Flex, Row, theme } from 'antd';
import dayjs from 'dayjs';
import { useMemo, type CSSProperties } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { BarChart } from '../../charts/bar-chart';
import { EmptyState } from '../../patterns/empty-state';
import { FigureLink } from '../../patterns/figures/figure-link';
import { rateText } from '../../patterns/figures/rate-text';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import './figures.css';

type Group = AccidentFigures['byMonth'];
type Names = Readonly<Record<string, Text>>;
const rowsOf = (filter: Readonly<Record<string, string>>): string => `accidents?${new URLSearchParams(filter)}`;
const NOT_GIVEN: Names = { none: { zh: '未填', en: 'Not given' } };
const industries: Names = { ...INDUSTRY_SECTIONS, ...NOT_GIVEN };

/** 事故数字 Accidents by month, grade, industry, street and type: every number leads to its rows. */
export function AccidentFiguresPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const query = { from: params.get('from') ?? undefined, to: params.get('to') ?? undefined, divisionCode: params.get('divisionCode') ?? undefined, lookBackFrom: params.get('lookBackFrom') ?? undefined, lookBackTo: params.get('lookBackTo') ?? undefined };
  const choose = (more: Record<string, string | undefined>): void => setParams(Object.fromEntries(Object.entries({ ...query, ...more }).filter((e): e is [string, string] => !!e[1])));
  const read = useRead(accidentApi.figures, { query }, { keep: true });
  const day = (text: string | undefined) => (text ? dayjs(text) : null);
  return (
    <>
      <PageHeader
        back={<Link to={to('accidents')}>← {t('生产安全事故', 'Accidents')}</Link>} title={t('事故数字', 'Accidents in figures')} note={t('只计认定为生产安全事故的，按发生之日；已注销的不计。', 'Only what was determined to be a work-safety accident, by the day on which it happened; none that was withdrawn.')}
        actions={
          <Flex gap={8} wrap>
            <DatePicker.RangePicker aria-label={t('发生日期', 'Days')} allowEmpty={[true, true]} value={[day(query.from), day(query.to)]} onChange={(range) => choose({ from: range?.[0]?.format('YYYY-MM-DD'), to: range?.[1]?.format('YYYY-MM-DD') })} style={{ maxWidth: 260 }} />
            <div style={{ width: 200 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} value={query.divisionCode} allowClear style={{ width: '100%' }} onChange={(divisionCode) => choose({ divisionCode })} /></div>
          </Flex>
        }
      />
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Loaded figures={read.data} onLookBackYear={(year) => choose({ lookBackFrom: `${year}-01-01`, lookBackTo: `${year}-12-31` })} /> : <RowsSkeleton />}
    </>
  );
}

function Loaded({ figures: f, onLookBackYear }: { figures: AccidentFigures; onLookBackYear: (year: number) => void }) {
  const { t } = useWords();
  const sum = (name: string, n: number) => <li>{name} <strong><FigureLink n={n} rows={rowsOf(f.total.filter)} name={name} /></strong></li>;
  return (
    <Flex vertical gap={16}>
      <Card>
        <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {sum(t('事故起数', 'Accidents'), f.total.accidents)}{sum(t('死亡人数', 'Deaths'), f.total.deaths)}{sum(t('重伤', 'Serious injuries'), f.total.seriousInjuries)}{sum(t('轻伤', 'Minor injuries'), f.total.minorInjuries)}
          <li>{t('直接经济损失', 'Direct loss')} <strong>{yuanText(f.total.amountLoss)}</strong></li>
        </Flex>
        <p style={{ margin: '8px 0 0' }}><small>{t('截至 {at}。按等级的只计已定级的。', 'As of {at}. By grade: those that were graded.', { at: instantText(f.asOf) })}</small></p>
      </Card>
      <LookBackCard of={f.lookBacks} onYear={onLookBackYear} />
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={12}><GroupCard title={t('按月份', 'By month')} group={f.byMonth} /></Col>
        <Col xs={24} xl={12}><GroupCard title={t('按等级', 'By grade')} group={f.byGrade} names={ACCIDENT_GRADE_TERMS} /></Col>
        <Col xs={24} xl={12}><GroupCard title={t('按行业', 'By industry')} group={f.byIndustry} names={industries} /></Col>
        <Col xs={24} xl={12}><GroupCard title={t('按街道', 'By street')} group={f.byStreet} /></Col>
        <Col xs={24} xl={12}><GroupCard title={t('按事故类别', 'By type')} group={f.byType} names={ACCIDENT_TYPES} /></Col>
      </Row>
    </Flex>
  );
}

/** 回头看 of a year: how many, and how many of their measures were found carried out; every number leads to its rows. */
function LookBackCard({ of: l, onYear }: { of: AccidentFigures['lookBacks']; onYear: (year: number) => void }) {
  const { t } = useWords();
  const figure = (name: string, { count, filter }: AccidentFigures['lookBacks']['measures'], list = 'accident-measures') => <li>{name} <strong><FigureLink n={count} rows={`${list}?${new URLSearchParams(filter)}`} name={name} /></strong></li>;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('回头看', 'Look-backs')}</h2>} extra={<DatePicker picker="year" aria-label={t('评估年度', 'Year of the evaluation')} allowClear={false} value={dayjs(l.to)} onChange={(day: dayjs.Dayjs | null) => day && onYear(day.year())} />}>
      <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {figure(t('已评估事故', 'Accidents evaluated'), l.evaluated, 'accidents')}{figure(t('整改措施', 'Measures'), l.measures)}{figure(t('已落实措施', 'Measures carried out'), l.implemented)}
        <li>{t('措施落实率', 'Share carried out')} <strong>{rateText(l.rate, 100)}</strong></li>
      </Flex>
      <p style={{ margin: '8px 0 0' }}><small>{t('{from} 至 {to} 评估的事故，不论何时发生；落实率 = 已落实 ÷ 其全部整改措施。', 'Accidents evaluated {from} to {to}, whenever they happened; those carried out ÷ all their measures.', { from: l.from, to: l.to })}</small></p>
    </Card>
  );
}

/** One dimension: bars of how many, and a table of accidents and deaths. */
function GroupCard({ title, group, names = {} }: { title: string; group: Group; names?: Names }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const { token } = theme.useToken();
  const nameOf = useMemo(() => (g: Group[number]): string => label(names[g.key], g.name), [label, names]);
  const bars = useMemo(() => group.map((g) => ({ key: rowsOf(g.filter), name: nameOf(g), count: g.accidents })), [group, nameOf]);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>}>
      {group.length === 0 ? <EmptyState text={t('没有认定为生产安全事故的', 'None was determined to be a work-safety accident')} /> : (
        <>
          <BarChart bars={bars} label={title} onChoose={(path) => void navigate(to(path))} />
          <div role="region" tabIndex={0} aria-label={title} style={{ overflowX: 'auto', '--line': token.colorBorderSecondary } as CSSProperties}>
            <table className="accident-figures">
              <thead><tr><th scope="col">{title}</th><th scope="col">{t('起数', 'Accidents')}</th><th scope="col">{t('死亡', 'Deaths')}</th><th scope="col">{t('重伤', 'Serious')}</th></tr></thead>
              <tbody>
                {group.map((g) => {
                  const figure = (n: number, what: string) => <td><FigureLink n={n} rows={rowsOf(g.filter)} name={`${nameOf(g)} ${what}`} /></td>;
                  return <tr key={g.key}><th scope="row">{nameOf(g)}</th>{figure(g.accidents, t('起数', 'Accidents'))}{figure(g.deaths, t('死亡', 'Deaths'))}{figure(g.seriousInjuries, t('重伤', 'Serious'))}</tr>;
                })}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Card>
  );
}
