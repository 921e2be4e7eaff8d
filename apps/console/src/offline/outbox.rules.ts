import type { CheckDetail } from '@anlan/contracts/enforcement';
import type { Fault } from '../api/problem';

/** A picture or signature of an entry: sent before it, and known to the server by `fileId` from then on. */
export interface EntryFile {
  readonly id: string;
  readonly name: string;
  readonly fileId?: string;
}

/** Why the server would not have it, in the words it used. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly faults: readonly Fault[];
  readonly traceId: string;
  readonly at: number;
}

/** One request that is kept until the server has answered it. */
export interface Entry {
  readonly id: string;
  /** tenant and person: nobody else sees or sends it */
  readonly owner: string;
  /** id of the operation */
  readonly op: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly version?: number;
  readonly body: unknown;
  /** Idempotency-Key: the same on every try */
  readonly key: string;
  /** when it was put here, in ms; entries go in this order */
  readonly at: number;
  readonly title: string;
  /** where its form is, below the tenant's address */
  readonly page: string;
  /** the record it belongs to: what comes later of the same one waits for what comes before */
  readonly about?: string;
  /** what the form held, to mend it by */
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: readonly EntryFile[];
  /** aggregates that it changes */
  readonly also: readonly (readonly [service: string, aggregate: string])[];
  readonly refusal?: Refusal;
}

const PENDING = 'anlan-file:';
/** What stands in a body in place of a file that has not been sent. */
export const pending = (id: string): string => PENDING + id;
export const pendingId = (value: unknown): string | undefined => (typeof value === 'string' && value.startsWith(PENDING) ? value.slice(PENDING.length) : undefined);

function mapped(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((v) => mapped(v, change));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, mapped(v, change)]));
  return value;
}

/** The files a body waits for, each once. */
export function pendingIn(body: unknown): string[] {
  const found = new Set<string>();
  mapped(body, (text) => {
    const id = pendingId(text);
    if (id !== undefined) found.add(id);
    return text;
  });
  return [...found];
}

/** The body with the server's ids of its files. */
export function withFiles(body: unknown, files: readonly EntryFile[]): unknown {
  const sent = new Map(files.map((f) => [f.id, f.fileId]));
  return mapped(body, (text) => sent.get(pendingId(text) ?? '') ?? text);
}

interface Failure {
  readonly status: number;
  readonly code: string;
}

/** later: no answer, or the server is away or busy. sign-in: it was not the person it took the caller for. refused: it has decided. */
export function outcomeOf({ status, code }: Failure): 'later' | 'sign-in' | 'refused' {
  if (status === 0) return code === 'network' ? 'later' : code === 'sign-in' ? 'sign-in' : 'refused';
  if (status === 401) return 'sign-in';
  return status === 408 || status === 425 || status === 429 || status >= 500 || code === 'request.idempotency_running' ? 'later' : 'refused';
}

const inOrder = (a: Entry, b: Entry): number => a.at - b.at || (a.id < b.id ? -1 : 1);
export const ofOwner = (entries: readonly Entry[], owner: string): Entry[] => entries.filter((e) => e.owner === owner).sort(inOrder);

/** The refused entry that this one waits for, where there is one. */
export function heldBy(entry: Entry, entries: readonly Entry[]): Entry | undefined {
  return entry.about === undefined ? undefined : entries.find((e) => e.refusal && e.owner === entry.owner && e.about === entry.about && inOrder(e, entry) < 0);
}

/** What goes next of a person's entries: the oldest that the server has not refused, and that waits for none it has. */
export function nextOf(entries: readonly Entry[], owner: string): Entry | undefined {
  const own = ofOwner(entries, owner);
  return own.find((e) => !e.refusal && !heldBy(e, own));
}

/** A check as it will be when what waits of it has been sent: so that a sign-in without a line can be followed by the record. */
export function foreseen(check: CheckDetail, entries: readonly Entry[]): CheckDetail {
  return entries.filter((e) => e.about === check.id && !e.refusal && e.params?.['id'] === check.id).sort(inOrder).reduce((c, e): CheckDetail => {
    // Sent already and read since.
    if (e.version !== undefined && e.version < c.version) return c;
    if (e.op === 'inspection.sign-in') return { ...c, status: 'on_site', version: c.version + 1, allowedActions: ['finish'] };
    return e.op.endsWith('.finish') ? { ...c, version: c.version + 1, allowedActions: [] } : c;
  }, check);
}
