import { pointsAppealLifecycle, type PointsAppealState } from '@anlan/contracts/enforcement';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<PointsAppealState, Tone>> = { filed: 'warn', accepted: 'good', refused: 'bad', withdrawn: 'plain' };

export function AppealTag({ state }: { state: PointsAppealState }) {
  const { label } = useWords();
  return <ToneTag tone={tones[state]}>{label(pointsAppealLifecycle.states[state])}</ToneTag>;
}
