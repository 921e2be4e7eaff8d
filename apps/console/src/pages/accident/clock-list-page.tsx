import { accidentApi, clockOutcomes, type AccidentClock } from '@anlan/contracts/responsibility';
import { ACCIDENT_CLOCK_RULES, ACCIDENT_CLOCKS } from '@anlan/domain';
import { Flex } from 'antd';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { choicesOf, clockText, outcomeNames, OutcomeTag } from './accident.names';

const Kind = ({ clock }: { clock: AccidentClock }) => <>{useWords().label(clockText(clock))}</>;
const when = (instant: string | null) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(instant)}</span>;
const Article = ({ clock: { law } }: { clock: AccidentClock }) => <>{law ? useWords().t('{source}第 {article} 条', '{source} art. {article}', { source: law.source, article: law.article }) : NONE}</>;

const spec: ListSpec<AccidentClock> = {
  name: 'responsibility.accident-clock', op: accidentApi.clocks, rowKey: (c) => c.id, rowName: (c) => `${c.name} ${c.kindName}`, href: (c) => `accidents/${c.accidentId}`, counts: true,
  columns: [
    { key: 'name', title: { zh: '事故', en: 'Accident' }, main: true, render: (c) => <span style={{ overflowWrap: 'anywhere' }}>{c.name}</span> },
    { key: 'outcome', title: { zh: '情况', en: 'How it stands' }, render: (c) => <OutcomeTag outcome={c.outcome} />, phone: 'mark' },
    { key: 'kind', title: { zh: '时限', en: 'Limit' }, render: (c) => <Kind clock={c} />, phone: 'line' },
    { key: 'dueAt', title: { zh: '期限', en: 'Due' }, render: (c) => when(c.dueAt), phone: 'line' },
    { key: 'doneAt', title: { zh: '完成', en: 'Done' }, render: (c) => when(c.doneAt), phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (c) => c.divisionName },
    { key: 'law', title: { zh: '依据', en: 'By' }, render: (c) => <Article clock={c} /> },
    { key: 'startsAt', title: { zh: '起算', en: 'From' }, render: (c) => when(c.startsAt), extra: true },
    { key: 'number', title: { zh: '事故编号', en: 'Number' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', many: true, key: 'outcome', label: { zh: '情况', en: 'How it stands' }, choices: clockOutcomes.map((value) => ({ value, label: outcomeNames[value] })) },
    { kind: 'choice', key: 'kind', label: { zh: '时限', en: 'Limit' }, choices: choicesOf(Object.fromEntries(ACCIDENT_CLOCKS.map((k) => [k, ACCIDENT_CLOCK_RULES[k][0]!]))) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ],
  saved: true, exports: true,
  empty: { text: { zh: '没有法定时限。事故接报后自动计算。', en: 'There is no limit. They are reckoned by themselves once an accident is reported.' } },
};

/** 法定时限 What is due now, what was missed: the earliest first. */
export function AccidentClockListPage() {
  const { t } = useWords();
  return (
    <ListPage
      title={t('事故法定时限', 'Limits of law after accidents')} note={t('按事故发生之日施行的规定计算', 'By the rules in force on the day of the accident')} spec={spec}
      actions={<Flex gap={8} wrap><LinkButton to="accident-clocks?outcome=running">{t('正在计时的', 'Running')}</LinkButton><LinkButton to="accident-clocks?outcome=missed">{t('超时的', 'Missed')}</LinkButton></Flex>}
    />
  );
}
