import { parkApi, parkLifecycle, parkStates, type Park, type ParkHazardsOfPark } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ParkFiguresCard, ParkHazardsCard } from './figures-card';
import { MyParks } from './my-parks';
import { ParkForm } from './park-form';
import { ParkTag } from './words';

const specWith = (hazards: ReadonlyMap<string, ParkHazardsOfPark>): ListSpec<Park> => ({
  name: 'responsibility.park', op: parkApi.list, rowKey: (x) => x.id, rowName: (x) => x.name, href: (x) => `parks/${x.id}`,
  columns: [
    { key: 'name', title: { zh: '园区名称', en: 'Name' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <ParkTag of={x} />, phone: 'mark' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (x) => x.divisionName, phone: 'line' },
    { key: 'landlord', title: { zh: '出租方', en: 'Landlords' }, render: (x) => x.parties.landlord, align: 'right' },
    { key: 'property', title: { zh: '物业管理方', en: 'Property managers' }, render: (x) => x.parties.property, align: 'right' },
    { key: 'tenant', title: { zh: '承租方', en: 'Tenants' }, render: (x) => x.parties.tenant, align: 'right', sum: (x) => x.parties.tenant },
    { key: 'signed', title: { zh: '协议有效 / 应签', en: 'Agreements in force / asked' }, render: (x) => `${x.parties.signed} / ${x.parties.asked}`, phone: 'line' },
    { key: 'tasks', title: { zh: '任务完成', en: 'Tasks done' }, render: (x) => `${x.lists.reduce((n, l) => n + l.closed, 0)} / ${x.lists.reduce((n, l) => n + l.total, 0)}`, phone: 'line' },
    { key: 'hazards', title: { zh: '隐患整改 / 发现', en: 'Hazards rectified / found' }, render: (x) => hazardsText(hazards.get(x.id)), phone: 'line' },
    { key: 'address', title: { zh: '地址', en: 'Address' }, render: (x) => x.address, extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: parkStates.map((value) => ({ value, label: parkLifecycle.states[value] })) },
    { kind: 'given', key: 'parkId', label: { zh: '同一园区', en: 'One park' } },
  ],
  search: { key: 'q', hint: { zh: '编号、名称、地址', en: 'Number, name, address' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有您看得到的园区。先登记园区，再登记出租方、物业管理方和承租方，关联三个清单。', en: 'There is no park that you see. Register a park, then its landlord, property manager and tenants, and name its lists.' } },
});

/** What enforcement did not say is not none. */
const hazardsText = (of: ParkHazardsOfPark | undefined): string => (of?.found && of.rectified ? `${of.rectified.count} / ${of.found.count} · ${rate(of.rectified.count, of.found.count)}` : NONE);

/** 工业园区: to an enterprise its own, to everybody else all that he sees. */
export function ParkListPage() {
  return useRights().isOwnAlone('park.read') ? <MyParks /> : <AllParks />;
}

function AllParks() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [open, setOpen] = useState(false);
  const divisionCode = params.get('divisionCode');
  const place = divisionCode !== null && { divisionCode };
  const { data: hazards } = useRead(parkApi.hazards, { query: { ...place } as never }, { keep: true });
  const spec = specWith(new Map(hazards?.items.map((h) => [h.parkId, h])));
  const add = useRights().may('park.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('登记园区', 'Register a park')}</Button>;
  return (
    <>
      <ListPage title={t('工业园区', 'Industrial parks')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add}><ParkFiguresCard {...place} /><ParkHazardsCard hazards={hazards} /></ListPage>
      <FormDrawer title={t('登记园区', 'Register a park')} open={open} onClose={() => setOpen(false)}><ParkForm onDone={(x) => void navigate(to(`parks/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
