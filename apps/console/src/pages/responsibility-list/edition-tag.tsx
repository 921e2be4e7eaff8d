import { responsibilityListLifecycle, type ResponsibilityListState } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<ResponsibilityListState, Tone>> = { draft: 'plain', submitted: 'info', approved: 'warn', issued: 'good', published: 'good', superseded: 'plain', repealed: 'plain', withdrawn: 'plain' };

export function EditionTag({ status }: { status: ResponsibilityListState }) {
  return <ToneTag tone={tones[status]}>{useWords().label(responsibilityListLifecycle.states[status])}</ToneTag>;
}
