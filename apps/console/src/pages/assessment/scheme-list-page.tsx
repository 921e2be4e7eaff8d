import { assessedKinds, assessmentSchemeApi, assessmentSchemeLifecycle, assessmentSchemeStates, type AssessmentScheme } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { pointsText } from './points';
import { SchemeForm } from './scheme-form';
import { SchemeTag } from './tags';

function Kind({ of }: { of: AssessmentScheme['unitKind'] }) {
  return <>{useWords().label(assessedKinds[of])}</>;
}

const spec: ListSpec<AssessmentScheme> = {
  name: 'responsibility.assessment-scheme', op: assessmentSchemeApi.list, rowKey: (s) => s.id, rowName: (s) => s.name, href: (s) => `assessment-schemes/${s.id}`,
  columns: [
    { key: 'name', title: { zh: '方案', en: 'Scheme' }, main: true, render: (s) => <span style={{ overflowWrap: 'anywhere' }}>{s.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (s) => <SchemeTag status={s.status} />, phone: 'mark' },
    { key: 'number', title: { zh: '版次', en: 'Version' }, render: (s) => numberText(s.number), align: 'right', phone: 'line' },
    { key: 'kind', title: { zh: '考核对象', en: 'Of' }, render: (s) => <Kind of={s.unitKind} />, phone: 'line' },
    { key: 'items', title: { zh: '项数', en: 'Items' }, render: (s) => numberText(s.items.length), align: 'right' },
    { key: 'total', title: { zh: '总分', en: 'Total' }, render: (s) => pointsText(s.totalPoints), align: 'right' },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: assessmentSchemeStates.map((value) => ({ value, label: assessmentSchemeLifecycle.states[value] })) },
    { kind: 'choice', key: 'unitKind', label: { zh: '考核对象', en: 'Of' }, choices: Object.entries(assessedKinds).map(([value, label]) => ({ value, label })) },
  ],
  saved: true, empty: { text: { zh: '还没有考核方案。起草后由他人批准，即可启动考核。', en: 'There is no scheme yet. Draft one, and another person approves it.' } },
};

/** 考核方案: in versions. */
export function SchemeListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('assessment-scheme.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('起草方案', 'Draft a scheme')}</Button>;
  return (
    <>
      <ListPage title={t('考核方案', 'Assessment schemes')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('起草方案', 'Draft a scheme')} width={860} open={open} onClose={() => setOpen(false)}><SchemeForm onDone={(s) => void navigate(to(`assessment-schemes/${s.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
