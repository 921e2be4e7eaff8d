import { knowledgeKindNames, knowledgeLifecycle, knowledgeStandingNames, type Knowledge } from '@anlan/contracts/enforcement';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Knowledge['status'], Tone>> = { draft: 'warn', published: 'good', superseded: 'plain', withdrawn: 'plain' };
const standingTones: Readonly<Record<NonNullable<Knowledge['standing']>, Tone>> = { upcoming: 'info', in_force: 'good', ended: 'plain' };

/** Where the version stands; of what is published, whether it holds today. */
export function KnowledgeState({ of: { status, standing } }: { of: Pick<Knowledge, 'status' | 'standing'> }) {
  const { label, t } = useWords();
  if (standing === null || status === 'draft' || status === 'withdrawn') return <ToneTag tone={tones[status]}>{label(knowledgeLifecycle.states[status])}</ToneTag>;
  return <ToneTag tone={standingTones[standing]}>{label(knowledgeStandingNames[standing])}{status === 'superseded' && t('·已有新版', ', superseded')}</ToneTag>;
}

export const KindTag = ({ kind }: { kind: Knowledge['kind'] }) => <ToneTag tone="info">{useWords().label(knowledgeKindNames[kind])}</ToneTag>;
