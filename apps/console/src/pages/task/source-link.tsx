import type { Task } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';

const pages: Partial<Record<Task['source']['kind'], string>> = { list_item: 'list-items', meeting: 'meetings', letter: 'letters', supervision: 'supervisions' };

/** What a task came of; a record leads to its page, a resolution stands on its meeting's. */
export function SourceLink({ source }: Pick<Task, 'source'>) {
  const to = useTenantPath();
  const path = pages[source.kind];
  const name = source.label ?? source.id ?? NONE;
  return path && source.id ? <Link to={to(`${path}/${source.id}`)} style={{ overflowWrap: 'anywhere' }}>{name}</Link> : <span style={{ overflowWrap: 'anywhere' }}>{name}</span>;
}
