import { honourApi, honourKindNames, honourKinds, honourLevelNames, honourLevels, honourLifecycle, honourStates, type Honour } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { CountsCard } from './counts-card';
import { HonourForm } from './honour-form';
import { HonourTag, Label } from './tags';

const long = (text: string) => <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;

const spec: ListSpec<Honour> = {
  name: 'responsibility.honour', op: honourApi.list, rowKey: (h) => h.id, rowName: (h) => h.title, href: (h) => `honours/${h.id}`,
  columns: [
    { key: 'title', title: { zh: '名称', en: 'Title' }, main: true, render: (h) => long(h.title) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (h) => <HonourTag status={h.status} />, phone: 'mark' },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (h) => <Label of={honourKindNames[h.kind]} />, phone: 'line' },
    { key: 'level', title: { zh: '级别', en: 'Level' }, render: (h) => <Label of={honourLevelNames[h.level]} />, phone: 'line' },
    { key: 'holders', title: { zh: '获得者', en: 'Holders' }, render: (h) => long(h.holders.map((x) => x.name).join('、')), phone: 'line' },
    { key: 'awardingBody', title: { zh: '授予、推广单位', en: 'Awarded by' }, render: (h) => long(h.awardingBody) },
    { key: 'awardedOn', title: { zh: '授予日期', en: 'Awarded on' }, render: (h) => <span style={{ whiteSpace: 'nowrap' }}>{h.awardedOn}</span>, phone: 'line' },
    { key: 'document', title: { zh: '文号', en: 'Document' }, render: (h) => h.document && long(h.document), extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (h) => <span style={{ whiteSpace: 'nowrap' }}>{h.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'kind', label: { zh: '类别', en: 'Kind' }, choices: honourKinds.map((value) => ({ value, label: honourKindNames[value] })) },
    { kind: 'choice', key: 'level', label: { zh: '级别', en: 'Level' }, choices: honourLevels.map((value) => ({ value, label: honourLevelNames[value] })) },
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: honourStates.map((value) => ({ value, label: honourLifecycle.states[value] })) },
    { kind: 'days', key: 'awardedOn', from: 'from', to: 'to', whole: true, label: { zh: '授予日期', en: 'Awarded on' } },
  ],
  search: { key: 'q', hint: { zh: '编号、名称、授予单位', en: 'Number, title, awarding body' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有登记荣誉、典型经验。附上文件或证书登记，由他人核实后计入统计。', en: 'There is none yet. Register one with its document or certificate: it counts once another person has verified it.' } },
};

/** 荣誉与典型经验 Honours and practices, the newest first. */
export function HonourListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const add = useRights().may('honour.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('登记', 'Register')}</Button>;
  return (
    <>
      <ListPage title={t('荣誉与典型经验', 'Honours and practices')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add}><CountsCard /></ListPage>
      <FormDrawer title={t('登记荣誉、典型经验', 'Register an honour or a practice')} open={open} onClose={() => setOpen(false)} width={600}><HonourForm onDone={(h) => void navigate(to(`honours/${h.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
