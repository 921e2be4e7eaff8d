import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { StackError } from './errors';
import { writeJsonAtomic } from './atomic-file';
import { DATABASE_SERVICES, type DatabaseService } from './service-env';

/** Everything secret that one data directory needs; made once, at its first start. */
export interface StackSecrets {
  /** Postgres superuser of the embedded cluster */
  postgresPassword: string;
  /** database login role → password */
  databaseRoles: Record<`${DatabaseService}_app`, string>;
  /** 32 bytes, base64: encrypts secrets at rest */
  secretKey: string;
  /** 32 bytes, base64: the secrets of the realms' own service accounts are derived from it */
  identityRealmKey: string;
  issuerAdminClientId: string;
  issuerAdminClientSecret: string;
  /** of keycloak_app, the owner of the embedded Keycloak's database */
  keycloakDatabasePassword: string;
  /** of the client that sets up realm master and is then deleted */
  keycloakBootstrapSecret: string;
  operatorUsername: string;
  operatorPassword: string;
}

const token = (): string => randomBytes(24).toString('base64url');

function generate(): StackSecrets {
  return {
    postgresPassword: token(),
    databaseRoles: Object.fromEntries(DATABASE_SERVICES.map((s) => [`${s}_app`, token()])) as StackSecrets['databaseRoles'],
    secretKey: randomBytes(32).toString('base64'),
    identityRealmKey: randomBytes(32).toString('base64'),
    issuerAdminClientId: 'anlan-admin',
    issuerAdminClientSecret: token(),
    keycloakDatabasePassword: token(),
    keycloakBootstrapSecret: token(),
    operatorUsername: 'operator',
    // Of all four kinds of character, as the realms' password policy asks.
    operatorPassword: `Al-${token()}7x`,
  };
}

/** The account with which tenancy administers a realm; for tests and repairs that have to look into one. */
export function realmServiceAccount({ identityRealmKey }: Pick<StackSecrets, 'identityRealmKey'>, realm: string): { clientId: string; clientSecret: string } {
  const mac = createHmac('sha256', Buffer.from(identityRealmKey, 'base64'));
  return { clientId: 'anlan-tenancy', clientSecret: mac.update(`realm-service-account:${realm}`).digest('base64url') };
}

/** Reads `secrets.json` (mode 0600), making it, or the keys it lacks, when needed. */
export function loadSecrets(dataDir: string): StackSecrets {
  const path = join(dataDir, 'secrets.json');
  const fresh = generate();
  if (!existsSync(path)) {
    writeJsonAtomic(path, fresh, 0o600);
    return fresh;
  }
  let stored: Partial<StackSecrets>;
  try {
    stored = JSON.parse(readFileSync(path, 'utf8')) as Partial<StackSecrets>;
  } catch (error) {
    // Never regenerate here: the cluster's passwords would no longer match.
    throw new StackError(
      'CONFIGURATION',
      `${path} 无法读取。请从备份恢复该文件,或运行 npm run reset 重新开始(会清空数据)。`,
      `${path} cannot be read. Restore it from a backup, or run npm run reset to start over (this empties the data).`,
      String(error),
    );
  }
  chmodSync(path, 0o600);
  const merged = { ...fresh, ...stored, databaseRoles: { ...fresh.databaseRoles, ...stored.databaseRoles } };
  if (JSON.stringify(merged) !== JSON.stringify(stored)) writeJsonAtomic(path, merged, 0o600);
  return merged;
}
