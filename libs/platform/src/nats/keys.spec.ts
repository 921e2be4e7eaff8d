import { fromPublic, fromSeed } from 'nkeys.js';
import { NatsInputError } from './errors';
import { createKey, isPublicKey, keyFromSeed, verifySignature, type KeyKind } from './keys';

const letters: Record<KeyKind, string> = { operator: 'O', account: 'A', user: 'U' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('nkeys', () => {
  it.each(['operator', 'account', 'user'] as const)('an %s key is the same one to the reference library', (kind) => {
    const key = createKey(kind);
    const reference = fromSeed(bytes(key.seed));
    expect(key.publicKey[0]).toBe(letters[kind]);
    expect(reference.getPublicKey()).toBe(key.publicKey);
    expect(fromPublic(key.publicKey).verify(bytes('nonce'), key.sign(bytes('nonce')))).toBe(true);
    expect(verifySignature(key.publicKey, bytes('nonce'), reference.sign(bytes('nonce')))).toBe(true);
    expect(keyFromSeed(key.seed).publicKey).toBe(key.publicKey);
  });

  it('does not show its seed when it is printed', () => {
    const key = createKey('account');
    expect(JSON.stringify(key)).not.toContain(key.seed);
    expect(Object.values(key)).not.toContain(key.seed);
  });

  it('refuses a signature over other data', () => {
    const key = createKey('user');
    expect(verifySignature(key.publicKey, bytes('other'), key.sign(bytes('nonce')))).toBe(false);
  });

  it('refuses a seed with one letter changed, a public key, and rubbish', () => {
    const { seed, publicKey } = createKey('account');
    const broken = seed.slice(0, 20) + (seed[20] === 'A' ? 'B' : 'A') + seed.slice(21);
    for (const text of [broken, publicKey, '', 'SA', 'not base32!', seed.toLowerCase()]) {
      expect(() => keyFromSeed(text)).toThrow(NatsInputError);
    }
  });

  it('knows a public key of one kind from another', () => {
    const { publicKey, seed } = createKey('account');
    expect(isPublicKey('account', publicKey)).toBe(true);
    expect(isPublicKey('user', publicKey)).toBe(false);
    expect(isPublicKey('account', seed)).toBe(false);
    expect(isPublicKey('account', `${publicKey.slice(0, -1)}!`)).toBe(false);
  });
});
