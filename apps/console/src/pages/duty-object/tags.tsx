import { dutyGapReasons, dutyObjectLifecycle, dutyRoleNames, type DutyGapReason, type DutyObject, type DutyRole } from '@anlan/contracts/responsibility';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

export function ObjectTag({ status }: Pick<DutyObject, 'status'>) {
  return <ToneTag tone={status === 'in_use' ? 'info' : 'plain'}>{useWords().label(dutyObjectLifecycle.states[status])}</ToneTag>;
}

/** Whether every holder that is needed is there. */
export function FilledTag({ filled }: Pick<DutyObject, 'filled'>) {
  const { t } = useWords();
  return filled ? <ToneTag tone="good">{t('已落实', 'All in place')}</ToneTag> : <ToneTag tone="bad">{t('有缺口', 'Somebody is missing')}</ToneTag>;
}

/** Why nobody fills it. */
export function GapTag({ gap }: { gap: DutyGapReason }) {
  return <ToneTag tone={gap === 'moved' ? 'warn' : 'bad'}>{useWords().label(dutyGapReasons[gap])}</ToneTag>;
}

export function RoleName({ role }: { role: DutyRole }) {
  return <>{useWords().label(dutyRoleNames[role])}</>;
}

/** What stands in a narrow column is broken where it must. */
export const long = (text: string) => <span style={{ overflowWrap: 'anywhere' }}>{text}</span>;
