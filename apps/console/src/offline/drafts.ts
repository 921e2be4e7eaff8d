import { currentOwner } from './owner';
import { vault } from './store';

/** What was entered in a form and not sent. */
export interface Draft {
  readonly at: number;
  readonly values: Record<string, unknown>;
}

const KEPT_MS = 7 * 86_400_000;

/** Those of the person at work: a form is drawn with what it held, and waits for no store. */
let drafts = new Map<string, Draft>();
/** One write after another, the last words last. */
let writing: Promise<unknown> = Promise.resolve();
const newest = new Map<string, { owner: string; draft: Draft | undefined }>();
/** What other windows of the same person write. */
let others: BroadcastChannel | undefined;

function listen(): void {
  if (others || !('BroadcastChannel' in globalThis)) return;
  others = new BroadcastChannel('anlan.drafts');
  others.addEventListener('message', () => void readDrafts());
}

/** Reads the drafts of the person at work; of nobody, there are none. */
export async function readDrafts(): Promise<void> {
  listen();
  const owner = currentOwner();
  const read = owner === undefined ? [] : (await vault.list<Draft>(owner, 'draft').catch(() => ({ values: [] }))).values;
  if (owner === currentOwner()) drafts = new Map(read.map(({ id, value }) => [id, value]));
}

export function draftOf(name: string): Draft | undefined {
  const draft = drafts.get(name);
  return draft && Date.now() - draft.at < KEPT_MS ? draft : undefined;
}

/** Keeps a draft, or forgets it. It is on its way at once: a window closed a moment later has lost nothing. */
export function keepDraft(name: string, draft: Draft | undefined, owner = currentOwner()): void {
  if (owner === undefined || owner !== currentOwner()) return;
  if (draft) drafts.set(name, draft);
  else drafts.delete(name);
  const waiting = newest.has(name);
  newest.set(name, { owner, draft });
  if (!waiting) writing = writing.then(() => write(name)).catch(() => undefined);
}

async function write(name: string): Promise<void> {
  const next = newest.get(name);
  newest.delete(name);
  // Whoever has signed out meanwhile leaves no draft behind.
  if (!next || next.owner !== currentOwner()) return;
  await (next.draft ? vault.put(next.owner, [['draft', name, next.draft]]) : vault.drop(next.owner, [{ kind: 'draft', id: name }]));
  others?.postMessage(name);
}
