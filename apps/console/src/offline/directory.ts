import { subjectApi } from '@anlan/contracts/enforcement';
import { call } from '../api/client';
import type { Rights } from '../session/rights';
import { byCode, isOld, listed, MOST_SUBJECTS, search, type Directory, type Listed } from './directory.rules';
import { currentOwner, onForgotten } from './owner';
import { vault } from './store';

const PAGE = 200;
const STATUS = 'active,suspended';

export interface DirectoryState {
  readonly owner?: string;
  readonly directory?: Directory;
  readonly updating: boolean;
}

/** 离线名录 The subjects of a person's reach, kept on this phone to be found without a line. */
class SubjectDirectory {
  private state: DirectoryState = { updating: false };
  private readonly listeners = new Set<() => void>();
  private running: Promise<void> | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  readonly snapshot = (): DirectoryState => this.state;

  /** What is kept for the person at work. */
  async read(): Promise<Directory | undefined> {
    const owner = currentOwner();
    if (owner === undefined) return undefined;
    if (this.state.owner === owner && this.state.directory) return this.state.directory;
    const directory = await vault.get<Directory>(owner, 'directory', 'subjects').catch(() => undefined);
    if (owner === currentOwner()) this.show({ ...this.state, owner, directory });
    return directory;
  }

  /** What was in memory is not the phone's any more: read anew when it is wanted. */
  forget(): void {
    this.show({ updating: false });
  }

  /** Copies the register, as far as the person reads it. One at a time. @throws Problem */
  update(): Promise<void> {
    this.running ??= this.copy().finally(() => {
      this.running = undefined;
      this.show({ ...this.state, updating: false });
    });
    return this.running;
  }

  async search(question: string, status: string | undefined, limit: number): Promise<{ items: Listed[]; at: number } | undefined> {
    const directory = await this.read();
    if (!directory) return undefined;
    const coded = await byCode(directory.items, question);
    return { items: coded ? [coded] : search(directory.items, question, { status, limit }), at: directory.at };
  }

  async find(id: string): Promise<Listed | undefined> {
    return (await this.read())?.items.find((s) => s.id === id);
  }

  async findByCode(code: string): Promise<Listed | undefined> {
    return byCode((await this.read())?.items ?? [], code);
  }

  private async copy(): Promise<void> {
    const owner = currentOwner();
    if (owner === undefined) return;
    this.show({ ...this.state, updating: true });
    const items = new Map<string, Listed>();
    const first = await call(subjectApi.list, { query: { status: STATUS, order: 'name', limit: PAGE, total: 'true' } as never });
    let page: typeof first | undefined = first;
    while (page) {
      for (const s of page.items) items.set(s.id, listed(s));
      page = page.nextCursor && items.size < MOST_SUBJECTS ? await call(subjectApi.list, { query: { status: STATUS, order: 'name', limit: PAGE, cursor: page.nextCursor } as never }) : undefined;
    }
    const directory: Directory = { at: Date.now(), items: [...items.values()].slice(0, MOST_SUBJECTS), total: Math.max(first.total ?? 0, items.size) };
    // Somebody else may have signed in since.
    if (owner !== currentOwner()) return;
    await vault.put(owner, [['directory', 'subjects', directory]]);
    this.show({ ...this.state, owner, directory });
  }

  private show(state: DirectoryState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

export const directory = new SubjectDirectory();
onForgotten(() => directory.forget());

/** Who carries out checks or reports on the spot, and reads the register. */
export const usesDirectory = (rights: Rights): boolean => rights.may('subject.read') && (['check.patrol', 'check.agency', 'inspection.carry-out', 'hazard.report'] as const).some((p) => rights.may(p));

/** On a phone, of whoever looks after a part of the tenant, by itself once a day; everybody else says so. */
export async function keepFresh(rights: Rights): Promise<void> {
  if (!usesDirectory(rights)) return;
  const kept = await directory.read();
  const byItself = matchMedia('(pointer: coarse)').matches && !rights.mayEverywhere('subject.read');
  if ((kept || byItself) && isOld(kept, Date.now())) await directory.update();
}
