import { expertTaskApi, expertTaskLifecycle, type ExpertTask } from '@anlan/contracts/enforcement';
import { Card, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { YuanField } from '../../patterns/form/yuan-field';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { TaskTag } from './task-list-page';

/** One task of an expert: finished with what he said and what it cost, or cancelled. */
export function ExpertTaskPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(expertTaskApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这项任务', 'There is no such task')} list={{ path: 'expert-tasks', name: t('专家任务', 'the tasks') }}>{(task) => <Loaded task={task} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ task, onReadAgain }: { task: ExpertTask; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
  const forms: Record<ExpertTask['allowedActions'][number], StepForm> = {
    finish: {
      op: expertTaskApi.finish, initial: { fee: task.fee },
      fields: <><Field name="result" label={t('完成情况、专家意见', 'What was done, and the expert\'s word')}><Input.TextArea rows={5} maxLength={2000} /></Field><Field name="fee" label={t('实付费用', 'Fee paid')} required={false}><YuanField /></Field></>,
    },
    cancel: { op: expertTaskApi.cancel, danger: true, fields: <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
  };
  return (
    <>
      <PageHeader back={<Link to={to('expert-tasks')}>← {t('专家任务', 'Tasks of experts')}</Link>} title={task.subject.name} note={<TaskTag status={task.status} />} actions={<StepActions record={task} actions={expertTaskLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />} />
      <Card>
        <FactList
          facts={[
            { label: t('专家', 'Expert'), value: <Link to={to(`experts/${task.expert.id}`)}>{task.expert.number} {task.expert.name}</Link> },
            { label: t('监管对象', 'Subject'), value: rights.may('subject.read') ? <Link to={to(`subjects/${task.subject.id}`)}>{task.subject.name}</Link> : task.subject.name },
            { label: t('区划', 'Division'), value: task.divisionName },
            { label: t('任务日期', 'Day'), value: task.onDay },
            { label: t('费用', 'Fee'), value: yuanText(task.fee) },
            { label: t('服务合同', 'Service contract'), value: task.contractId && <Link to={to(`service-contracts/${task.contractId}`)}>{t('查看合同', 'Look at it')}</Link> },
            { label: t('任务内容', 'What for'), value: long(task.task), wide: true as const },
            ...(task.result ? [{ label: t('专家意见', 'What the expert said'), value: long(task.result), wide: true as const }] : []),
            ...(task.cancelReason ? [{ label: t('取消原因', 'Cancelled because'), value: long(task.cancelReason), wide: true as const }] : []),
            { label: t('派出', 'Sent'), value: `${instantText(task.assignedAt)} · ${task.assignedBy.name}` },
          ]}
        />
      </Card>
    </>
  );
}
