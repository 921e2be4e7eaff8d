import { agreementStateNames, agreementStates, parkPartyApi, parkPartyLifecycle, parkPartyStates, parkRoleNames, parkRoles, type ParkParty } from '@anlan/contracts/responsibility';
import { UploadOutlined } from '@ant-design/icons';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { HazardsLink, PartyTag, Role } from './words';

const spec: ListSpec<ParkParty> = {
  name: 'responsibility.park_party', op: parkPartyApi.list, rowKey: (x) => x.id, rowName: (x) => x.name, href: (x) => `park-parties/${x.id}`,
  columns: [
    { key: 'name', title: { zh: '单位名称', en: 'Name' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.name}</span> },
    { key: 'agreement', title: { zh: '协议', en: 'Agreement' }, render: (x) => <PartyTag of={x} />, phone: 'mark' },
    { key: 'role', title: { zh: '身份', en: 'Role' }, render: (x) => <Role role={x.role} />, phone: 'line' },
    { key: 'park', title: { zh: '园区', en: 'Park' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.parkName}</span>, phone: 'line' },
    { key: 'buildings', title: { zh: '楼栋', en: 'Buildings' }, render: (x) => x.buildings.join('、') || NONE },
    { key: 'endsOn', title: { zh: '有效期至', en: 'Ends on' }, render: (x) => x.endsOn ?? NONE, phone: 'line' },
    { key: 'hazards', title: { zh: '隐患', en: 'Hazards' }, render: (x) => <HazardsLink of={x} /> },
    { key: 'creditCode', title: { zh: '统一社会信用代码', en: 'Credit code' }, render: (x) => x.creditCode ?? NONE, extra: true },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (x) => x.divisionName, extra: true },
    { key: 'signedOn', title: { zh: '签订日期', en: 'Signed on' }, render: (x) => x.signedOn ?? NONE, extra: true },
    { key: 'unit', title: { zh: '账号单位', en: 'Unit of its accounts' }, render: (x) => x.unitName ?? NONE, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'role', label: { zh: '身份', en: 'Role' }, choices: parkRoles.map((value) => ({ value, label: parkRoleNames[value] })) },
    { kind: 'choice', key: 'agreement', many: true, label: { zh: '协议', en: 'Agreement' }, choices: agreementStates.map((value) => ({ value, label: agreementStateNames[value] })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: parkPartyStates.map((value) => ({ value, label: parkPartyLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'text', key: 'building', label: { zh: '楼栋（全称）', en: 'Building, by its whole name' }, extra: true },
    { kind: 'choice', key: 'coded', label: { zh: '有无信用代码', en: 'With a credit code' }, choices: [{ value: 'true', label: { zh: '有', en: 'Yes' } }, { value: 'false', label: { zh: '无', en: 'No' } }], extra: true },
    { kind: 'given', key: 'mine', label: { zh: '本单位', en: 'Our own' } },
    { kind: 'flag', key: 'inUse', label: { zh: '在管园区的', en: 'Of parks in use' } },
    { kind: 'given', key: 'parkId', label: { zh: '同一园区', en: 'Of one park' } },
  ],
  search: { key: 'q', hint: { zh: '单位、信用代码、园区', en: 'Name, credit code, park' } }, saved: true, exports: true,
  empty: { text: { zh: '没有您看得到的园区单位。在园区页面登记出租方、物业管理方、承租方。', en: 'There is no party that you see. Landlords, property managers and tenants are registered on the page of their park.' } },
};

/** 园区三方 Landlords, property managers and tenants of all parks that one sees. */
export function ParkPartyListPage() {
  const { t } = useWords();
  const add = useRights().may('park.manage') && <LinkButton to="park-parties/import" icon={<UploadOutlined />}>{t('导入', 'Import')}</LinkButton>;
  return <ListPage title={t('园区三方', 'Parties of parks')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />;
}
