import { Link } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';

interface Props {
  readonly n: number;
  /** the page of its rows, below the tenant's address; null: nobody can be led there */
  readonly rows: string | null;
  /** what is counted, for those who hear the page: a number alone says nothing */
  readonly name: string;
  /** how it is written; default: as a count */
  readonly text?: string;
}

/** A number that leads to the rows it counts; of nothing there are no rows. */
export function FigureLink({ n, rows, name, text = numberText(n) }: Props) {
  const to = useTenantPath();
  return rows === null || n === 0 ? <>{text}</> : <Link className="in-text" to={to(rows)} aria-label={`${name} ${text}`}>{text}</Link>;
}
