import { taskLifecycle, type Task } from '@anlan/contracts/responsibility';
import { DueDay } from '../../patterns/due/due-day';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Task['status'], Tone>> = { issued: 'info', accepted: 'info', in_progress: 'info', submitted: 'warn', returned: 'warn', done: 'good', cancelled: 'plain' };

export function TaskTag({ status }: Pick<Task, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(taskLifecycle.states[status])}</ToneTag>;
}

/** Urged, and nobody of the lead has answered. */
export function UrgedTag() {
  return <ToneTag tone="warn">{useWords().t('催办待回应', 'Urged')}</ToneTag>;
}

/** Its day, and how late it is; what was handed in by then and waits for others is not late. */
export function TaskDue({ task: { dueOn, outcome, status } }: { task: Pick<Task, 'dueOn' | 'outcome' | 'status'> }) {
  return <DueDay day={dueOn} done={outcome !== 'overdue' && (status === 'submitted' || status === 'done' || status === 'cancelled')} />;
}
