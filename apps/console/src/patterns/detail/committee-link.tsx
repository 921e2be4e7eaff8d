import { Link } from 'react-router';
import { useRights, useTenantPath } from '../../session/rights';

/** The committee in whose name something is, as it was called then; it leads to the committee as it is today. */
export function CommitteeLink({ committee: { id, name } }: { committee: { readonly id: string; readonly name: string } }) {
  const to = useTenantPath();
  return useRights().may('committee.read') ? <Link className="in-text" to={to(`committees/${id}`)}>{name}</Link> : <>{name}</>;
}
