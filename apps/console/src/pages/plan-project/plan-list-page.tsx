import { developmentPlanApi, developmentPlanLifecycle, developmentPlanStates, type DevelopmentPlan } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { PlanForm } from './plan-form';
import { yearsOf } from './words';

export const PlanTag = ({ of: p }: { of: Pick<DevelopmentPlan, 'status'> }) => <ToneTag tone={p.status === 'closed' ? 'plain' : 'info'}>{useWords().label(developmentPlanLifecycle.states[p.status])}</ToneTag>;

const spec: ListSpec<DevelopmentPlan> = {
  name: 'responsibility.development_plan', op: developmentPlanApi.list, rowKey: (p) => p.id, rowName: (p) => p.name, href: (p) => `development-plans/${p.id}`,
  columns: [
    { key: 'name', title: { zh: '规划', en: 'Plan' }, main: true, render: (p) => <span style={{ overflowWrap: 'anywhere' }}>{p.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (p) => <PlanTag of={p} />, phone: 'mark' },
    { key: 'years', title: { zh: '起止年', en: 'Years' }, render: (p) => yearsOf(p), phone: 'line' },
    { key: 'projects', title: { zh: '项目', en: 'Projects' }, render: (p) => numberText(p.projects), align: 'right', phone: 'line' },
    { key: 'documentNumber', title: { zh: '批准文号', en: 'Document' }, render: (p) => p.documentNumber, phone: 'line' },
    { key: 'approvedOn', title: { zh: '批准日期', en: 'Approved on' }, render: (p) => p.approvedOn },
  ],
  filters: [{ kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: developmentPlanStates.map((value) => ({ value, label: developmentPlanLifecycle.states[value] })) }],
  search: { key: 'q', hint: { zh: '名称、文号', en: 'Name, document' } }, saved: true, exports: true,
  empty: { text: { zh: '还没有规划。登记规划的名称、起止年和批准文号，再在它之下拟列项目。', en: 'There is no plan. Register one with its years and document number, and draft its projects.' } },
};

/** 五年规划 The plans that projects belong to. */
export function DevelopmentPlanListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const add = useRights().mayEverywhere('plan-project.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('登记规划', 'Register a plan')}</Button>;
  return (
    <>
      <ListPage title={t('五年规划', 'Five-year plans')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('登记规划', 'Register a plan')} open={open} onClose={() => setOpen(false)}><PlanForm onDone={(p) => void navigate(to(`development-plans/${p.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
