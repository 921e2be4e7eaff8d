import { bodyAssessmentLifecycle, bodyStandardLifecycle, type BodyAssessment, type BodyLevel, type BodyStandard } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords, type Text } from '../../text/text';

export const levelNames: Readonly<Record<BodyLevel, Text>> = { street: { zh: '街道', en: 'Streets' }, community: { zh: '社区', en: 'Communities' } };

const standardTones: Readonly<Record<BodyStandard['status'], Tone>> = { draft: 'warn', published: 'good', superseded: 'plain' };
const assessmentTones: Readonly<Record<BodyAssessment['status'], Tone>> = { self_checked: 'info', checked: 'info', to_rectify: 'bad', passed: 'good', retried: 'plain' };

export function StandardTag({ status }: Pick<BodyStandard, 'status'>) {
  return <ToneTag tone={standardTones[status]}>{useWords().label(bodyStandardLifecycle.states[status])}</ToneTag>;
}

export function AssessmentTag({ status }: Pick<BodyAssessment, 'status'>) {
  return <ToneTag tone={assessmentTones[status]}>{useWords().label(bodyAssessmentLifecycle.states[status])}</ToneTag>;
}
