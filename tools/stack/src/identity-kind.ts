import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeJsonAtomic } from './atomic-file';
import { StackError } from './errors';

/** What is embedded: the development issuer, or a real Keycloak. */
export const IDENTITY_KINDS = ['dev-issuer', 'keycloak'] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
/** `external` is KEYCLOAK_URL. */
type Provisioned = IdentityKind | 'external';

const FILE = 'identity.json';

/** "keycloak" of `--identity keycloak` or ANLAN_IDENTITY; undefined for nothing. Throws StackError CONFIGURATION. */
export function identityKind(value: string | undefined): IdentityKind | undefined {
  if (value === undefined || value === '') return undefined;
  const kind = IDENTITY_KINDS.find((known) => known === value);
  if (kind) return kind;
  throw new StackError(
    'CONFIGURATION',
    `身份服务 ${value} 未知,可选 ${IDENTITY_KINDS.join('、')}(--identity 或 ANLAN_IDENTITY)。`,
    `The identity service ${value} is not known; --identity and ANLAN_IDENTITY take ${IDENTITY_KINDS.join(' or ')}.`,
  );
}

/**
 * The identity service of a data directory: the one its realms are in, else the one asked for, else the development
 * issuer. Users and realms do not move from one to another, so another one than before is refused.
 */
export function chooseIdentity(dataDir: string, asked: IdentityKind | undefined, external: boolean): Provisioned {
  if (external && asked === 'dev-issuer') {
    throw new StackError('CONFIGURATION', 'KEYCLOAK_URL 与 dev-issuer 只能选一个。', 'KEYCLOAK_URL is set and dev-issuer is asked for: only one of them can be.');
  }
  const before = provisionedOn(dataDir);
  const wanted: Provisioned | undefined = external ? 'external' : asked;
  if (before === undefined || wanted === before || (wanted === undefined && before !== 'external')) return wanted ?? before ?? 'dev-issuer';
  const names = { 'dev-issuer': 'dev-issuer', keycloak: 'keycloak', external: 'KEYCLOAK_URL' };
  const now = wanted ? names[wanted] : '(KEYCLOAK_URL is not set)';
  throw new StackError(
    'CONFIGURATION',
    `数据目录 ${dataDir} 的 realm 和用户在 ${names[before]} 中,不能改用 ${now}。请沿用原来的身份服务,或用 ANLAN_DATA_DIR 另选目录,或运行 npm run reset 重新开始(会清空数据)。`,
    `Realms and users of the data directory ${dataDir} are in ${names[before]}, it cannot be started on ${now}. Keep the identity service, choose another ANLAN_DATA_DIR, or run npm run reset to start over (this empties the data).`,
  );
}

/** Call once the identity service runs: from then on realms may be in it. */
export function rememberIdentity(dataDir: string, kind: Provisioned): void {
  if (provisionedOn(dataDir) !== kind || !existsSync(join(dataDir, FILE))) writeJsonAtomic(join(dataDir, FILE), { kind }, 0o644);
}

function provisionedOn(dataDir: string): Provisioned | undefined {
  try {
    const { kind } = JSON.parse(readFileSync(join(dataDir, FILE), 'utf8')) as { kind?: Provisioned };
    if (kind === 'external' || IDENTITY_KINDS.some((known) => known === kind)) return kind;
  } catch {
    // None yet, or a directory of a release that did not remember it.
  }
  return existsSync(join(dataDir, 'issuer')) ? 'dev-issuer' : undefined;
}
