import { assessedKinds, assessmentApi, assessmentLifecycle, assessmentStates, type Assessment } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { OpenForm } from './open-form';
import { AssessmentTag } from './tags';

function Label({ of }: { of: Text }) {
  return <>{useWords().label(of)}</>;
}

const spec: ListSpec<Assessment> = {
  name: 'responsibility.assessment', op: assessmentApi.list, rowKey: (a) => a.id, rowName: (a) => a.name, href: (a) => `assessments/${a.id}`,
  columns: [
    { key: 'name', title: { zh: '考核', en: 'Assessment' }, main: true, render: (a) => <span style={{ overflowWrap: 'anywhere' }}>{a.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (a) => <AssessmentTag status={a.status} />, phone: 'mark' },
    { key: 'unitKind', title: { zh: '考核对象', en: 'Of' }, render: (a) => <Label of={assessedKinds[a.unitKind]} />, phone: 'line' },
    { key: 'period', title: { zh: '考核期', en: 'Period' }, render: (a) => <span style={{ whiteSpace: 'nowrap' }}>{a.from} – {a.to}</span>, phone: 'line' },
    { key: 'units', title: { zh: '单位数', en: 'Units' }, render: (a) => numberText(a.units), align: 'right' },
    { key: 'until', title: { zh: '自评截止', en: 'Self-scores until' }, render: (a) => a.selfScoreUntil },
  ],
  filters: [
    { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: assessmentStates.map((value) => ({ value, label: assessmentLifecycle.states[value] })) },
    { kind: 'choice', key: 'unitKind', label: { zh: '考核对象', en: 'Of' }, choices: Object.entries(assessedKinds).map(([value, label]) => ({ value, label })) },
  ],
  saved: true, empty: { text: { zh: '还没有考核。方案批准施行后，即可启动考核，每个单位各有一张考核表。', en: 'There is no assessment yet. Once a scheme is in force one can be opened, and each unit has a sheet.' } },
};

/** 考核: each run over streets or departments. */
export function AssessmentListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('assessment.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('启动考核', 'Open an assessment')}</Button>;
  return (
    <>
      <ListPage title={t('考核与排名', 'Assessments')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('启动考核', 'Open an assessment')} open={open} onClose={() => setOpen(false)}><OpenForm onDone={(a) => void navigate(to(`assessments/${a.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
