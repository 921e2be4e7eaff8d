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

export type PasswordFault =
  | 'invalidPasswordMinLengthMessage'
  | 'invalidPasswordMaxLengthMessage'
  | 'invalidPasswordMinUpperCaseCharsMessage'
  | 'invalidPasswordMinLowerCaseCharsMessage'
  | 'invalidPasswordMinDigitsMessage'
  | 'invalidPasswordMinSpecialCharsMessage'
  | 'invalidPasswordNotUsernameMessage'
  | 'invalidPasswordHistoryMessage';

export const MIN_PASSWORD_LENGTH = 8;

const policyOf = (realm: RealmState): string => String(realm.settings['passwordPolicy'] ?? '');

/** The number in `name(3)` of the realm's `passwordPolicy`; undefined if the policy does not say. */
function demand(realm: RealmState, name: string): number | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\((\\d+)\\)`).exec(policyOf(realm));
  return match ? Number(match[1]) : undefined;
}

/** Minimum length of `passwordPolicy` ("length(8) and notUsername(undefined)"), never below 8. */
export function minPasswordLength(realm: RealmState): number {
  return Math.max(MIN_PASSWORD_LENGTH, demand(realm, 'length') ?? 0);
}

const kinds: readonly [policy: string, kind: RegExp, fault: PasswordFault][] = [
  ['upperCase', /\p{Lu}/u, 'invalidPasswordMinUpperCaseCharsMessage'],
  ['lowerCase', /\p{Ll}/u, 'invalidPasswordMinLowerCaseCharsMessage'],
  ['digits', /\p{Nd}/u, 'invalidPasswordMinDigitsMessage'],
  ['specialChars', /[^\p{L}\p{Nd}]/u, 'invalidPasswordMinSpecialCharsMessage'],
];

/** Why a password breaks the realm's policy, as Keycloak's message key; undefined if it does not. */
export function policyFault(realm: RealmState, username: string, password: string): PasswordFault | undefined {
  const characters = [...password];
  if (characters.length < minPasswordLength(realm)) return 'invalidPasswordMinLengthMessage';
  if (characters.length > (demand(realm, 'maxLength') ?? Infinity)) return 'invalidPasswordMaxLengthMessage';
  const poor = kinds.find(([policy, kind]) => characters.filter((c) => kind.test(c)).length < (demand(realm, policy) ?? 0));
  if (poor) return poor[2];
  return password.toLowerCase() === username.toLowerCase() ? 'invalidPasswordNotUsernameMessage' : undefined;
}

/**
 * Why a new password is not acceptable.
 * People may never keep the password they were told to change; administrators are held to that only by a history policy.
 */
export async function passwordFault(
  realm: RealmState,
  user: UserState,
  password: string,
  by: 'user' | 'admin',
): Promise<PasswordFault | undefined> {
  const fault = policyFault(realm, user.username, password);
  if (fault) return fault;
  const history = by === 'user' || demand(realm, 'passwordHistory') !== undefined;
  if (history && user.password && (await verifyPassword(password, user.password))) return 'invalidPasswordHistoryMessage';
  return undefined;
}
