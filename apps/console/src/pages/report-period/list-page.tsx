import { reportPeriodApi, reportPeriodKindNames, reportPeriodKinds, reportPeriodLifecycle, reportPeriodStates, type ReportPeriod } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { OpenPeriodForm } from './open-form';
import { PeriodTitle, ReportPeriodTag } from './tags';

const spec: ListSpec<ReportPeriod> = {
  name: 'responsibility.report-period', op: reportPeriodApi.list, rowKey: (p) => p.id, rowName: (p) => `${p.period} ${p.edition}`, href: (p) => `report-periods/${p.id}`,
  columns: [
    { key: 'period', title: { zh: '期次', en: 'Period' }, main: true, render: (p) => <PeriodTitle of={p} /> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (p) => <ReportPeriodTag status={p.status} />, phone: 'mark' },
    { key: 'days', title: { zh: '起止', en: 'Days' }, render: (p) => <span style={{ whiteSpace: 'nowrap' }}>{p.from} – {p.to}</span>, phone: 'line' },
    { key: 'compiled', title: { zh: '汇总', en: 'Compiled' }, render: (p) => (p.compiledBy ? `${p.compiledBy.name} ${instantText(p.compiledAt)}` : NONE) },
    { key: 'document', title: { zh: '文号', en: 'Document' }, render: (p) => <span style={{ overflowWrap: 'anywhere' }}>{p.document ?? NONE}</span>, phone: 'line' },
    { key: 'issued', title: { zh: '签发', en: 'Issued' }, render: (p) => (p.issuedBy ? `${p.issuedBy.name} ${instantText(p.issuedAt)}` : NONE) },
    { key: 'openedBy', title: { zh: '立项人', en: 'Opened by' }, render: (p) => p.openedBy.name, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'kind', label: { zh: '种类', en: 'Kind' }, choices: reportPeriodKinds.map((value) => ({ value, label: reportPeriodKindNames[value] })) },
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: reportPeriodStates.map((value) => ({ value, label: reportPeriodLifecycle.states[value] })) },
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'text', key: 'period', label: { zh: '期次（如 2026-11）', en: 'Period, such as 2026-11' }, extra: true },
    { kind: 'given', key: 'lineId', label: { zh: '同一期的各版', en: 'Editions of one period' } },
  ],
  saved: true, exports: true,
  empty: { text: { zh: '还没有统计期。立项后按台账汇总，由他人审核，锁定后签发通报。', en: 'There is no report yet. Open a period, compile it from the ledgers, have another review it, lock it and have it issued.' } },
};

/** 统计与通报 Reports by period and edition, the newest first. */
export function ReportPeriodListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const add = useRights().may('report-period.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('立项统计期', 'Open a period')}</Button>;
  return (
    <>
      <ListPage title={t('统计与通报', 'Reports')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('立项统计期', 'Open a period')} open={open} onClose={() => setOpen(false)}><OpenPeriodForm onDone={(p) => void navigate(to(`report-periods/${p.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
