import { meetingApi, type Task } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';

const pages: Partial<Record<Task['source']['kind'], string>> = { list_item: 'list-items', meeting: 'meetings', letter: 'letters', supervision: 'supervisions' };

/** What a task came of, and the way to its page; a resolution stands on its meeting's. */
export function SourceLink({ source }: Pick<Task, 'source'>) {
  const to = useTenantPath();
  const resolution = source.kind === 'resolution' ? source.id : null;
  const sees = useRights().may('meeting.read');
  const found = useRead(meetingApi.resolutions, { query: { resolutionId: resolution ?? undefined, limit: 1 } }, { enabled: sees && resolution !== null });
  const meeting = found.data?.items[0]?.meetingId;
  const page = pages[source.kind];
  const path = meeting ? `meetings/${meeting}` : page && source.id && `${page}/${source.id}`;
  const name = source.label ?? source.id ?? NONE;
  return path ? <Link to={to(path)} style={{ overflowWrap: 'anywhere' }}>{name}</Link> : <span style={{ overflowWrap: 'anywhere' }}>{name}</span>;
}
