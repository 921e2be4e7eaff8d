import { mechanismRecordLifecycle, mechanismTemplateLifecycle, type MechanismRecord, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const templateTones: Readonly<Record<MechanismTemplate['status'], Tone>> = { in_force: 'good', superseded: 'plain', retired: 'plain' };
const recordTones: Readonly<Record<MechanismRecord['status'], Tone>> = { listed: 'plain', recorded: 'warn', returned: 'bad', confirmed: 'good', closed: 'plain' };

export function TemplateTag({ status }: Pick<MechanismTemplate, 'status'>) {
  return <ToneTag tone={templateTones[status]}>{useWords().label(mechanismTemplateLifecycle.states[status])}</ToneTag>;
}

export function RecordTag({ status }: Pick<MechanismRecord, 'status'>) {
  return <ToneTag tone={recordTones[status]}>{useWords().label(mechanismRecordLifecycle.states[status])}</ToneTag>;
}
