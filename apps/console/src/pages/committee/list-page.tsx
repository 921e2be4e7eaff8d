import { committeeApi, committeeKindNames, committeeKinds, committeeLifecycle, committeeStates, type Committee } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useCommittees } from '../../patterns/pickers/committee-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { EstablishForm } from './committee-forms';
import { CommitteeTag, EndedTag, shortKinds } from './committee-tags';
import { CommitteeTree } from './committee-tree';

const spec: ListSpec<Committee> = {
  name: 'responsibility.committee', op: committeeApi.list, rowKey: (c) => c.id, rowName: (c) => c.name, href: (c) => `committees/${c.id}`, counts: true,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (c) => <span style={{ overflowWrap: 'anywhere' }}>{c.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (c) => <Flex gap={4} wrap><CommitteeTag status={c.status} /><EndedTag committee={c} /></Flex>, phone: 'mark' },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (c) => <Kind kind={c.kind} />, phone: 'line' },
    { key: 'field', title: { zh: '领域', en: 'Field' }, render: (c) => c.field ?? NONE },
    { key: 'office', title: { zh: '办公室', en: 'Office' }, render: (c) => c.officeUnitName ?? NONE, phone: 'line' },
    { key: 'setUpOn', title: { zh: '设立日期', en: 'Set up on' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.setUpOn}</span> },
    { key: 'endsOn', title: { zh: '期限', en: 'Last day' }, render: (c) => c.endsOn ?? NONE },
    { key: 'adjustments', title: { zh: '调整次数', en: 'Adjustments' }, render: (c) => numberText(c.adjustments), align: 'right' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (c) => c.divisionName },
    { key: 'basis', title: { zh: '设立依据', en: 'Basis' }, render: (c) => c.basisDocument, extra: true },
  ],
  search: { key: 'q', hint: { zh: '名称、领域、文号', en: 'Name, field, document' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有委员会。设立安委会、专委会、防指或专班后，组成人员和历次调整都记在这里。', en: 'There is no committee yet. Once one is set up, its members and every adjustment are on record here.' } },
};

function Kind({ kind }: Pick<Committee, 'kind'>) {
  return <>{useWords().label(shortKinds[kind])}</>;
}

/** 委员会 Committees, headquarters and task forces, who stands below whom, and where a seat is empty. */
export function CommitteeListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const all = useCommittees();
  const filters = useMemo<NonNullable<ListSpec<Committee>['filters']>>(() => [
    { kind: 'choice', key: 'kind', label: { zh: '类别', en: 'Kind' }, choices: committeeKindNames.map((value) => ({ value, label: committeeKinds[value] })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: committeeStates.map((value) => ({ value, label: committeeLifecycle.states[value] })), many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'choice', key: 'parentCommitteeId', label: { zh: '上级委员会', en: 'Below' }, choices: (all.data ?? []).map((c) => ({ value: c.id, label: c.name })), extra: true },
    { kind: 'unit', key: 'unitId', label: { zh: '成员单位', en: 'A unit that sits in it' }, extra: true },
    { kind: 'member', key: 'memberId', label: { zh: '组成人员', en: 'A person who sits in it' }, extra: true },
    { kind: 'flag', key: 'overdue', label: { zh: '期满未撤销的专班', en: 'Task forces past their last day' }, extra: true },
  ], [all.data]);
  const add = useRights().may('committee.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('设立委员会', 'Set up a committee')}</Button>;
  return (
    <>
      <ListPage title={t('委员会', 'Committees')} spec={{ ...spec, filters, empty: { ...spec.empty, action: add } }} actions={<><LinkButton to="committees/figures">{t('履职次数', 'Work in numbers')}</LinkButton><LinkButton to="committees/vacancies">{t('缺位清单', 'Vacancies')}</LinkButton>{add}</>}><CommitteeTree /></ListPage>
      <FormDrawer title={t('设立委员会', 'Set up a committee')} open={open} onClose={() => setOpen(false)} width={720}><EstablishForm onDone={(c) => void navigate(to(`committees/${c.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
