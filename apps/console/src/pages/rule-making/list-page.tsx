import { ruleMakingApi, ruleMakingKindNames, ruleMakingKinds, ruleMakingLifecycle, ruleMakingStates, type RuleMaking } from '@anlan/contracts/responsibility';
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
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { RuleFiguresCard } from './figures-card';
import { RuleForm } from './rule-form';
import { KindName, RuleTag } from './words';

const isDone = (x: RuleMaking): boolean => ['published', 'repealed', 'withdrawn'].includes(x.status);
const spec: ListSpec<RuleMaking> = {
  name: 'responsibility.rule_making', op: ruleMakingApi.list, rowKey: (x) => x.id, rowName: (x) => x.title, href: (x) => `rule-makings/${x.id}`,
  columns: [
    { key: 'title', title: { zh: '名称', en: 'Title' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.title}</span> },
    { key: 'status', title: { zh: '阶段', en: 'Stage' }, render: (x) => <RuleTag of={x} />, phone: 'mark' },
    { key: 'kind', title: { zh: '类别', en: 'Kind' }, render: (x) => <KindName kind={x.kind} />, phone: 'line' },
    { key: 'unit', title: { zh: '起草单位', en: 'Drafting unit' }, render: (x) => x.draftingUnitName, phone: 'line' },
    { key: 'dueOn', title: { zh: '计划完成', en: 'Due' }, render: (x) => <DueTag dueAt={endOfDueDay(x.dueOn)} done={isDone(x)} />, phone: 'line' },
    { key: 'documentNumber', title: { zh: '文号', en: 'Number' }, render: (x) => x.documentNumber ?? NONE },
    { key: 'effectiveOn', title: { zh: '施行日期', en: 'In force from' }, render: (x) => x.effectiveOn ?? NONE },
    { key: 'reviewOn', title: { zh: '评估日期', en: 'Evaluated by' }, render: (x) => x.reviewOn ?? NONE },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (x) => x.year, extra: true },
    { key: 'number', title: { zh: '编号', en: 'Item' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'kind', many: true, label: { zh: '类别', en: 'Kind' }, choices: ruleMakingKinds.map((value) => ({ value, label: ruleMakingKindNames[value] })) },
    { kind: 'choice', key: 'status', many: true, label: { zh: '阶段', en: 'Stage' }, choices: ruleMakingStates.map((value) => ({ value, label: ruleMakingLifecycle.states[value] })) },
    { kind: 'unit', key: 'draftingUnitId', label: { zh: '起草单位', en: 'Drafting unit' } },
    { kind: 'flag', key: 'overdue', label: { zh: '逾期', en: 'Overdue' } },
    { kind: 'flag', key: 'inForce', label: { zh: '已施行', en: 'In force' } },
    { kind: 'flag', key: 'reviewDue', label: { zh: '到期未评估', en: 'To be evaluated' } },
  ],
  search: { key: 'q', hint: { zh: '编号、名称、文号', en: 'Item, title, number' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有立法与标准化项目。按年度计划立项，起草单位逐步推进，由其他单位审查。', en: 'Nothing is in the making. Put an item on the yearly plan: its unit drafts it, and another reviews it.' } },
};

/** 立法与标准化 What is in the making, and what is in force. */
export function RuleMakingListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const rights = useRights();
  const [open, setOpen] = useState(false);
  const add = rights.mayEverywhere('rule-making.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('立项', 'New item')}</Button>;
  const own = rights.me.member?.unitId;
  return (
    <>
      <ListPage title={t('立法与标准化', 'Rules and standards')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={<>{own && <LinkButton to={`rule-makings?draftingUnitId=${own}`}>{t('本单位的', 'Of my unit')}</LinkButton>}{add}</>}><RuleFiguresCard /></ListPage>
      <FormDrawer title={t('立项', 'New item')} open={open} onClose={() => setOpen(false)}><RuleForm onDone={(x) => void navigate(to(`rule-makings/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
