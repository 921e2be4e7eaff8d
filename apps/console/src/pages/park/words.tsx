import { agreementStateNames, parkLifecycle, parkPartyLifecycle, parkRoleNames, type Park, type ParkParty } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

export function ParkTag({ of: { status } }: { of: Pick<Park, 'status'> }) {
  return <ToneTag tone={status === 'in_use' ? 'good' : 'plain'}>{useWords().label(parkLifecycle.states[status])}</ToneTag>;
}

export function Role({ role }: Pick<ParkParty, 'role'>) {
  return <>{useWords().label(parkRoleNames[role])}</>;
}

const tones: Readonly<Record<ParkParty['agreement'], Tone>> = { not_asked: 'plain', unsigned: 'warn', in_force: 'good', ended: 'bad' };
/** Whether it is there still, and if so how its agreement stands. */
export function PartyTag({ of: { status, agreement } }: { of: Pick<ParkParty, 'status' | 'agreement'> }) {
  const { t, label } = useWords();
  if (status === 'left') return <ToneTag tone="plain">{label(parkPartyLifecycle.states.left)}</ToneTag>;
  return <ToneTag tone={tones[agreement]}>{t('协议{state}', 'Agreement: {state}', { state: label(agreementStateNames[agreement]) })}</ToneTag>;
}

/** The hazards of the enterprise, by its credit code, where it has one and one sees hazards. */
export function HazardsLink({ of: { creditCode, name } }: { of: Pick<ParkParty, 'creditCode' | 'name'> }) {
  const { t } = useWords();
  const to = useTenantPath();
  const sees = useRights().may('hazard.read');
  if (!creditCode || !sees) return null;
  return <Link className="in-text" to={to(`hazards?${new URLSearchParams({ subjectCreditCode: creditCode })}`)} aria-label={t('查看隐患：{name}', 'Its hazards: {name}', { name })}>{t('查看隐患', 'Its hazards')}</Link>;
}
