import { drawLifecycle, type DrawState } from '@anlan/contracts/enforcement';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<DrawState, Tone>> = { draft: 'plain', frozen: 'warn', drawn: 'info', published: 'good', voided: 'plain' };

export function DrawTag({ state }: { state: DrawState }) {
  const { label } = useWords();
  return <ToneTag tone={tones[state]}>{label(drawLifecycle.states[state])}</ToneTag>;
}
