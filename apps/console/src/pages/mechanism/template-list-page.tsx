import { mechanismScopeNames, mechanismScopes, mechanismTemplateApi, mechanismTemplateLifecycle, mechanismTemplateStates, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords, type Text } from '../../text/text';
import { TemplateTag } from './tags';
import { TemplateForm } from './template-form';

function Label({ of }: { of: Text }) {
  return <>{useWords().label(of)}</>;
}

const spec: ListSpec<MechanismTemplate> = {
  name: 'responsibility.mechanism-template', op: mechanismTemplateApi.list, rowKey: (m) => m.id, rowName: (m) => m.name, href: (m) => `mechanism-templates/${m.id}`, saved: true,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (m) => <span style={{ overflowWrap: 'anywhere' }}>{m.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (m) => <TemplateTag status={m.status} />, phone: 'mark' },
    { key: 'scope', title: { zh: '范围', en: 'Scope' }, render: (m) => <Label of={mechanismScopeNames[m.scope]} />, phone: 'line' },
    { key: 'items', title: { zh: '项数', en: 'Items' }, render: (m) => m.items.length, align: 'right', phone: 'line' },
    { key: 'unit', title: { zh: '牵头单位', en: 'Lead unit' }, render: (m) => m.ownerUnitName, phone: 'line' },
    { key: 'number', title: { zh: '版次', en: 'Version' }, render: (m) => m.number, align: 'right' },
    { key: 'source', title: { zh: '依据文件', en: 'Source' }, render: (m) => <span style={{ overflowWrap: 'anywhere' }}>{m.sourceDocument}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: mechanismTemplateStates.map((value) => ({ value, label: mechanismTemplateLifecycle.states[value] })) },
    { kind: 'choice', key: 'scope', label: { zh: '范围', en: 'Scope' }, choices: mechanismScopes.map((value) => ({ value, label: mechanismScopeNames[value] })) },
  ],
  search: { key: 'q', hint: { zh: '名称', en: 'Name' } },
  empty: { text: { zh: '还没有机制模板。把“四个一”“八个到位”之类写成若干项，再列入场所、单位或企业逐项落实。', en: 'There is no template yet. Write a slogan such as 四个一 as its items, then list the places, units or enterprises that live up to it.' } },
};

/** 机制模板 */
export function MechanismTemplateListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('mechanism.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('定义机制', 'Define a mechanism')}</Button>;
  return (
    <>
      <ListPage title={t('机制模板', 'Mechanism templates')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('定义机制', 'Define a mechanism')} open={open} onClose={() => setOpen(false)} width={640}><TemplateForm onDone={(m) => void navigate(to(`mechanism-templates/${m.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
