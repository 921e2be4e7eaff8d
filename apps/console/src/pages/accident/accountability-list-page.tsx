import { accountabilityApi, accountabilityLifecycle, accountabilitySourceNames, accountabilityStates, type Accountability } from '@anlan/contracts/responsibility';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { accountabilityMeasureTexts, AccountabilityTag, choicesOf } from './accident.names';
import { OpenCaseForm } from './accountability-form';

const Measure = ({ of: { measure } }: { of: Accountability }) => <>{useWords().label(measure ? accountabilityMeasureTexts[measure] : undefined, '—')}</>;
const SourceKind = ({ of: { source } }: { of: Accountability }) => <>{useWords().label(accountabilitySourceNames[source.kind])}</>;
const breaks = { overflowWrap: 'anywhere' } as const;

const spec: ListSpec<Accountability> = {
  name: 'responsibility.accountability', op: accountabilityApi.list, rowKey: (c) => c.id, rowName: (c) => c.unit, href: (c) => `accountabilities/${c.id}`, counts: true,
  columns: [
    { key: 'unit', title: { zh: '单位', en: 'Unit' }, main: true, render: (c) => <span style={breaks}>{c.unit}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (c) => <AccountabilityTag status={c.status} />, phone: 'mark' },
    { key: 'person', title: { zh: '人员', en: 'Person' }, render: (c) => [c.person, c.post].filter(Boolean).join(' ') || '—', phone: 'line' },
    { key: 'measure', title: { zh: '处理', en: 'Measure' }, render: (c) => <Measure of={c} />, phone: 'line' },
    { key: 'sourceKind', title: { zh: '来源', en: 'Source' }, render: (c) => <SourceKind of={c} />, phone: 'line' },
    { key: 'source', title: { zh: '来源名称', en: 'What it comes of' }, render: (c) => <span style={breaks}>{c.source.label}</span>, phone: 'line' },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: accountabilityStates.map((value) => ({ value, label: accountabilityLifecycle.states[value] })) },
    { kind: 'choice', key: 'sourceKind', label: { zh: '来源', en: 'Source' }, choices: choicesOf(accountabilitySourceNames) },
    { kind: 'choice', key: 'subject', label: { zh: '对象', en: 'Whom' }, choices: [{ value: 'unit', label: { zh: '单位', en: 'A unit' } }, { value: 'person', label: { zh: '人员', en: 'A person' } }] },
    { kind: 'choice', key: 'measure', label: { zh: '处理', en: 'Measure' }, choices: choicesOf(accountabilityMeasureTexts) },
    { kind: 'flag', key: 'decided', label: { zh: '已处理', en: 'Decided' } },
    { kind: 'text', key: 'accidentId', label: { zh: '事故（内部编号）', en: 'Accident (its id)' }, extra: true },
    { kind: 'text', key: 'sourceId', label: { zh: '来源记录（内部编号）', en: 'Record it comes of (its id)' }, extra: true },
  ],
  exports: true,
  empty: { text: { zh: '没有追责问责线索。在事故、清单事项、督办文书、任务页面登记；其他来源的在这里登记。', en: 'There is no case. Leads are recorded at an accident, an item of a list, a supervision document or a task; what comes of nothing here, on this page.' } },
};

/** 追责问责 Who is held to account; names are masked. */
export function AccountabilityListPage() {
  const { t } = useWords();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const add = rights.may('accountability.manage') && <Button onClick={() => setOpen(true)}>{t('登记其他来源的线索', 'Record a lead from elsewhere')}</Button>;
  return (
    <>
      <ListPage actions={add} title={t('追责问责', 'Accountability')} note={t('姓名遮盖；查看全名须写明事由，记入审计', 'Names are masked; who shows one says why, and that is audited')} spec={spec}><Card style={{ marginBottom: 16 }}><CaseFigures /></Card></ListPage>
      <FormDrawer title={t('登记问责线索', 'Record a lead')} open={open} onClose={close}><OpenCaseForm source={{ kind: 'other' }} onDone={() => (notices.success(t('已登记', 'Recorded')), close())} onCancel={close} /></FormDrawer>
    </>
  );
}

/** 问责单位数、人数; every number leads to its cases. */
export function CaseFigures({ source }: { source?: { readonly kind: Accountability['source']['kind']; readonly id: string } }) {
  const { t, label } = useWords();
  const { data } = useRead(accountabilityApi.figures, { query: source ? { sourceKind: source.kind, sourceId: source.id } : {} }, { keep: true });
  if (!data) return null;
  const rows = (filter: Readonly<Record<string, string>>): string => `accountabilities?${new URLSearchParams(filter)}`;
  return (
    <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: source ? '0 0 12px' : 0, padding: 0 }}>
      <li>{t('问责单位', 'Units')} <strong><FigureLink n={data.units} rows={rows(data.filter)} name={t('问责单位', 'Units')} /></strong> {t('家', '')}</li>
      <li>{t('问责人员', 'Persons')} <strong><FigureLink n={data.persons} rows={rows({ ...data.filter, subject: 'person' })} name={t('问责人员', 'Persons')} /></strong> {t('名', '')}</li>
      {!source && data.bySource.map((s) => <li key={s.kind}>{label(accountabilitySourceNames[s.kind])} <strong><FigureLink n={s.cases} rows={rows(s.filter)} name={label(accountabilitySourceNames[s.kind])} /></strong> {t('件', 'cases')}</li>)}
      <li>{t('尽职免责', 'Exempted')} <strong><FigureLink n={data.exempted.count} rows={rows(data.exempted.filter)} name={t('尽职免责', 'Exempted')} /></strong> {t('件', 'cases')}</li>
      {data.items.map((i) => <li key={i.measure}>{label(accountabilityMeasureTexts[i.measure])} <strong><FigureLink n={i.count} rows={rows(i.filter)} name={label(accountabilityMeasureTexts[i.measure])} /></strong></li>)}
    </Flex>
  );
}
