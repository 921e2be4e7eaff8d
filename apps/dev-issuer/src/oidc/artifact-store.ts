import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  /** Milliseconds since 1970. */
  expiresAt: number;
}

const SWEEP_EVERY = 512;

/** Sessions, codes and refresh tokens of one realm, in memory: a restart signs everybody out, and that is all it does. */
export class ArtifactStore {
  private readonly models = new Map<string, Map<string, Entry>>();
  private writes = 0;

  adapter(model: string, findClient: (id: string) => AdapterPayload | undefined): Adapter {
    const entries = this.entries(model);
    const live = (entry: Entry | undefined) => (entry && entry.expiresAt > Date.now() ? entry.payload : undefined);
    return {
      upsert: async (id, payload, expiresIn) => {
        entries.set(id, { payload, expiresAt: expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000 });
        this.writes += 1;
        if (this.writes % SWEEP_EVERY === 0) this.sweep();
      },
      find: async (id) => (model === 'Client' ? findClient(id) : live(entries.get(id))),
      findByUid: async (uid) => {
        const entry = [...entries.values()].find((candidate) => candidate.payload.uid === uid);
        return live(entry);
      },
      findByUserCode: async () => undefined,
      consume: async (id) => {
        const payload = live(entries.get(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => {
        entries.delete(id);
      },
      revokeByGrantId: async (grantId) => {
        this.forget((payload) => payload.grantId === grantId);
      },
    };
  }

  /** Ends every session of a person and takes their refresh tokens and codes back. */
  forgetUser(userId: string): void {
    this.forget((payload) => payload.accountId === userId);
  }

  /** Ends the session that an ID token names by its `sid`, with the refresh tokens and codes given out in it. */
  endSession(sid: string): void {
    const sessions = this.entries('Session');
    for (const [id, { payload }] of sessions) {
      const authorizations = Object.values(payload.authorizations ?? {});
      if (!authorizations.some((authorization) => authorization.sid === sid)) continue;
      sessions.delete(id);
      const grants = new Set(authorizations.map((authorization) => authorization.grantId));
      this.forget(({ grantId }) => grantId !== undefined && grants.has(grantId));
    }
  }

  private forget(matches: (payload: AdapterPayload) => boolean): void {
    for (const entries of this.models.values()) {
      for (const [id, entry] of entries) if (matches(entry.payload)) entries.delete(id);
    }
  }

  private sweep(): void {
    const now = Date.now();
    for (const entries of this.models.values()) {
      for (const [id, entry] of entries) if (entry.expiresAt <= now) entries.delete(id);
    }
  }

  private entries(model: string): Map<string, Entry> {
    const existing = this.models.get(model) ?? new Map<string, Entry>();
    this.models.set(model, existing);
    return existing;
  }
}
