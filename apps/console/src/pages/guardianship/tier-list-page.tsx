import { guardianshipTierApi, type GuardianshipTier } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useChange } from '../../api/queries';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { KindTag } from '../duty-kind/kind-tags';
import { long } from '../duty-object/tags';
import { LevelName } from './tags';
import { TierForm } from './tier-form';

const spec: ListSpec<GuardianshipTier> = {
  name: 'responsibility.guardianship-tier', op: guardianshipTierApi.list, rowKey: (x) => x.id, rowName: (x) => x.name, href: (x) => `guardianship-tiers/${x.id}`,
  columns: [
    { key: 'name', title: { zh: '层级名称', en: 'Tier' }, main: true, render: (x) => long(x.name) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <KindTag status={x.status} />, phone: 'mark' },
    { key: 'guardian', title: { zh: '包保人', en: 'Guardian' }, render: (x) => long(x.guardian), phone: 'line' },
    { key: 'level', title: { zh: '包保', en: 'In his care' }, render: (x) => <LevelName level={x.level} />, phone: 'line' },
    { key: 'place', title: { zh: '次序', en: 'Place' }, render: (x) => x.place, align: 'right' },
  ],
  filters: [{ kind: 'choice', key: 'active', label: { zh: '状态', en: 'State' }, choices: [{ value: 'true', label: { zh: '在用', en: 'Active' } }, { value: 'false', label: { zh: '停用', en: 'Retired' } }] }],
  empty: { text: { zh: '还没有包保层级。可采用三级：区领导包街道、街道领导包社区、社区干部包户到人。', en: 'There is no tier yet. The three usual ones may be adopted: leaders of the district, of streets, cadres of communities.' } },
};

/** 包保层级 */
export function TierListPage() {
  const { t } = useWords();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const may = useRights().mayEverywhere('duty-kind.manage');
  const adopt = useChange(guardianshipTierApi.adopt);
  const take = (): void => adopt.mutate({}, { onSuccess: () => void notices.success(t('三级包保已在列', 'The three tiers are there')), onError: (error) => void notices.error(error.message, 6) });
  const actions = may && (
    <>
      <Button loading={adopt.isPending} onClick={take}>{t('采用三级包保', 'Adopt the three tiers')}</Button>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('建立层级', 'Make a tier')}</Button>
    </>
  );
  return (
    <>
      <ListPage title={t('包保层级', 'Tiers of guardianship')} spec={spec} actions={actions} />
      <FormDrawer title={t('建立层级', 'Make a tier')} open={open} onClose={() => setOpen(false)}><TierForm onDone={() => setOpen(false)} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
