import { honourLifecycle, type Honour } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords, type Text } from '../../text/text';

const tones: Readonly<Record<Honour['status'], Tone>> = { registered: 'warn', verified: 'good', withdrawn: 'plain' };

export function HonourTag({ status }: Pick<Honour, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(honourLifecycle.states[status])}</ToneTag>;
}

export function Label({ of }: { of: Text }) {
  return <>{useWords().label(of)}</>;
}
