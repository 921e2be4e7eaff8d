import { calendarDaysBetween, shanghaiDay } from '@anlan/domain';
import { useWords } from '../../text/text';
import { ToneTag } from '../tone-tag';

interface Props {
  /** the last day, YYYY-MM-DD */
  readonly day: string;
  /** nothing is due any more: the day alone */
  readonly done?: boolean;
}

/** The last day for something, with how many days there are still, or how many it is past. */
export function DueDay({ day, done }: Props) {
  const { t } = useWords();
  const written = <time dateTime={day} style={{ whiteSpace: 'nowrap' }}>{day}</time>;
  if (done) return written;
  const left = calendarDaysBetween(shanghaiDay(new Date()), day);
  const [tone, words] = left < 0 ? (['bad', t('逾期 {n} 天', '{n} d overdue', { n: -left })] as const) : left === 0 ? (['warn', t('今天到期', 'due today')] as const) : ([left <= 3 ? 'warn' : 'plain', t('还剩 {n} 天', '{n} d left', { n: left })] as const);
  return <span style={{ display: 'inline-flex', gap: 6, alignItems: 'center', flexWrap: 'wrap' }}>{written}<ToneTag tone={tone} strong={left < 0}>{words}</ToneTag></span>;
}
