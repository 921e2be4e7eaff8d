import { supervisionKinds, supervisionLifecycle, taskApi, taskLifecycle, taskSourceNames, type TaskDetail } from '@anlan/contracts/responsibility';
import { Card, Flex, Progress } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { CommitteeLink } from '../../patterns/detail/committee-link';
import { EvidenceList } from '../../patterns/detail/evidence-list';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { percentText } from '../../patterns/figures/rate-text';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { AccountabilityCard } from '../accident/accountability-card';
import { SourceLink } from './source-link';
import { Subtasks } from './subtasks';
import { useTaskForms } from './task-forms';
import { TaskHistory } from './task-history';
import { TaskDue, TaskTag } from './task-tag';

/** One task: who leads and who supports it, how far it is, from what it came and to what it led. */
export function TaskPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(taskApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这项任务', 'There is no such task')} list={{ path: 'tasks', name: t('任务', 'the tasks') }}>{(task) => <Loaded key={task.id} task={task} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;

function Loaded({ task, onReadAgain }: { task: TaskDetail; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const forms = useTaskForms(task);
  const ended = task.status === 'done' || task.status === 'cancelled';
  const may = rights.may('task.manage') && !ended && task.status !== 'submitted' && task.depth < 3;
  const reached = { issued: { at: task.issuedAt, by: task.issuedBy.name }, ...(task.verifiedAt && { done: { at: task.verifiedAt, by: task.verifiedBy?.name } }) };
  const actions = (
    <>
      <StepActions record={task} actions={taskLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />
      {may && <LinkButton to={`tasks/new?parentTaskId=${task.id}`}>{t('分解子任务', 'Add a sub-task')}</LinkButton>}
      {task.outcome === 'overdue' && rights.may('supervision.manage') && <LinkButton to={`supervisions/new?taskId=${task.id}`} danger>{t('发督办函', 'Draft a supervision letter')}</LinkButton>}
    </>
  );
  return (
    <>
      <PageHeader
        back={<Link to={to('tasks')}>← {t('任务', 'Tasks')}</Link>} title={task.title} actions={actions}
        note={<Flex gap={8} wrap align="center"><TaskTag status={task.status} /><TaskDue task={task} />{task.extensionPending && <ToneTag tone="warn">{t('延期待审批', 'A later day is asked for')}</ToneTag>}{task.urged && <ToneTag tone="warn">{t('已催办，待回应', 'Urged, not acknowledged')}</ToneTag>}<span>{task.number}</span></Flex>}
      />
      <Flex vertical gap={16}>
        <Card>
          <Progress percent={task.percent} status={task.outcome === 'overdue' ? 'exception' : undefined} format={percentText} aria-label={t('进度', 'Progress')} />
          <FactList
            facts={[
              { label: t('牵头单位', 'Lead unit'), value: task.leadUnit.name }, { label: t('牵头人', 'Lead'), value: task.lead?.name }, { label: t('配合单位', 'In support'), value: task.supportUnits.map((u) => u.name).join('、') },
              { label: t('完成时限', 'Due'), value: task.firstDueOn === task.dueOn ? task.dueOn : t('{day}（原定 {first}）', '{day} (first {first})', { day: task.dueOn, first: task.firstDueOn }) },
              { label: t('区划', 'Division'), value: task.divisionName }, ...(task.committee ? [{ label: t('以委员会名义', 'In the name of'), value: <CommitteeLink committee={task.committee} /> }] : []), { label: t('来源', 'Source'), value: <><span>{label(taskSourceNames[task.source.kind])} </span><SourceLink source={task.source} /></> },
              { label: t('工作要求', 'What is to be reached'), value: long(task.wanted), wide: true },
              ...(task.evidenceWanted ? [{ label: t('佐证要求', 'Evidence wanted'), value: task.evidenceWanted, wide: true as const }] : []),
              ...(task.attachments.length ? [{ label: t('下达文件', 'Papers'), value: <EvidenceList items={task.attachments} op={taskApi.file} id={task.id} />, wide: true as const }] : []),
              ...(task.decision ? [{ label: t('核验、退回或取消意见', 'Decision'), value: long(task.decision), wide: true as const }] : []),
              { label: t('下达', 'Issued'), value: `${instantText(task.issuedAt)} · ${task.issuedBy.name}` },
            ]}
          />
        </Card>
        <Card><LifecycleSteps lifecycle={taskLifecycle} state={task.status} reached={reached} /></Card>
        {task.submission && (
          <Card title={heading(t('报送', 'Submitted'))}>
            <p style={{ marginTop: 0 }}>{task.submission.on} · {task.submission.by.name}</p>
            {long(task.submission.note)}
            <EvidenceList items={task.submission.evidence} op={taskApi.file} id={task.id} />
          </Card>
        )}
        {(task.subtasks > 0 || task.parentTaskId) && <Subtasks task={task} />}
        {task.supervisions.length > 0 && (
          <Card title={heading(t('由此发出的督办', 'Supervision that followed'))}>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {task.supervisions.map((s) => <li key={s.id}><Link className="in-text" to={to(`supervisions/${s.id}`)}>{label(supervisionKinds[s.kind])} {s.number}</Link> {label(supervisionLifecycle.states[s.status])}</li>)}
            </ul>
          </Card>
        )}
        <AccountabilityCard source={{ kind: 'task', id: task.id }} />
        <Card title={heading(t('办理记录', 'What was done'))}><TaskHistory task={task} /></Card>
      </Flex>
    </>
  );
}
