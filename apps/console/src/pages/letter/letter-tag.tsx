import { letterLevelNames, letterLifecycle, letterPartyNames, type LetterBrief, type LetterLevel, type LetterParty, type LetterState } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<LetterState, Tone>> = { draft: 'plain', to_sign: 'warn', signed: 'good', assessed: 'good', archived: 'good', voided: 'plain' };

export function LetterTag({ letter: { status, overdue } }: { letter: Pick<LetterBrief, 'status' | 'overdue'> }) {
  const { t, label } = useWords();
  return <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}><ToneTag tone={tones[status]}>{label(letterLifecycle.states[status])}</ToneTag>{overdue && <ToneTag tone="bad" strong>{t('逾期未签', 'overdue')}</ToneTag>}</span>;
}

export function Level({ level }: { level: LetterLevel }) {
  return <>{useWords().label(letterLevelNames[level])}</>;
}

export function PartyName({ party }: { party: LetterParty }) {
  return <>{useWords().label(letterPartyNames[party])}</>;
}

export const sideOf = (l: Pick<LetterBrief, 'partyA' | 'partyB'>, party: LetterParty): LetterBrief['partyA'] => (party === 'a' ? l.partyA : l.partyB);
export const signatureOf = (l: Pick<LetterBrief, 'signatures'>, party: LetterParty) => l.signatures.find((s) => s.party === party);

/** 甲方已签，乙方未签, in short. */
export function Signed({ letter: l }: { letter: Pick<LetterBrief, 'status' | 'signatures'> }) {
  const { t } = useWords();
  if (l.status === 'draft') return <>—</>;
  const [a, b] = [!!signatureOf(l, 'a'), !!signatureOf(l, 'b')];
  return <>{a && b ? t('双方已签', 'both') : a ? t('甲方已签，乙方未签', 'party A only') : b ? t('乙方已签，甲方未签', 'party B only') : t('双方未签', 'neither')}</>;
}
