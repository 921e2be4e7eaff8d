import { meetingKinds, meetingLifecycle, type Meeting } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Meeting['status'], Tone>> = { planned: 'info', held: 'warn', drafted: 'warn', minuted: 'good', cancelled: 'plain' };

export function MeetingTag({ status }: Pick<Meeting, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(meetingLifecycle.states[status])}</ToneTag>;
}

/** Its kind; one of the tenant's own by the name it was given. */
export function MeetingKindText({ kind, kindName }: Pick<Meeting, 'kind' | 'kindName'>) {
  return <>{kind === 'other' ? kindName : useWords().label(meetingKinds[kind])}</>;
}

/** Few may see it: who does is told so. */
export function FewTag() {
  return <ToneTag tone="warn">{useWords().t('仅授权人员和本人可见', 'seen by few')}</ToneTag>;
}
