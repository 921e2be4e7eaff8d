import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RealmState } from './realm.types';

interface Writing {
  running: Promise<void> | undefined;
  queued: Promise<void> | undefined;
}

/** Realms in memory, each mirrored in one JSON file that is always either the old or the new state, never half of one. */
export class RealmStore {
  private readonly realms = new Map<string, RealmState>();
  private readonly writings = new Map<string, Writing>();

  constructor(private readonly dir: string) {}

  async load(): Promise<void> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 });
    for (const file of await readdir(this.dir)) {
      // A leftover of a write that was killed before its rename; the named file is still the good one.
      if (file.endsWith('.tmp')) await rm(join(this.dir, file), { force: true });
      if (!file.endsWith('.json')) continue;
      const state = JSON.parse(await readFile(join(this.dir, file), 'utf8')) as RealmState;
      if (state.version !== 1) throw new Error(`${file} has state version ${String(state.version)}, this program reads version 1`);
      this.realms.set(state.realm, state);
    }
  }

  get(realm: string): RealmState | undefined {
    return this.realms.get(realm);
  }

  list(): RealmState[] {
    return [...this.realms.values()];
  }

  async create(state: RealmState): Promise<void> {
    this.realms.set(state.realm, state);
    await this.save(state);
  }

  /** Resolves when the state, as it is now or later, is on the disk. Changes that come while a write runs share the next one. */
  save(state: RealmState): Promise<void> {
    const writing = this.writings.get(state.realm) ?? { running: undefined, queued: undefined };
    this.writings.set(state.realm, writing);
    writing.queued ??= (async () => {
      await writing.running?.catch(() => undefined);
      writing.queued = undefined;
      // A realm deleted meanwhile must not come back as a file.
      if (this.realms.get(state.realm) !== state) return;
      writing.running = this.write(state);
      await writing.running;
    })();
    return writing.queued;
  }

  async remove(realm: string): Promise<void> {
    this.realms.delete(realm);
    await this.writings.get(realm)?.running?.catch(() => undefined);
    this.writings.delete(realm);
    await rm(join(this.dir, `${realm}.json`), { force: true });
    await this.syncDirectory();
  }

  /** Waits for writes under way, so that a clean stop loses nothing. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.writings.values()].flatMap((w) => [w.running, w.queued]));
  }

  private async write(state: RealmState): Promise<void> {
    const file = join(this.dir, `${state.realm}.json`);
    const handle = await open(`${file}.tmp`, 'w', 0o600);
    try {
      await handle.writeFile(JSON.stringify(state, null, 1));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${file}.tmp`, file);
    await this.syncDirectory();
  }

  private async syncDirectory(): Promise<void> {
    const handle = await open(this.dir, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
