import { enforcementFileApi } from '@anlan/contracts/enforcement';
import { call } from '../api/client';
import { Problem } from '../api/problem';
import { makeStale, queryClient } from '../api/queries';
import { upload } from '../api/upload';
import { forgetPictures, keepPicture, keptPicture } from '../patterns/pictures/picture-store';
import { rememberedLocale } from '../text/text';
import { drain, type Drained } from './drain';
import { offlineOperation } from './operations';
import { currentOwner } from './owner';
import { ofOwner, pendingIn, withFiles, type Entry } from './outbox.rules';
import { dropEntry, entriesOf, entryFile, keepEntry, putEntry, vault, type OpenedHere } from './store';

export interface OutboxState {
  /** the person's own, oldest first */
  readonly entries: readonly Entry[];
  readonly opened: readonly OpenedHere[];
  /** how many of the person's own cannot be read any more: their key is gone. They are not sent. */
  readonly unreadable: number;
  /** the entry that is on its way */
  readonly sending?: string;
  readonly stopped?: 'later' | 'sign-in';
}

export type Submission = Omit<Entry, 'id' | 'owner' | 'at' | 'key' | 'files' | 'refusal'> & {
  /** the entry it mends, or the check begun here that it finishes */
  readonly mends?: string;
  readonly opened?: string;
};
export type Submitted = { readonly state: 'sent'; readonly answer: unknown } | { readonly state: 'kept' };

const LOCK = 'anlan.outbox';
const EMPTY: OutboxState = { entries: [], opened: [], unreadable: 0 };

/** What waits on this phone to be sent, and its way there. One tab sends at a time. */
class Outbox {
  private state = EMPTY;
  private readonly listeners = new Set<() => void>();
  private readonly others = 'BroadcastChannel' in globalThis ? new BroadcastChannel('anlan.outbox') : undefined;

  constructor() {
    this.others?.addEventListener('message', () => void this.reread());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): OutboxState => this.state;

  /** Reads what there is of the person who is signed in. */
  async reread(): Promise<void> {
    const owner = currentOwner();
    if (owner === undefined) return this.show(EMPTY);
    const read = await Promise.all([vault.list<Entry>(owner, 'entry'), vault.list<OpenedHere>(owner, 'opened'), vault.list(owner, 'draft')]).catch(() => undefined);
    if (!read || owner !== currentOwner()) return;
    const [entries, opened] = read;
    this.show({ ...this.state, entries: ofOwner(entries.values.map((e) => e.value), owner), opened: opened.values.map((o) => o.value), unreadable: read.reduce((sum, { unreadable }) => sum + unreadable.length, 0) });
  }

  /**
   * Keeps the request, then sends it: written down before it leaves, it cannot be lost in between.
   * @throws Problem where the server refuses it: it is still in its form; one that had waited goes on waiting, refused
   */
  async submit({ mends, opened, ...request }: Submission): Promise<Submitted> {
    const owner = currentOwner();
    if (owner === undefined) throw new Error('nobody is signed in');
    const files = new Map<string, Blob>();
    for (const id of pendingIn(request.body)) {
      const blob = await keptPicture(id);
      if (!blob) throw lostPicture();
      files.set(id, blob);
    }
    // In the place of what it mends: what comes after that still comes after it.
    const at = this.state.entries.find((e) => e.id === mends)?.at ?? Date.now();
    const entry: Entry = { ...request, id: mends ?? crypto.randomUUID(), owner, at, key: crypto.randomUUID(), files: [...files.keys()].map((id) => ({ id, name: 'picture.jpg' })) };
    await putEntry(entry, files);
    // Asked once: the browser may otherwise clear what it keeps when the phone is full.
    void navigator.storage?.persist?.().catch(() => false);
    await this.changed();
    const { sent, refused } = await this.send();
    const problem = refused.get(entry.id);
    if (problem && !mends) await this.remove(entry.id);
    if (problem) throw problem;
    // What waits has copies of its own; what was sent needs none.
    await forgetPictures([...files.keys()]);
    if (opened) await this.forgetOpened(opened);
    const done = sent.get(entry.id);
    return done ? { state: 'sent', answer: done.answer } : { state: 'kept' };
  }

