import type { PerformanceLine } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { areas } from '../../app/areas';
import { useTenantPath } from '../../session/rights';

const irregular: Readonly<Record<string, string>> = { veto: 'vetoes', knowledge: 'knowledge', accountability: 'accountabilities' };
let pages: ReadonlySet<string> | undefined;

/** The page of a record of either service, below the tenant's address; undefined where its kind has none. */
export function pageOf({ kind, id }: PerformanceLine['record']): string | undefined {
  pages ??= new Set(areas.flatMap((a) => a.routes.map((r) => r.path ?? '')));
  const path = irregular[kind] ?? `${kind}s`;
  return pages.has(`${path}/:id`) ? `${path}/${id}` : undefined;
}

/** What a line is about, leading to its record. */
export function RecordLink({ line }: { line: PerformanceLine }) {
  const to = useTenantPath();
  const page = pageOf(line.record);
  const text = [line.number, line.title].filter((x) => x !== null && x !== '').join(' ') || line.record.id;
  return <span style={{ overflowWrap: 'anywhere' }}>{page === undefined ? text : <Link to={to(page)}>{text}</Link>}</span>;
}
