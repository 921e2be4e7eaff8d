import { supervisionLifecycle, type Supervision } from '@anlan/contracts/responsibility';
import { DueDay } from '../../patterns/due/due-day';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Supervision['status'], Tone>> = { drafted: 'plain', pending: 'warn', approved: 'info', delivered: 'info', replied: 'warn', released: 'good', sent: 'good', withdrawn: 'plain' };
export function SupervisionTag({ status }: Pick<Supervision, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(supervisionLifecycle.states[status])}</ToneTag>;
}

/** The day to reply by, or until which a bulletin holds; nothing is late that was not delivered, or to which every side has replied. */
export function SupervisionDue({ of: { dueOn, overdue, status } }: { of: Pick<Supervision, 'dueOn' | 'overdue' | 'status'> }) {
  return <DueDay day={dueOn} done={!overdue && status !== 'delivered'} />;
}

const sideTones: Readonly<Record<Supervision['sides'][number]['status'], Tone>> = { waiting: 'info', replied: 'warn', released: 'good', informed: 'plain' };
export function SideTag({ status }: Pick<Supervision['sides'][number], 'status'>) {
  const { t } = useWords();
  return <ToneTag tone={sideTones[status]}>{{ waiting: t('待回复', 'Waiting'), replied: t('已回复', 'Replied'), released: t('已解除', 'Released'), informed: t('无须回复', 'No reply owed') }[status]}</ToneTag>;
}
