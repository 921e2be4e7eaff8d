import { newKey, seal, unseal, Unreadable, type KeyRow, type Kind, type SealedRow } from './seal';

/** What of an owner's goes: one thing, all below a name, or everything of a kind. */
export interface Drop {
  readonly kind: Kind;
  readonly id?: string;
  readonly below?: string;
}

/** Where rows and keys lie. */
export interface Rows {
  readonly key: (owner: string) => Promise<KeyRow | undefined>;
  /** Keeps a key where there is none. @returns the one that is there */
  readonly addKey: (row: KeyRow) => Promise<KeyRow>;
  readonly get: (owner: string, kind: Kind, id: string) => Promise<SealedRow | undefined>;
  readonly list: (owner: string, kind?: Kind) => Promise<readonly SealedRow[]>;
  /** everybody of whom there is a key, or something kept */
  readonly owners: () => Promise<readonly string[]>;
  /** All of it or nothing. @returns false where the key that sealed it is no longer the owner's: nothing was done */
  readonly write: (owner: string, puts: readonly SealedRow[], drops: readonly Drop[]) => Promise<boolean>;
  /** Takes the key of whom nothing is kept. */
  readonly dropIdleKey: (owner: string) => Promise<void>;
}

export interface Read<T> {
  readonly values: readonly { readonly id: string; readonly at: number; readonly value: T }[];
  /** ids of what is there and cannot be read */
  readonly unreadable: readonly string[];
}

/** Work that nobody has sent: it outlives a sign-out. */
const WORK: readonly Kind[] = ['entry', 'file', 'opened'];
/** What was looked at: it never does. */
const COPIES: readonly Kind[] = ['answer', 'directory', 'person'];
const KEPT_MS = 7 * 86_400_000;

/** Everything that one phone keeps of the people who work on it, each under a key of his own. */
export class Vault {
  constructor(private readonly rows: Rows) {}

  /** Keeps several things at once: all or none of them. */
  async put(owner: string, things: readonly (readonly [kind: Kind, id: string, value: unknown])[], drops: readonly Drop[] = [], at = Date.now()): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      const key = (await this.rows.key(owner)) ?? (await this.rows.addKey(await newKey(owner)));
      const sealed = await Promise.all(things.map(([kind, id, value]) => seal(key, kind, id, value, at)));
      if (await this.rows.write(owner, sealed, drops)) return;
    }
    throw new Error('the key changed while something was kept');
  }

  /** @throws Unreadable where it is there and its key is not */
  async get<T>(owner: string, kind: Kind, id: string): Promise<T | undefined> {
    const row = await this.rows.get(owner, kind, id);
    return row && ((await unseal(row, await this.rows.key(owner))) as T);
  }

  /** In the order of their ids. */
  async list<T>(owner: string, kind: Kind): Promise<Read<T>> {
    const rows = await this.rows.list(owner, kind);
    const key = rows.length ? await this.rows.key(owner) : undefined;
    const unreadable: string[] = [];
    const read = await Promise.all(rows.map(async (row) => {
      try {
        return [{ id: row.id, at: row.at, value: (await unseal(row, key)) as T }];
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unreadable.push(row.id);
        return [];
      }
    }));
    return { values: read.flat(), unreadable };
  }

  async drop(owner: string, drops: readonly Drop[]): Promise<void> {
    await this.rows.write(owner, [], drops);
  }

  /** Whose copies of a tenant's records lie here: who worked in it last and has not signed out. */
  async personOf(slug: string): Promise<string | undefined> {
    for (const owner of await this.ownersOf(slug)) if (await this.rows.get(owner, 'person', 'me')) return owner;
    return undefined;
  }

  /** Takes what was copied for a person; his own unfinished work stays. */
  async forgetCopies(owner: string): Promise<void> {
    await this.drop(owner, COPIES.map((kind) => ({ kind })));
    await this.rows.dropIdleKey(owner);
  }

  /** Somebody works in the tenant: what had been copied for others there goes. */
  async takeOver(owner: string, slug: string): Promise<void> {
    for (const other of await this.ownersOf(slug)) if (other !== owner) await this.forgetCopies(other);
  }

  /** Somebody signs out: only work that waits to be sent stays, sealed, with what belongs to it; where there is none, the key goes too. */
  async leave(owner: string): Promise<void> {
    const opened = await this.rows.list(owner, 'opened');
    const drafts = await this.list<unknown>(owner, 'draft');
    const kept = drafts.values.filter((d) => opened.some((o) => d.id === `check.${o.id}`));
    const named = JSON.stringify(kept);
    const pictures = (await this.rows.list(owner, 'picture')).filter((p) => !named.includes(p.id));
    const going = [...drafts.values.filter((d) => !kept.includes(d)).map((d) => d.id), ...drafts.unreadable];
    await this.drop(owner, [...going.map((id) => ({ kind: 'draft' as const, id })), ...pictures.map(({ id }) => ({ kind: 'picture' as const, id }))]);
    await this.forgetCopies(owner);
  }

  /** Takes what nobody has touched for a week, of everybody; what belongs to unsent work stays as long as that. */
  async tidy(now = Date.now()): Promise<void> {
    for (const owner of await this.rows.owners()) {
      const rows = await this.rows.list(owner);
      const working = rows.some((r) => r.kind === 'opened');
      const old = rows.filter((r) => !WORK.includes(r.kind) && now - r.at >= KEPT_MS && !(working && (r.kind === 'draft' || r.kind === 'picture')));
      if (old.length) await this.drop(owner, old.map(({ kind, id }) => ({ kind, id })));
      await this.rows.dropIdleKey(owner);
    }
  }

  private async ownersOf(slug: string): Promise<readonly string[]> {
    return (await this.rows.owners()).filter((o) => o.startsWith(`${slug} `));
  }
}
