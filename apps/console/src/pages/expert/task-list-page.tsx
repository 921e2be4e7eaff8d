import { expertTaskApi, expertTaskLifecycle, expertTaskStates, type ExpertTask } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { TaskForm } from './task-form';

const tones: Readonly<Record<ExpertTask['status'], Tone>> = { assigned: 'info', finished: 'good', cancelled: 'plain' };
export function TaskTag({ status }: Pick<ExpertTask, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(expertTaskLifecycle.states[status])}</ToneTag>;
}

export const taskSpec: ListSpec<ExpertTask> = {
  name: 'enforcement.expert-task', op: expertTaskApi.list, rowKey: (x) => x.id, rowName: (x) => x.subject.name, href: (x) => `expert-tasks/${x.id}`,
  columns: [
    { key: 'subject', title: { zh: '监管对象', en: 'Subject' }, main: true, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.subject.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (x) => <TaskTag status={x.status} />, phone: 'mark' },
    { key: 'expert', title: { zh: '专家', en: 'Expert' }, render: (x) => `${x.expert.number} ${x.expert.name}`, phone: 'line' },
    { key: 'onDay', title: { zh: '任务日期', en: 'Day' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{x.onDay}</span>, phone: 'line' },
    { key: 'task', title: { zh: '任务内容', en: 'What for' }, render: (x) => <span style={{ overflowWrap: 'anywhere' }}>{x.task}</span>, phone: 'line' },
    { key: 'fee', title: { zh: '费用', en: 'Fee' }, render: (x) => <span style={{ whiteSpace: 'nowrap' }}>{yuanText(x.fee)}</span>, align: 'right', phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (x) => x.divisionName },
  ],
  filters: [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: expertTaskStates.map((value) => ({ value, label: expertTaskLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  ],
  saved: true, exports: true,
  empty: { text: { zh: '还没有派出专家。', en: 'No expert was sent yet.' } },
};

/** 专家任务 Who was sent where, and for how much. */
export function ExpertTaskListPage() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const to = useTenantPath();
  const send = useRights().may('service-contract.manage') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('派出专家', 'Send an expert')}</Button>;
  return (
    <>
      <ListPage title={t('专家任务', 'Tasks of experts')} spec={{ ...taskSpec, empty: { ...taskSpec.empty, action: send } }} actions={send} />
      <FormDrawer title={t('派出专家', 'Send an expert')} open={open} onClose={() => setOpen(false)}><TaskForm onDone={(x) => void navigate(to(`expert-tasks/${x.id}`))} onCancel={() => setOpen(false)} /></FormDrawer>
    </>
  );
}
