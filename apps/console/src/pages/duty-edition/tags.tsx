import { dutyEditionLifecycle, dutyHolderLifecycle, type DutyEdition, type DutyHolder } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';
import { GapTag } from '../duty-object/tags';

const editionTones: Readonly<Record<DutyEdition['status'], Tone>> = { draft: 'warn', submitted: 'info', approved: 'info', published: 'good', withdrawn: 'plain' };
const holderTones: Readonly<Record<DutyHolder['status'], Tone>> = { drafted: 'warn', standing: 'good', ended: 'plain', dropped: 'plain' };

export function EditionTag({ status }: Pick<DutyEdition, 'status'>) {
  return <ToneTag tone={editionTones[status]}>{useWords().label(dutyEditionLifecycle.states[status])}</ToneTag>;
}

/** Whether he holds it, and if not, why. */
export function HolderTag({ holder: { status, gap } }: { holder: Pick<DutyHolder, 'status' | 'gap'> }) {
  const { label } = useWords();
  return gap ? <GapTag gap={gap} /> : <ToneTag tone={holderTones[status]}>{label(dutyHolderLifecycle.states[status])}</ToneTag>;
}
