import { shortcomingApi, shortcomingLifecycle, shortcomingStates, type Shortcoming } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Shortcoming['status'], Tone>> = { open: 'warn', countered: 'info', closed: 'good' };

export function ShortcomingTag({ status }: Pick<Shortcoming, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(shortcomingLifecycle.states[status])}</ToneTag>;
}

const long = (text: string) => <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;

const spec: ListSpec<Shortcoming> = {
  name: 'responsibility.shortcoming', op: shortcomingApi.list, rowKey: (s) => s.id, rowName: (s) => s.number, href: (s) => `shortcomings/${s.id}`,
  columns: [
    { key: 'text', title: { zh: '问题和不足', en: 'Shortcoming' }, main: true, render: (s) => <span style={{ display: 'block', maxWidth: 460, overflowWrap: 'anywhere' }}>{s.text}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <ShortcomingTag status={s.status} />, phone: 'mark' },
    { key: 'period', title: { zh: '统计期', en: 'Report' }, render: (s) => <span style={{ whiteSpace: 'nowrap' }}>{s.period}</span>, phone: 'line' },
    { key: 'measure', title: { zh: '改进措施', en: 'Countermeasure' }, render: (s) => (s.measure ? long(s.measure) : NONE), phone: 'line' },
    { key: 'writtenBy', title: { zh: '提出', en: 'Written' }, render: (s) => `${s.writtenBy.name} ${instantText(s.writtenAt)}` },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (s) => <span style={{ whiteSpace: 'nowrap' }}>{s.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: shortcomingStates.map((value) => ({ value, label: shortcomingLifecycle.states[value] })) },
    { kind: 'text', key: 'period', label: { zh: '期次（如 2026-11）', en: 'Period, such as 2026-11' } },
    { kind: 'given', key: 'reportPeriodId', label: { zh: '同一统计期', en: 'Of one report' } },
  ],
  search: { key: 'q', hint: { zh: '编号、问题', en: 'Number, text' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有写存在问题和不足。从已汇总的统计期里提出，定措施落实到任务或目标，由他人销号。', en: 'There is none. Write one from a compiled report, name a countermeasure that a task or a target carries out, and have another close it.' } },
};

/** 存在问题和不足 What reports show to be wanting, the newest first. */
export function ShortcomingListPage() {
  const { t } = useWords();
  const add = useRights().may('shortcoming.manage') && <LinkButton to="shortcomings/new" type="primary" icon={<PlusOutlined />}>{t('提出问题', 'Write one')}</LinkButton>;
  return <ListPage title={t('存在问题和不足', 'Shortcomings')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />;
}
