import { campaignLifecycle, type CampaignState } from '@anlan/contracts/enforcement';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<CampaignState, Tone>> = { draft: 'plain', running: 'info', concluded: 'good' };

export function CampaignTag({ state }: { state: CampaignState }) {
  const { label } = useWords();
  return <ToneTag tone={tones[state]}>{label(campaignLifecycle.states[state])}</ToneTag>;
}
