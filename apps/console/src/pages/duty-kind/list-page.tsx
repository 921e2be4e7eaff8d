import { dutyKindApi, type DutyKind } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { DutyKindForm } from './kind-form';
import { KindTag, Roles } from './kind-tags';

const spec: ListSpec<DutyKind> = {
  name: 'responsibility.duty-kind', op: dutyKindApi.list, rowKey: (k) => k.id, rowName: (k) => k.name, href: (k) => `duty-kinds/${k.id}`, saved: true,
  columns: [
    { key: 'name', title: { zh: '种类名称', en: 'Kind' }, main: true, render: (k) => <span style={{ overflowWrap: 'anywhere' }}>{k.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (k) => <KindTag status={k.status} />, phone: 'mark' },
    { key: 'roles', title: { zh: '须有的责任人', en: 'Holders needed' }, render: (k) => <Roles of={k.roles} />, phone: 'line' },
    { key: 'key', title: { zh: '代码', en: 'Key' }, render: (k) => k.key, extra: true },
  ],
  filters: [{ kind: 'choice', key: 'active', label: { zh: '状态', en: 'State' }, choices: [{ value: 'true', label: { zh: '在用', en: 'Active' } }, { value: 'false', label: { zh: '停用', en: 'Retired' } }] }],
  search: { key: 'q', hint: { zh: '名称、代码', en: 'Name, key' } },
  empty: { text: { zh: '还没有三防对象种类。从种类库采用，或自行定义。', en: 'There is no kind yet: adopt one of the library, or define your own.' } },
};

/** 三防对象种类 For what kinds of objects the district names duty holders. */
export function DutyKindListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const may = useRights().may('duty-kind.manage');
  const actions = may && (
    <>
      <LinkButton to="duty-kinds/library">{t('种类库', 'Library')}</LinkButton>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('定义种类', 'Define a kind')}</Button>
    </>
  );
  return (
    <>
      <ListPage title={t('三防对象种类', 'Kinds of duty objects')} spec={{ ...spec, empty: { ...spec.empty, action: may && <LinkButton to="duty-kinds/library" type="primary">{t('到种类库', 'To the library')}</LinkButton> } }} actions={actions} />
      <FormDrawer title={t('定义种类', 'Define a kind')} open={open} onClose={() => setOpen(false)}><DutyKindForm onDone={(k) => void navigate(to(`duty-kinds/${k.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
