import { meetingKinds, periodStates, standingMeetingApi, standingMeetingLifecycle, type MeetingPeriod, type PeriodState, type StandingMeeting } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Card, Flex, Input, theme } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { EmptyState } from '../../patterns/empty-state';
import { FigureLink } from '../../patterns/figures/figure-link';
import { isYear, thisYear, YearChoice } from '../../patterns/figures/year-choice';
import { Field } from '../../patterns/form/field';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { RhythmText, StandingTag } from './list-page';
import { Rate } from './rate';

const tones: Readonly<Record<PeriodState, Tone>> = { held: 'good', late: 'warn', missed: 'bad', open: 'plain' };

/** One standing meeting, and what became of each period of a year. */
export function StandingMeetingPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(standingMeetingApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个定期会议', 'There is no such standing meeting')} list={{ path: 'standing-meetings', name: t('定期会议', 'the standing meetings') }}>{(s) => <Loaded standing={s} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ standing: s, onReadAgain }: { standing: StandingMeeting; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const end = {
    op: standingMeetingApi.end, danger: true as const, initial: { on: shanghaiDay(new Date()) }, intro: { zh: '最后一日之后的各期不再应开；已有的记录保留。', en: 'No period after its last day is owed; what is on record stays.' },
    fields: <><Field name="on" label={t('最后一日', 'Last day')} required><Input type="date" style={{ width: 170 }} /></Field><Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field></>,
  };
  return (
    <>
      <PageHeader back={<Link to={to('standing-meetings')}>← {t('定期会议', 'Standing meetings')}</Link>} title={s.name} note={<Flex gap={8} wrap align="center"><StandingTag status={s.status} /><span><RhythmText {...s} /></span></Flex>} actions={<StepActions record={s} actions={standingMeetingLifecycle.actions} forms={{ end }} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('会议种类', 'Kind'), value: label(meetingKinds[s.kind]) },
              { label: t('执行期', 'In force'), value: t('{from} 起{to}', 'from {from}{to}', { from: s.from, to: s.to ? t('，至 {day}', ' to {day}', { day: s.to }) : '' }) },
              { label: t('区划', 'Division'), value: s.divisionName },
              { label: t('组织单位', 'Held by'), value: s.unitName },
              ...(s.endReason ? [{ label: t('终止原因', 'Why it ended'), value: s.endReason }] : []),
              { label: t('全部会议', 'All meetings'), value: <Link to={to(`meetings?standingMeetingId=${s.id}`)}>{t('列出', 'List them')}</Link> },
              { label: t('最近修改', 'Last change'), value: `${instantText(s.updatedAt)} · ${s.updatedBy.name}` },
            ]}
          />
        </Card>
        <Year standing={s} />
      </Flex>
    </>
  );
}

/** The periods of a year, each with its meetings. */
function Year({ standing: s }: { standing: StandingMeeting }) {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const year = isYear(params.get('year')) ? params.get('year')! : thisYear();
  const read = useRead(standingMeetingApi.calendar, { params: { id: s.id }, query: { year } }, { keep: true });
  const c = read.data;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('各期召开情况', 'What became of each period')}</h2>} extra={<YearChoice year={year} onChange={(y) => setParams({ year: y }, { replace: true })} />}>
      {read.error && !c ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !c ? <RowsSkeleton rows={4} /> : c.periods.length === 0 ? <EmptyState text={t('{year} 年没有应开的期次', 'No period is owed in {year}', { year })} /> : (
        <Flex vertical gap={12}>
          <div>{t('按期召开率', 'Held in time')} <strong><Rate of={c} rows={null} name="" /></strong> <small>{t('统计时间 {at}', 'as of {at}', { at: instantText(c.asOf) })}</small></div>
          <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(210px, 1fr))', gap: 12 }}>{c.periods.map((p) => <Period key={p.period} period={p} standing={s} />)}</ul>
        </Flex>
      )}
    </Card>
  );
}

function Period({ period: p, standing: s }: { period: MeetingPeriod; standing: StandingMeeting }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const rights = useRights();
  const rows = (status: string): string => `meetings?${new URLSearchParams({ ...p.filter, status })}`;
  const held = p.inTime + p.late;
  const wanting = held + p.planned < p.wanted && s.status === 'running' && p.from <= shanghaiDay(new Date());
  return (
    <li style={{ border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius, padding: 12 }}>
      <Flex justify="space-between" gap={8} wrap><strong>{p.period}</strong><ToneTag tone={tones[p.state]}>{label(periodStates[p.state])}</ToneTag></Flex>
      <div><small>{p.from} – {p.to}</small></div>
      <div>{t('应开 {n} 次', '{n} wanted', { n: p.wanted })} · {t('已开', 'held')} <FigureLink n={held} rows={rows('held,drafted,minuted')} name={t('{period} 已开', '{period}, held', { period: p.period })} />{p.late > 0 && t('（逾期 {n}）', ' ({n} late)', { n: p.late })}{p.planned > 0 && <> · {t('已安排', 'planned')} <FigureLink n={p.planned} rows={rows('planned')} name={t('{period} 已安排', '{period}, planned', { period: p.period })} /></>}</div>
      {wanting && rights.may('meeting.manage') && <LinkButton size="small" style={{ marginTop: 8 }} to={`meetings/new?standingMeetingId=${s.id}&period=${p.period}`}>{t('安排 {period} 会议', 'Plan {period}', { period: p.period })}</LinkButton>}
    </li>
  );
}
