import { dutyObjectApi, dutyObjectLifecycle, dutyObjectStates, type DutyObject } from '@anlan/contracts/responsibility';
import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useDutyKinds } from '../duty-kind/use-kinds';
import { objectFilters } from './object-filters';
import { ObjectForm } from './object-form';
import { FilledTag, long, ObjectTag } from './tags';

const spec: ListSpec<DutyObject> = {
  name: 'responsibility.duty-object', op: dutyObjectApi.list, rowKey: (o) => o.id, rowName: (o) => o.name, exports: true, counts: true, saved: true,
  columns: [
    { key: 'name', title: { zh: '对象名称', en: 'Object' }, main: true, render: (o) => long(o.name) },
    { key: 'filled', title: { zh: '落实', en: 'Holders' }, render: (o) => (o.status === 'in_use' ? <FilledTag filled={o.filled} /> : <ObjectTag status={o.status} />), phone: 'mark' },
    { key: 'kind', title: { zh: '种类', en: 'Kind' }, render: (o) => o.kindName, phone: 'line' },
    { key: 'code', title: { zh: '编码', en: 'Code' }, render: (o) => long(o.code) },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (o) => o.divisionName, phone: 'line' },
    { key: 'holders', title: { zh: '责任人', en: 'Holders' }, render: (o) => long(o.holders.map((h) => h.personName).join('、') || NONE), phone: 'line' },
    { key: 'unit', title: { zh: '管理单位', en: 'Unit in charge' }, render: (o) => o.unitName },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (o) => <ObjectTag status={o.status} />, extra: true },
    { key: 'address', title: { zh: '地址', en: 'Address' }, render: (o) => long(o.address ?? NONE), extra: true },
  ],
  search: { key: 'q', hint: { zh: '编码、名称', en: 'Code, name' } },
  empty: { text: { zh: '还没有三防对象。登记堤防、水库、易涝点等，或从文件导入。', en: 'There is no object yet: register dikes, reservoirs, waterlogging points, or import them from a file.' } },
};

/** 三防对象 with their holders of a year. */
export function DutyObjectListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [params] = useSearchParams();
  const year = params.get('year');
  const kinds = useDutyKinds();
  const may = useRights().may('duty-holder.manage');
  const whole = useMemo((): ListSpec<DutyObject> => ({
    ...spec,
    href: (o) => `duty-objects/${o.id}${year ? `?year=${year}` : ''}`,
    filters: [
      ...objectFilters(kinds.data ?? []),
      { kind: 'choice', key: 'filled', label: { zh: '落实', en: 'Holders' }, choices: [{ value: 'true', label: { zh: '已落实', en: 'All in place' } }, { value: 'false', label: { zh: '有缺口', en: 'Somebody is missing' } }] },
      { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: dutyObjectStates.map((value) => ({ value, label: dutyObjectLifecycle.states[value] })) },
    ],
  }), [kinds.data, year]);
  const add = may && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('登记对象', 'Register an object')}</Button>;
  const actions = (
    <>
      <LinkButton to={`duty-objects/gaps${year ? `?year=${year}` : ''}`}>{t('缺口清单', 'Gaps')}</LinkButton>
      {may && <LinkButton to="duty-objects/import" icon={<UploadOutlined />}>{t('导入', 'Import')}</LinkButton>}
      {add}
    </>
  );
  return (
    <>
      <ListPage title={t('三防对象', 'Duty objects')} spec={{ ...whole, empty: { ...whole.empty, action: add } }} actions={actions} />
      <FormDrawer title={t('登记三防对象', 'Register a duty object')} open={open} onClose={() => setOpen(false)}><ObjectForm onDone={(o) => void navigate(to(`duty-objects/${o.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
