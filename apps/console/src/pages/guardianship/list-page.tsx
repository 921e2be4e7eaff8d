import { guardianshipApi, guardianshipLifecycle, guardianshipStates, type Guardianship } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { long } from '../duty-object/tags';
import { caredOf, GuardianshipTag } from './tags';
import { useTiers } from './use-tiers';

const spec: ListSpec<Guardianship> = {
  name: 'responsibility.guardianship', op: guardianshipApi.list, rowKey: (g) => g.id, rowName: (g) => `${caredOf(g)} ${g.personName}`, href: (g) => `guardianships/${g.id}`, exports: true, counts: true, saved: true,
  columns: [
    { key: 'cared', title: { zh: '包保对象', en: 'In his care' }, main: true, render: (g) => long(caredOf(g)) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (g) => <GuardianshipTag of={g} />, phone: 'mark' },
    { key: 'person', title: { zh: '包保人', en: 'Guardian' }, render: (g) => long(g.personName), phone: 'line' },
    { key: 'tier', title: { zh: '层级', en: 'Tier' }, render: (g) => long(g.tierName), phone: 'line' },
    { key: 'address', title: { zh: '地址', en: 'Address' }, render: (g) => (g.address ? long(g.address) : NONE), phone: 'line' },
    { key: 'households', title: { zh: '户数', en: 'Households' }, render: (g) => numberText(g.households), align: 'right' },
    { key: 'phone', title: { zh: '包保人电话', en: 'Phone' }, render: (g) => g.phone ?? NONE },
    { key: 'from', title: { zh: '包保起', en: 'From' }, render: (g) => g.from },
    { key: 'until', title: { zh: '包保止', en: 'Until' }, render: (g) => g.until ?? NONE, extra: true },
    { key: 'post', title: { zh: '职务', en: 'Post' }, render: (g) => long(g.post ?? NONE), extra: true },
  ],
  search: { key: 'q', hint: { zh: '包保人、户', en: 'Guardian, household' } },
  empty: { text: { zh: '还没有包保。先采用包保层级，再明确每一级的包保人。', en: 'There is no guardianship yet: adopt the tiers, then name the guardians of each.' } },
};

/** 包保 Who has which street, community or household in his care. */
export function GuardianshipListPage() {
  const { t } = useWords();
  const tiers = useTiers();
  const whole = useMemo((): ListSpec<Guardianship> => ({
    ...spec,
    filters: [
      { kind: 'choice', key: 'tierId', label: { zh: '层级', en: 'Tier' }, choices: (tiers.data ?? []).map((x) => ({ value: x.id, label: x.name })) },
      { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
      { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: guardianshipStates.map((value) => ({ value, label: guardianshipLifecycle.states[value] })) },
      { kind: 'flag', key: 'gap', label: { zh: '只看包保人不在岗的', en: 'Only without a guardian who is there' } },
      { kind: 'member', key: 'memberId', label: { zh: '包保人', en: 'Guardian' }, extra: true },
    ],
  }), [tiers.data]);
  const add = useRights().may('guardianship.manage') && <LinkButton to="guardianships/new" type="primary" icon={<PlusOutlined />}>{t('明确包保人', 'Give a guardianship')}</LinkButton>;
  return <ListPage title={t('包保', 'Guardianships')} spec={{ ...whole, empty: { ...whole.empty, action: add } }} actions={<><LinkButton to="guardianships/tree">{t('包保树', 'As a tree')}</LinkButton>{add}</>} />;
}
