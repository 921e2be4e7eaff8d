import { vetoApi, vetoLifecycle, vetoStates, vetoTriggers, type Veto } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { VetoTag } from './tags';
import { VetoForm } from './veto-form';

export function Trigger({ of }: { of: Veto['trigger'] }) {
  return <>{useWords().label(vetoTriggers[of])}</>;
}

const spec: ListSpec<Veto> = {
  name: 'responsibility.veto', op: vetoApi.list, rowKey: (v) => v.id, rowName: (v) => v.unitName ?? v.memberName ?? '', href: (v) => `vetoes/${v.id}`,
  columns: [
    { key: 'subject', title: { zh: '被否决单位、人员', en: 'Unit or person' }, main: true, render: (v) => <span style={{ overflowWrap: 'anywhere' }}>{v.unitName ?? v.memberName}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (v) => <VetoTag status={v.status} />, phone: 'mark' },
    { key: 'trigger', title: { zh: '情形', en: 'Ground' }, render: (v) => <Trigger of={v.trigger} />, phone: 'line' },
    { key: 'period', title: { zh: '期间', en: 'Period' }, render: (v) => <span style={{ whiteSpace: 'nowrap' }}>{v.from} – {v.to}</span>, phone: 'line' },
    { key: 'basis', title: { zh: '依据', en: 'Basis' }, render: (v) => <span style={{ overflowWrap: 'anywhere' }}>{v.basis}</span> },
  ],
  filters: [
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: vetoStates.map((value) => ({ value, label: vetoLifecycle.states[value] })) },
    { kind: 'choice', key: 'trigger', label: { zh: '情形', en: 'Ground' }, choices: Object.entries(vetoTriggers).map(([value, label]) => ({ value, label })) },
    { kind: 'unit', key: 'unitId', label: { zh: '单位', en: 'Unit' } },
  ],
  saved: true, exports: true, empty: { text: { zh: '没有一票否决。提请后由他人审核，生效后作用于期间内的考核。', en: 'There is no veto. Another person reviews one, and in effect it acts on the assessments of its period.' } },
};

/** 一票否决 of units and persons. */
export function VetoListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('veto.propose') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('提请否决', 'Propose a veto')}</Button>;
  return (
    <>
      <ListPage title={t('一票否决', 'Vetoes')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('提请否决', 'Propose a veto')} open={open} onClose={() => setOpen(false)}><VetoForm onDone={(v) => void navigate(to(`vetoes/${v.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
