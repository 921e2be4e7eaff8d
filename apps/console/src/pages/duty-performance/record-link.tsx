import type { PerformanceLine } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { areas } from '../../app/areas';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

const irregular: Readonly<Record<string, string>> = { veto: 'vetoes', knowledge: 'knowledge', accountability: 'accountabilities' };
let pages: ReadonlySet<string> | undefined;

/** The page of a record of either service, below the tenant's address; undefined where its kind has none. */
export function pageOf({ kind, id }: PerformanceLine['record']): string | undefined {
  pages ??= new Set(areas.flatMap((a) => a.routes.map((r) => r.path ?? '')));
  const path = irregular[kind] ?? `${kind}s`;
  return pages.has(`${path}/:id`) ? `${path}/${id}` : undefined;
}

/** What a line is about, leading to its record: an event that names neither number nor title is called what was done. */
export function RecordLink({ line }: { line: PerformanceLine }) {
  const to = useTenantPath();
  const { label } = useWords();
  const page = pageOf(line.record);
  const text = [line.number, line.title].filter((x) => x !== null && x !== '').join(' ') || (line.act ? label(line.act) : line.record.id);
  return <span style={{ overflowWrap: 'anywhere' }}>{page === undefined ? text : <Link to={to(page)}>{text}</Link>}</span>;
}
