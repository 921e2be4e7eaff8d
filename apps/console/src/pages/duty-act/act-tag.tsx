import { dutyActLifecycle, type DutyAct } from '@anlan/contracts/responsibility';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

export function ActTag({ status }: { status: DutyAct['status'] }) {
  return <ToneTag tone={status === 'recorded' ? 'good' : 'plain'}>{useWords().label(dutyActLifecycle.states[status])}</ToneTag>;
}
