import { escalationNames, hazardLevelNames, hazardLifecycle, type Hazard } from '@anlan/contracts/enforcement';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Hazard['status'], Tone>> = { reported: 'warn', assigned: 'info', rectifying: 'info', rectified: 'warn', closed: 'good' };

export function StatusTag({ status }: { status: Hazard['status'] }) {
  const { label } = useWords();
  return <ToneTag tone={tones[status]}>{label(hazardLifecycle.states[status])}</ToneTag>;
}

export function LevelTag({ level }: { level: Hazard['level'] }) {
  const { label } = useWords();
  return <ToneTag tone={level === 'major' ? 'bad' : 'plain'} strong={level === 'major'}>{label(hazardLevelNames[level])}</ToneTag>;
}

/** How far the reminder of an overdue hazard has risen; nothing where it has not. */
export function EscalationTag({ level }: { level: Hazard['escalation'] }) {
  const { t, label } = useWords();
  return level && <ToneTag tone="bad">{t('已提醒至{level}', 'Reminder at: {level}', { level: label(escalationNames[level]) })}</ToneTag>;
}
