import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DemoUser {
  username: string;
  password: string;
  /** of one-time codes, in base32: those Keycloak asks for one */
  totpSecret?: string | undefined;
  roles: string[];
  memberId?: string;
}

export interface DemoRealm {
  slug: string;
  realm: string;
  issuer: string;
  name: string;
  users: DemoUser[];
  clients: { clientId: string; clientSecret: string; roles: string[] }[];
}

interface State {
  done: string[];
  facts: Record<string, unknown>;
  realms: DemoRealm[];
}

/**
 * How far the demo has come, kept in the data directory, so that a second start goes on and seeds nothing twice. The
 * realms in it are what `credentials.json` shows; both files can be read by their owner only.
 */
export class DemoState {
  private readonly state: State;
  private readonly path: string;

  constructor(private readonly dataDir: string) {
    this.path = join(dataDir, 'demo.json');
    this.state = existsSync(this.path) ? (JSON.parse(readFileSync(this.path, 'utf8')) as State) : { done: [], facts: {}, realms: [] };
  }

  /** Runs a part once; true where it ran now. */
  async once(part: string, work: () => Promise<void>): Promise<boolean> {
    if (this.state.done.includes(part)) return false;
    await work();
    this.state.done.push(part);
    this.save();
    return true;
  }

  remember(key: string, value: unknown): void {
    this.state.facts[key] = value;
    this.save();
  }

  recall<T>(key: string): T | undefined {
    return this.state.facts[key] as T | undefined;
  }

  realm(slug: string): DemoRealm {
    const found = this.state.realms.find((r) => r.slug === slug);
    if (!found) throw new Error(`the demo knows no realm ${slug}`);
    return found;
  }

  putRealm(realm: DemoRealm): void {
    this.state.realms = [...this.state.realms.filter((r) => r.slug !== realm.slug), realm];
    this.save();
  }

  get realms(): readonly DemoRealm[] {
    return this.state.realms;
  }

  save(): void {
    write(this.path, this.state);
    const shown = this.state.realms.map(({ slug, realm, issuer, users, clients }) => ({ slug, realm, issuer, users: users.map(({ username, password, totpSecret, roles }) => ({ username, password, ...(totpSecret ? { totpSecret } : {}), roles })), clients }));
    write(join(this.dataDir, 'credentials.json'), shown);
  }
}

function write(path: string, value: unknown): void {
  const half = `${path}.part`;
  writeFileSync(half, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, path);
}
