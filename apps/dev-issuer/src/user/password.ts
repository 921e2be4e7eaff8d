import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHash, RealmState, UserState } from '../realm/realm.types';

const COST = 16384;

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { N: cost, r: 8, p: 1 }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return { algorithm: 'scrypt', salt: salt.toString('base64'), hash: hash.toString('base64'), cost: COST };
}

/** Takes the same time without a stored hash, so that the answer does not tell which usernames exist. */
export async function verifyPassword(password: string, stored: PasswordHash | undefined): Promise<boolean> {
  if (!stored) {
    await derive(password, Buffer.alloc(16), COST);
    return false;
  }
  const expected = Buffer.from(stored.hash, 'base64');
  const actual = await derive(password, Buffer.from(stored.salt, 'base64'), stored.cost);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

export type PasswordFault = 'invalidPasswordMinLengthMessage' | 'invalidPasswordNotUsernameMessage' | 'invalidPasswordHistoryMessage';

export const MIN_PASSWORD_LENGTH = 8;

/** Minimum length of `passwordPolicy` ("length(8) and notUsername(undefined)"), never below 8. */
export function minPasswordLength(realm: RealmState): number {
  const policy = realm.settings['passwordPolicy'];
  const match = typeof policy === 'string' ? /\blength\((\d+)\)/.exec(policy) : null;
  return Math.max(MIN_PASSWORD_LENGTH, Number(match?.[1] ?? 0));
}

/**
 * Why a new password is not acceptable, as Keycloak's message key; undefined if it is.
 * People may never keep the password they were told to change; administrators are held to that only by a history policy.
 */
export async function passwordFault(
  realm: RealmState,
  user: UserState,
  password: string,
  by: 'user' | 'admin',
): Promise<PasswordFault | undefined> {
  if ([...password].length < minPasswordLength(realm)) return 'invalidPasswordMinLengthMessage';
  if (password.toLowerCase() === user.username.toLowerCase()) return 'invalidPasswordNotUsernameMessage';
  const history = by === 'user' || String(realm.settings['passwordPolicy'] ?? '').includes('passwordHistory(');
  if (history && user.password && (await verifyPassword(password, user.password))) return 'invalidPasswordHistoryMessage';
  return undefined;
}
