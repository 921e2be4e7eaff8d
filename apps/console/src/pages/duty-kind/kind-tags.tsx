import { dutyKindLifecycle, dutyRoleNames, type DutyKind, type DutyRole } from '@anlan/contracts/responsibility';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

/** Kinds and tiers are used, or not any more. */
export function KindTag({ status }: Pick<DutyKind, 'status'>) {
  return <ToneTag tone={status === 'active' ? 'good' : 'plain'}>{useWords().label(dutyKindLifecycle.states[status])}</ToneTag>;
}

/** Which holders an object of a kind needs. */
export function Roles({ of }: { of: readonly DutyRole[] }) {
  const { t, label } = useWords();
  return <>{of.map((r) => label(dutyRoleNames[r])).join(t('、', ', '))}</>;
}
