import { inspectionTourApi, inspectionTourLevelNames, inspectionTourLevels, inspectionTourLifecycle, inspectionTourStates, type InspectionTour } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import { useOfCommittees } from '../../patterns/list/committee-filter';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { TourFiguresCard } from './figures-card';
import { TourForm } from './tour-form';
import { FindingsText, Targets, targetsOf, TourTag } from './words';

function Level({ level }: Pick<InspectionTour, 'level'>) {
  return <>{useWords().label(inspectionTourLevelNames[level])}</>;
}

const spec: ListSpec<InspectionTour> = {
  name: 'responsibility.inspection_tour', op: inspectionTourApi.list, rowKey: (x) => x.id, rowName: (x) => x.name, href: (x) => `inspection-tours/${x.id}`,
  columns: [
    { key: 'name', title: { zh: '巡查名称', en: 'Name' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <TourTag of={x} />, phone: 'mark' },
    { key: 'targets', title: { zh: '被巡查单位', en: 'Targets' }, render: (x) => <Targets of={targetsOf(x)} />, phone: 'line' },
    { key: 'stay', title: { zh: '进驻', en: 'Stay' }, render: (x) => `${x.stationedOn ?? x.stayFrom} – ${x.leftOn ?? x.stayTo}`, phone: 'line' },
    { key: 'findings', title: { zh: '反馈问题', en: 'Findings' }, render: (x) => <FindingsText of={x} />, phone: 'line' },
    { key: 'level', title: { zh: '级别', en: 'Level' }, render: (x) => <Level level={x.level} /> },
    { key: 'leader', title: { zh: '组长', en: 'Head' }, render: (x) => x.leader.name },
    { key: 'rectifyBy', title: { zh: '整改时限', en: 'Rectified by' }, render: (x) => x.rectifyBy ?? NONE },
    { key: 'committee', title: { zh: '以委员会名义', en: 'In the name of' }, render: (x) => x.committee?.name ?? NONE, extra: true },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (x) => x.year, extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: inspectionTourStates.map((value) => ({ value, label: inspectionTourLifecycle.states[value] })) },
    { kind: 'choice', key: 'level', label: { zh: '级别', en: 'Level' }, choices: inspectionTourLevels.map((value) => ({ value, label: inspectionTourLevelNames[value] })) },
    { kind: 'unit', key: 'targetUnitId', label: { zh: '被巡查单位', en: 'Target' } },
    { kind: 'division', key: 'targetDivisionCode', label: { zh: '被巡查区划', en: 'Division visited' }, extra: true },
    { kind: 'flag', key: 'stationed', label: { zh: '已进驻', en: 'Was stationed' } },
    { kind: 'days', key: 'stationedOn', from: 'stationedFrom', to: 'stationedTo', whole: true, label: { zh: '进驻日期', en: 'Entered' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '编号、名称、依据', en: 'Number, name, basis' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有安全生产巡查。先拟定方案，由他人批准后进驻；反馈的问题列入清单，逐项整改、销号。', en: 'There is no inspection tour. Draft a plan: another approves it, the group enters, and what it finds is rectified and closed item by item.' } },
};

/** 安全生产巡查 Every tour that one sees. */
export function InspectionTourListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const list = useOfCommittees(spec);
  const add = useRights().mayEverywhere('inspection-tour.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('拟定方案', 'Draft a plan')}</Button>;
  return (
    <>
      <ListPage title={t('安全生产巡查', 'Inspection tours')} spec={{ ...list, empty: { ...spec.empty, action: add } }} actions={add}><TourFiguresCard /></ListPage>
      <FormDrawer title={t('拟定巡查方案', 'Draft the plan of a tour')} open={open} onClose={() => setOpen(false)}><TourForm onDone={(x) => void navigate(to(`inspection-tours/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
