import type { Provider } from 'oidc-provider';
import { ArtifactStore } from '../oidc/artifact-store';
import { createProvider } from '../oidc/provider.factory';
import { LoginThrottle } from '../user/login-throttle';
import type { RealmState } from './realm.types';
import type { RealmStore } from './realm.store';

/** A realm at work: its state plus what lives only as long as the process. */
export class Realm {
  readonly artifacts = new ArtifactStore();
  readonly throttle = new LoginThrottle();
  /** Sign-ins whose password was right and that still have an action to do: interaction id → user id. */
  readonly unfinished = new Map<string, string>();
  private current: Provider | undefined;

  constructor(
    readonly state: RealmState,
    readonly issuer: string,
    private readonly publicUrl: string,
  ) {}

  get provider(): Provider {
    this.current ??= createProvider(this.state, this.issuer, this.artifacts, this.publicUrl);
    return this.current;
  }

  /** After new signing keys: sessions and refresh tokens stay, the next token is signed with the new key. */
  renewProvider(): void {
    this.current = undefined;
  }
}

export class RealmRegistry {
  private readonly realms = new Map<string, Realm>();

  constructor(
    readonly store: RealmStore,
    private readonly publicUrl: string,
  ) {}

  issuerOf(realm: string): string {
    return `${this.publicUrl}/realms/${realm}`;
  }

  get(name: string): Realm | undefined {
    const state = this.store.get(name);
    if (!state) {
      this.realms.delete(name);
      return undefined;
    }
    const existing = this.realms.get(name);
    // A realm deleted and made again under its old name is another realm.
    if (existing?.state === state) return existing;
    const realm = new Realm(state, this.issuerOf(name), this.publicUrl);
    this.realms.set(name, realm);
    return realm;
  }
}
