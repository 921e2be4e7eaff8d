import { guardianshipLevelNames, guardianshipLifecycle, type Guardianship, type GuardianshipLevel } from '@anlan/contracts/responsibility';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';
import { GapTag } from '../duty-object/tags';

/** Whether somebody has it in his care, and if not, why. */
export function GuardianshipTag({ of: { status, gap } }: { of: Pick<Guardianship, 'status' | 'gap'> }) {
  const { label } = useWords();
  return gap ? <GapTag gap={gap} /> : <ToneTag tone={status === 'active' ? 'good' : 'plain'}>{label(guardianshipLifecycle.states[status])}</ToneTag>;
}

export function LevelName({ level }: { level: GuardianshipLevel }) {
  return <>{useWords().label(guardianshipLevelNames[level])}</>;
}

/** What is in his care: the household, or the division. */
export const caredOf = (g: Pick<Guardianship, 'divisionName' | 'household'>): string => (g.household ? `${g.divisionName} ${g.household}` : g.divisionName);
