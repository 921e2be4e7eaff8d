import { committeeKinds, committeeLifecycle, type Committee } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords, type Text } from '../../text/text';

/** As people say it for short. */
export const shortKinds: Readonly<Record<Committee['kind'], Text>> = {
  safety_committee: { zh: '安委会', en: committeeKinds.safety_committee.en }, special_committee: { zh: '专委会', en: committeeKinds.special_committee.en },
  flood_headquarters: { zh: '防指', en: 'Headquarters' }, task_force: { zh: '专班', en: committeeKinds.task_force.en },
};
const tones: Readonly<Record<Committee['status'], Tone>> = { established: 'good', adjusted: 'info', dissolved: 'plain' };

export function CommitteeTag({ status }: Pick<Committee, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(committeeLifecycle.states[status])}</ToneTag>;
}

/** A task force whose last day is past and that is there all the same. */
export function EndedTag({ committee: { status, endsOn } }: { committee: Pick<Committee, 'status' | 'endsOn'> }) {
  const { t } = useWords();
  return status !== 'dissolved' && endsOn !== null && endsOn < shanghaiDay(new Date()) ? <ToneTag tone="bad">{t('期满未撤销', 'past its last day')}</ToneTag> : null;
}
