import { targetApi, targetLifecycle, targetStates, type Target } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { DueTag } from '../../patterns/due/due-tag';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { endOfDueDay } from '../../patterns/pickers/due-day-field';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { Current, TargetTag, Wanted } from './tags';
import { TargetFiguresCard } from './figures-card';
import { TargetForm } from './target-form';

const spec: ListSpec<Target> = {
  name: 'responsibility.target', op: targetApi.list, rowKey: (x) => x.id, rowName: (x) => x.name, href: (x) => `targets/${x.id}`,
  columns: [
    { key: 'name', title: { zh: '目标', en: 'Target' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <TargetTag of={x} />, phone: 'mark' },
    { key: 'value', title: { zh: '目标值', en: 'Wanted' }, render: (x) => <Wanted of={x} />, align: 'right', phone: 'line' },
    { key: 'current', title: { zh: '完成数', en: 'So far' }, render: (x) => <Current of={x} />, align: 'right', phone: 'line' },
    { key: 'dueOn', title: { zh: '完成时限', en: 'Due' }, render: (x) => <DueTag dueAt={endOfDueDay(x.dueOn)} done={x.status !== 'set' && x.status !== 'in_progress'} />, phone: 'line' },
    { key: 'owner', title: { zh: '责任单位', en: 'Owner' }, render: (x) => x.ownerUnitName, phone: 'line' },
    { key: 'member', title: { zh: '责任人', en: 'Person' }, render: (x) => x.ownerMemberName },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (x) => x.year, extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.number}</span>, extra: true },
    { key: 'source', title: { zh: '来源文件', en: 'Document' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.sourceDocument}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: targetStates.map((value) => ({ value, label: targetLifecycle.states[value] })) },
    { kind: 'unit', key: 'ownerUnitId', label: { zh: '责任单位', en: 'Owner unit' } },
    { kind: 'flag', key: 'overdue', label: { zh: '逾期', en: 'Overdue' } },
  ],
  search: { key: 'q', hint: { zh: '编号、目标', en: 'Number, target' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有工作目标。设定目标值、时限和责任单位，由责任单位报进展，再由他人认定。', en: 'There is no target. Set one with its number, day and owner: the owner reports how far it is, and another concludes it.' } },
};

/** 工作目标 What is to be reached, and how far it is. */
export function TargetListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const add = rights.may('target.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('设定目标', 'Set a target')}</Button>;
  const own = rights.me.member?.unitId;
  return (
    <>
      <ListPage title={t('工作目标', 'Targets')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={<>{own && <LinkButton to={`targets?ownerUnitId=${own}`}>{t('本单位的', 'Of my unit')}</LinkButton>}{add}</>}><TargetFiguresCard /></ListPage>
      <FormDrawer title={t('设定目标', 'Set a target')} open={open} onClose={() => setOpen(false)}><TargetForm onDone={(x) => void navigate(to(`targets/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
