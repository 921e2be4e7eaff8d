import { accidentApi, type AccidentClock } from '@anlan/contracts/responsibility';
import { useRead } from '../../api/queries';
import { ToneTag } from '../../patterns/tone-tag';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { clockText } from './accident.names';

/** How many limits a list asks for at once: those that are due first. */
const MANY = 200;

/** What runs or was missed, of all accidents in sight: asked once for the whole list. */
const useOpenClocks = () => useRead(accidentApi.clocks, { query: { outcome: 'running,missed', limit: MANY } as never }, { keep: true });

const isOpen = (c: AccidentClock): boolean => c.doneAt === null && c.kind !== 'casualty_window';

/** The limit of an accident that is due next, and whether one was missed. */
export function RunningClocks({ id }: { id: string }) {
  const { t, label } = useWords();
  const { data } = useOpenClocks();
  const next = data?.items.find((c) => c.accidentId === id && isOpen(c));
  if (!next) return <>{NONE}</>;
  return next.outcome === 'missed'
    ? <ToneTag tone="bad" strong>{t('{clock} 超时', '{clock}: missed', { clock: label(clockText(next)) })}</ToneTag>
    : <span style={{ whiteSpace: 'normal' }}>{label(clockText(next))} <time dateTime={next.dueAt} style={{ whiteSpace: 'nowrap' }}>{instantText(next.dueAt)}</time></span>;
}
