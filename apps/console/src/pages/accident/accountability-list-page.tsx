import { accountabilityApi, accountabilityLifecycle, accountabilityStates, type Accountability } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useWords } from '../../text/text';
import { accountabilityMeasureTexts, AccountabilityTag, choicesOf } from './accident.names';

const Measure = ({ of: { measure } }: { of: Accountability }) => <>{useWords().label(measure ? accountabilityMeasureTexts[measure] : undefined, '—')}</>;
const breaks = { overflowWrap: 'anywhere' } as const;

const spec: ListSpec<Accountability> = {
  name: 'responsibility.accountability', op: accountabilityApi.list, rowKey: (c) => c.id, rowName: (c) => c.unit, href: (c) => `accountabilities/${c.id}`, counts: true,
  columns: [
    { key: 'unit', title: { zh: '单位', en: 'Unit' }, main: true, render: (c) => <span style={breaks}>{c.unit}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (c) => <AccountabilityTag status={c.status} />, phone: 'mark' },
    { key: 'person', title: { zh: '人员', en: 'Person' }, render: (c) => [c.person, c.post].filter(Boolean).join(' ') || '—', phone: 'line' },
    { key: 'measure', title: { zh: '处理', en: 'Measure' }, render: (c) => <Measure of={c} />, phone: 'line' },
    { key: 'accident', title: { zh: '事故', en: 'Accident' }, render: (c) => <span style={breaks}>{c.accident.name}</span>, phone: 'line' },
    { key: 'number', title: { zh: '事故编号', en: 'Number' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.accident.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: accountabilityStates.map((value) => ({ value, label: accountabilityLifecycle.states[value] })) },
    { kind: 'choice', key: 'subject', label: { zh: '对象', en: 'Whom' }, choices: [{ value: 'unit', label: { zh: '单位', en: 'A unit' } }, { value: 'person', label: { zh: '人员', en: 'A person' } }] },
    { kind: 'choice', key: 'measure', label: { zh: '处理', en: 'Measure' }, choices: choicesOf(accountabilityMeasureTexts) },
    { kind: 'flag', key: 'decided', label: { zh: '已处理', en: 'Decided' } },
    { kind: 'text', key: 'accidentId', label: { zh: '事故（内部编号）', en: 'Accident (its id)' }, extra: true },
  ],
  exports: true,
  empty: { text: { zh: '没有追责问责线索。在事故页面登记。', en: 'There is no case. Leads are recorded at an accident.' } },
};

/** 追责问责 Who is held to account; names are masked. */
export function AccountabilityListPage() {
  const { t } = useWords();
  return <ListPage title={t('追责问责', 'Accountability')} note={t('姓名遮盖；查看全名须写明事由，记入审计', 'Names are masked; who shows one says why, and that is audited')} spec={spec}><Card style={{ marginBottom: 16 }}><CaseFigures /></Card></ListPage>;
}

/** 问责单位数、人数; every number leads to its cases. */
export function CaseFigures({ accidentId }: { accidentId?: string }) {
  const { t, label } = useWords();
  const { data } = useRead(accountabilityApi.figures, { query: accidentId ? { accidentId } : {} }, { keep: true });
  if (!data) return null;
  const rows = (filter: Readonly<Record<string, string>>): string => `accountabilities?${new URLSearchParams(filter)}`;
  return (
    <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: accidentId ? '0 0 12px' : 0, padding: 0 }}>
      <li>{t('问责单位', 'Units')} <strong><FigureLink n={data.units} rows={rows(data.filter)} name={t('问责单位', 'Units')} /></strong> {t('家', '')}</li>
      <li>{t('问责人员', 'Persons')} <strong><FigureLink n={data.persons} rows={rows({ ...data.filter, subject: 'person' })} name={t('问责人员', 'Persons')} /></strong> {t('名', '')}</li>
      {data.items.map((i) => <li key={i.measure}>{label(accountabilityMeasureTexts[i.measure])} <strong><FigureLink n={i.count} rows={rows(i.filter)} name={label(accountabilityMeasureTexts[i.measure])} /></strong></li>)}
    </Flex>
  );
}
