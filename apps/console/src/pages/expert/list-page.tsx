import { expertApi, expertLevelNames, expertLevels, expertLifecycle, expertStates, type Expert } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ExpertForm } from './expert-form';

export function ExpertTag({ expert }: { expert: Pick<Expert, 'status' | 'inForce'> }) {
  const { t, label } = useWords();
  if (expert.status === 'active' && !expert.inForce) return <ToneTag tone="warn">{t('聘期已过', 'No longer valid')}</ToneTag>;
  return <ToneTag tone={expert.inForce ? 'good' : 'plain'}>{label(expertLifecycle.states[expert.status])}</ToneTag>;
}

function Level({ level }: { level: Expert['level'] }) {
  return <>{useWords().label(expertLevelNames[level])}</>;
}

const spec: ListSpec<Expert> = {
  name: 'enforcement.expert', op: expertApi.list, rowKey: (x) => x.id, rowName: (x) => x.number, href: (x) => `experts/${x.id}`,
  columns: [
    { key: 'number', title: { zh: '专家编号', en: 'Number' }, main: true, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.number}</span> },
    { key: 'name', title: { zh: '姓名', en: 'Name' }, render: (x) => x.name, phone: 'line' },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <ExpertTag expert={x} />, phone: 'mark' },
    { key: 'speciality', title: { zh: '专业领域', en: 'Speciality' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.speciality}</span>, phone: 'line' },
    { key: 'title', title: { zh: '职称', en: 'Title' }, render: (x) => x.title ?? NONE },
    { key: 'unit', title: { zh: '工作单位', en: 'Works for' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.unit}</span>, phone: 'line' },
    { key: 'level', title: { zh: '级别', en: 'Roster' }, render: (x) => <Level level={x.level} />, phone: 'line' },
    { key: 'validUntil', title: { zh: '聘期截止', en: 'Valid until' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.validUntil}</span> },
  ],
  filters: [
    { kind: 'flag', key: 'inForce', label: { zh: '可派出', en: 'May be sent' } },
    { kind: 'choice', key: 'level', label: { zh: '级别', en: 'Roster' }, choices: expertLevels.map((value) => ({ value, label: expertLevelNames[value] })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: expertStates.map((value) => ({ value, label: expertLifecycle.states[value] })) },
  ],
  search: { key: 'q', hint: { zh: '编号、专业、单位（不能按姓名查）', en: 'Number, speciality, unit (never the name)' } }, counts: true, exports: true, saved: true,
  empty: { text: { zh: '专家库还没有专家。入库后，可派往企业，或写进中介（专家）检查。', en: 'There is no expert yet. Once on the roster, one can be sent to an enterprise, or named in an agency\'s check.' } },
};

/** 专家库 The district's roster of experts. */
export function ExpertListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const add = useRights().may('expert.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('专家入库', 'Add an expert')}</Button>;
  return (
    <>
      <ListPage title={t('专家库', 'Experts')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('专家入库', 'Add an expert')} open={open} onClose={() => setOpen(false)}><ExpertForm onDone={(x) => void navigate(to(`experts/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
