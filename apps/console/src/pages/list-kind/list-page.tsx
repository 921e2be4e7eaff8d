import { listKindApi, type ListKind } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { KindForm } from './kind-form';
import { Abilities, KindTag, Wants } from './kind-tags';

const spec: ListSpec<ListKind> = {
  name: 'responsibility.list-kind', op: listKindApi.list, rowKey: (k) => k.id, rowName: (k) => k.name, href: (k) => `list-kinds/${k.id}`,
  columns: [
    { key: 'name', title: { zh: '清单名称', en: 'Kind' }, main: true, render: (k) => <span style={{ overflowWrap: 'anywhere' }}>{k.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (k) => <KindTag status={k.status} />, phone: 'mark' },
    { key: 'wants', title: { zh: '须写明', en: 'Items say' }, render: (k) => <Wants wants={k.wants} />, phone: 'line' },
    { key: 'like', title: { zh: '办法', en: 'How it is kept' }, render: (k) => <Abilities kind={k} />, phone: 'line' },
    { key: 'groups', title: { zh: '分类', en: 'Groups' }, render: (k) => k.groups.length || NONE },
    { key: 'promotion', title: { zh: '上报清单', en: 'Promoted to' }, render: (k) => k.promotionName ?? NONE },
    { key: 'key', title: { zh: '代码', en: 'Key' }, render: (k) => k.key, extra: true },
  ],
  filters: [{ kind: 'choice', key: 'active', label: { zh: '状态', en: 'State' }, choices: [{ value: 'true', label: { zh: '在用', en: 'Active' } }, { value: 'false', label: { zh: '停用', en: 'Retired' } }] }],
  search: { key: 'q', hint: { zh: '名称、代码', en: 'Name, key' } }, saved: true,
  empty: { text: { zh: '还没有清单种类。从种类库采用，或自行定义。', en: 'There is no kind yet: adopt one of the library, or define your own.' } },
};

/** 清单种类 What kinds of lists the district keeps. */
export function ListKindListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const may = useRights().may('list-kind.manage');
  const actions = may && (
    <>
      <LinkButton to="list-kinds/library">{t('种类库', 'Library')}</LinkButton>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('定义种类', 'Define a kind')}</Button>
    </>
  );
  return (
    <>
      <ListPage title={t('清单种类', 'Kinds of lists')} spec={{ ...spec, empty: { ...spec.empty, action: may && <LinkButton to="list-kinds/library" type="primary">{t('到种类库', 'To the library')}</LinkButton> } }} actions={actions} />
      <FormDrawer title={t('定义清单种类', 'Define a kind of list')} open={open} onClose={() => setOpen(false)} width={600}><KindForm onDone={(k) => void navigate(to(`list-kinds/${k.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
