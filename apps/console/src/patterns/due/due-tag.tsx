import type { Urgency } from '@anlan/contracts/kit';
import { dayText, daysUntil, instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ToneTag, type Tone } from '../tone-tag';
import { urgencyOf } from './urgency';

export const urgencyTones: Readonly<Record<Urgency, Tone>> = { overdue: 'bad', today: 'warn', soon: 'info', later: 'plain', none: 'plain' };

interface Props {
  readonly dueAt: string | null;
  /** nothing is due any more: the day alone */
  readonly done?: boolean;
}

/** A deadline with how long there is, or how long it is past: in words, and in a colour. */
export function DueTag({ dueAt, done }: Props) {
  const { t } = useWords();
  if (!dueAt) return <span>{NONE}</span>;
  const day = <time dateTime={dueAt} title={instantText(dueAt)} style={{ whiteSpace: 'nowrap' }}>{dayText(dueAt)}</time>;
  if (done) return day;
  const urgency = urgencyOf(dueAt);
  const days = daysUntil(dueAt);
  const words = {
    overdue: days < 0 ? t('超期 {n} 天', '{n} d overdue', { n: -days }) : t('今日已超期', 'overdue today'),
    today: t('今天到期', 'due today'),
    soon: t('还剩 {n} 天', '{n} d left', { n: days }),
    later: t('还剩 {n} 天', '{n} d left', { n: days }),
    none: '',
  }[urgency];
  return <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center', flexWrap: 'wrap', justifyContent: 'flex-end' }}>{day}<ToneTag tone={urgencyTones[urgency]} strong={urgency === 'overdue'}>{words}</ToneTag></span>;
}
