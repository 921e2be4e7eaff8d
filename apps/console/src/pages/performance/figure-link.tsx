import type { PerformanceCount } from '@anlan/contracts/enforcement';
import { divisionPrefix } from '@anlan/domain';
import { Link } from 'react-router';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';

/** Whether the caller sees what stands behind a street's figures. */
export function useSeesStreet(): (street: string) => boolean {
  const rights = useRights();
  const own = rights.divisionsOf('performance-detail.read');
  return (street) => rights.may('performance-detail.read') && (own === undefined || own.some((code) => street.startsWith(divisionPrefix(code))));
}

interface Props {
  readonly month: string;
  readonly street: string;
  readonly figure: PerformanceCount;
  readonly count: number | undefined;
  /** what the number is, for those who hear the page */
  readonly name: string;
}

/** A number that leads to its rows, for who may see them; for the others the number. */
export function FigureLink({ month, street, figure, count, name }: Props) {
  const to = useTenantPath();
  const sees = useSeesStreet()(street);
  const n = numberText(count ?? 0);
  return sees ? <Link className="in-text" to={to(`performance/${month}/${street}/${figure}`)} aria-label={`${name} ${n}`}>{n}</Link> : <>{n}</>;
}