  /** Sends what can be sent. Tabs wait for one another: what one has sent is not there for the next. */
  send(): Promise<Drained> {
    const work = (): Promise<Drained> => this.drainOwn();
    return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
  }

  /** Sends a refused one again under the same key: the server kept nothing of it. */
  async retry({ refusal: _, ...entry }: Entry): Promise<Drained> {
    await keepEntry(entry);
    await this.changed();
    return this.send();
  }

  async remove(id: string): Promise<void> {
    const owner = currentOwner();
    if (owner !== undefined) await dropEntry(owner, id);
    await this.changed();
  }

  /** Takes what cannot be read any more. */
  async removeUnreadable(): Promise<void> {
    const owner = currentOwner();
    if (owner === undefined) return;
    for (const kind of ['entry', 'opened', 'draft'] as const) {
      for (const id of (await vault.list(owner, kind)).unreadable) await (kind === 'entry' ? dropEntry(owner, id) : vault.drop(owner, [{ kind, id }]));
    }
    await this.changed();
  }

  /** Gives the pictures of an entry back to its form. */
  async restore(entry: Entry): Promise<void> {
    for (const { id } of entry.files) {
      const blob = await entryFile(entry.owner, entry.id, id);
      if (blob) await keepPicture(id, blob);
    }
  }

  async open(opened: Omit<OpenedHere, 'owner'>): Promise<void> {
    const owner = currentOwner();
    if (owner === undefined) throw new Error('nobody is signed in');
    await vault.put(owner, [['opened', opened.id, { ...opened, owner }]]);
    await this.changed();
  }

  async forgetOpened(id: string): Promise<void> {
    const owner = currentOwner();
    if (owner !== undefined) await vault.drop(owner, [{ kind: 'opened', id }]);
    await this.changed();
  }

  private async drainOwn(): Promise<Drained> {
    const owner = currentOwner();
    const nothing: Drained = { sent: new Map(), refused: new Map() };
    if (owner === undefined) return nothing;
    if (!(await entriesOf(owner).catch(() => undefined))) return nothing;
    const drained = await drain(owner, {
      read: () => entriesOf(owner), keep: keepEntry, drop: (id) => dropEntry(owner, id), deliver: (entry) => deliver(entry, owner),
      onSending: (sending) => this.show({ ...this.state, sending }),
    });
    for (const { entry } of drained.sent.values()) for (const [service, aggregate] of [aggregateOf(entry), ...entry.also]) makeStale(queryClient, service, aggregate);
    this.show({ ...this.state, sending: undefined, stopped: drained.stopped });
    await this.changed();
    return drained;
  }

  private async changed(): Promise<void> {
    await this.reread();
    this.others?.postMessage('changed');
  }

  private show(state: OutboxState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function aggregateOf({ op }: Entry): readonly [string, string] {
  return [offlineOperation(op).service, op.split('.')[0] as string];
}

const lostPicture = (): Problem =>
  rememberedLocale() === 'zh-CN' ? new Problem(-1, 'offline.picture_lost', '照片不在了', '有照片没有保存在本机，请重新拍摄或删除后再提交。') : new Problem(-1, 'offline.picture_lost', 'A picture is gone', 'A picture was not kept on this phone. Take it again or remove it, then send.');

/** Its files first, each under a key of its own; then itself. */
async function deliver(entry: Entry, owner: string): Promise<unknown> {
  const files = [...entry.files];
  for (const [i, file] of files.entries()) {
    if (file.fileId) continue;
    const blob = await entryFile(owner, entry.id, file.id);
    if (!blob) throw lostPicture();
    const { id: fileId } = await upload(enforcementFileApi.upload, { file: blob, name: file.name, key: file.id });
    files[i] = { ...file, fileId };
    await keepEntry({ ...entry, files });
  }
  if (currentOwner() !== owner) throw new Problem(401, 'sign-in', '', '');
  return call(offlineOperation(entry.op), { params: entry.params, version: entry.version, body: withFiles(entry.body, files) as never, key: entry.key });
}

export const outbox = new Outbox();
