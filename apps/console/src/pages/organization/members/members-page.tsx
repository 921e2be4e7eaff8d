import { memberApi, type CreatedMember, type MemberDto } from '@anlan/contracts/tenancy';
import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { LinkButton } from '../../../patterns/link-button';
import { ListPage } from '../../../patterns/list/list-page';
import type { ListSpec } from '../../../patterns/list/list.types';
import { ToneTag } from '../../../patterns/tone-tag';
import { useRights } from '../../../session/rights';
import { instantText, NONE } from '../../../text/format';
import { useWords } from '../../../text/text';
import { CreateMember } from './create-member';
import { FirstPassword } from './first-password';

export function EnabledTag({ enabled }: { enabled: boolean }) {
  const { t } = useWords();
  return enabled ? <ToneTag tone="good">{t('在用', 'Active')}</ToneTag> : <ToneTag>{t('已停用', 'Disabled')}</ToneTag>;
}

/** The people of the tenant: one by one, or many from a list. */
export function MembersPage() {
  const { t } = useWords();
  const rights = useRights();
  const [creating, setCreating] = useState(false);
  const [created, setCreated] = useState<CreatedMember>();
  const mayExport = rights.may('member.export');
  const spec = useMemo<ListSpec<MemberDto>>(
    () => ({
      name: 'tenancy.member', op: memberApi.list, rowKey: (m) => m.id, href: (m) => `organization/members/${m.id}`, exports: mayExport, counts: true, saved: true,
      search: { key: 'q', hint: { zh: '姓名或登录名', en: 'Name or username' } },
      filters: [
        { kind: 'unit', key: 'unitId', label: { zh: '机构', en: 'Unit' } },
        { kind: 'choice', key: 'enabled', label: { zh: '状态', en: 'State' }, choices: [{ value: 'true', label: { zh: '在用', en: 'Active' } }, { value: 'false', label: { zh: '已停用', en: 'Disabled' } }] },
      ],
      columns: [
        { key: 'displayName', title: { zh: '姓名', en: 'Name' }, main: true, render: (m) => m.displayName },
        { key: 'username', title: { zh: '登录名', en: 'Username' }, render: (m) => <code>{m.username}</code>, phone: 'line' },
        { key: 'unitName', title: { zh: '机构', en: 'Unit' }, render: (m) => m.unitName ?? NONE, phone: 'line' },
        { key: 'postName', title: { zh: '岗位', en: 'Post' }, render: (m) => m.postName ?? NONE, phone: 'line' },
        { key: 'phone', title: { zh: '电话', en: 'Phone' }, render: (m) => m.phone ?? NONE },
        { key: 'enabled', title: { zh: '状态', en: 'State' }, render: (m) => <EnabledTag enabled={m.enabled} />, phone: 'mark' },
        { key: 'createdAt', title: { zh: '加入时间', en: 'Since' }, extra: true, render: (m) => instantText(m.createdAt) },
      ],
      empty: { text: { zh: '还没有人员。可逐个新增，或用名单导入。', en: 'Nobody yet. Add people one by one, or import a list.' } },
    }),
    [mayExport],
  );
  return (
    <>
      <ListPage
        title={t('人员', 'People')} spec={spec}
        actions={rights.may('member.manage') && (
          <>
            <LinkButton to="organization/members/import" icon={<ImportOutlined />}>{t('导入名单', 'Import a list')}</LinkButton>
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{t('新增人员', 'New person')}</Button>
          </>
        )}
      />
      <FormDrawer title={t('新增人员', 'New person')} open={creating} onClose={() => setCreating(false)}>
        <CreateMember onCancel={() => setCreating(false)} onDone={(m) => { setCreating(false); setCreated(m); }} />
      </FormDrawer>
      <FirstPassword of={created && { username: created.username, displayName: created.displayName, password: created.initialPassword }} onClose={() => setCreated(undefined)} />
    </>
  );
}
