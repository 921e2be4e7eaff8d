import {
  AUDIENCE, b64, claimsFor, FakeClock, FakeRegistry, jwkOf, makeKey, mint,
} from './auth.fixtures';
import { sign } from 'node:crypto';
import { IssuerDirectory } from './issuer-directory';
import type { IssuerEntry } from './issuer-registry';
import { realmOf } from './realm-of';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier';

/*
 * What is attacked, and where each attack is (files of this folder):
 *
 * | control                                                        | test                                                        |
 * | audience: foreign, absent, of a wrong shape; azp               | token-verifier.spec › refusals                              |
 * | exp: absent, past, this second, in milliseconds, infinite      | token-verifier.spec › refusals                              |
 * | nbf, iat in the future; skew of ten seconds to the second      | token-verifier.spec › refusals, a good token                |
 * | alg: none, HS256 with the public key, other sizes, other kinds | token-verifier.spec › refusals                              |
 * | typ: ID, refresh, offline, logout, DPoP; bound tokens (cnf)    | token-verifier.spec › refusals                              |
 * | size, base64, JSON, any changed character                      | token-verifier.spec › refusals, garbage; here › spelling    |
 * | kid: absent, unknown, path, address, 10 kB                     | here › a kid                                                |
 * | jku, x5u, jwk, x5c                                             | here › a header that brings its own key                     |
 * | a JSON key twice                                               | here › a key that comes twice                               |
 * | issuer: unknown, look-alikes                                   | here › an issuer that looks like one of ours                |
 * | issuer: floods                                                 | issuer-directory.spec; token-verifier.cache.spec › a flood  |
 * | unknown kids without end, also across a rotation               | key-source.spec › fetching, a rotated key                   |
 * | 50 cold requests, one fetch                                    | key-source.spec › fetching                                  |
 * | key endpoint: hangs, drips, HTML, 500, 100 MB, packed, …       | key-source.spec › a bad key endpoint; survival.spec         |
 * | rotation: a new key at once, a withdrawn one no more           | key-source.spec › fetching                                  |
 * | down for an hour, for 24, for 25; cold                         | key-source.spec › an endpoint that is down                  |
 * | positive cache: 60 s, never past exp, suspension at once       | token-verifier.cache.spec › verified tokens                 |
 * | memory                                                         | token-verifier.cache.spec › VerifiedCache; survival.spec    |
 * | the process survives                                           | survival.spec                                               |
 */

const ORIGIN = 'https://id.example';
const ISSUER = `${ORIGIN}/realms/district-440310`;
const entry: IssuerEntry = { tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' };
const key = makeKey('k-1');
const stranger = makeKey('stranger');
let clock: FakeClock;
let asked: string[];
let registry: FakeRegistry;
let verifier: TokenVerifier;

beforeEach(() => {
  clock = new FakeClock();
  asked = [];
  registry = new FakeRegistry();
  registry.entries.set(ISSUER, entry);
  verifier = make({ registry });
});

function make(more: Partial<TokenVerifierOptions> & Pick<TokenVerifierOptions, 'registry'>): TokenVerifier {
  const fetchKeys = (url: string): Promise<unknown> => Promise.resolve((asked.push(url), { keys: [jwkOf(key)] }));
  return new TokenVerifier({ audience: AUDIENCE, now: clock.now, fetchKeys, ...more });
}
const good = (more: Record<string, unknown> = {}): Record<string, unknown> => claimsFor(ISSUER, clock.ms, more);
const codeOf = (raw: string): Promise<string> => verifier.verify(raw).then((t) => `${t.slug} ${t.subject}`, (error: { code: string }) => error.code);
const KEYS = `${ISSUER}/protocol/openid-connect/certs`;

describe('a kid', () => {
  test.each([
    '../../../admin/realms/master', '/protocol/openid-connect/certs', 'https://evil.example/keys', '//evil.example', "k-1' or '1'='1", 'k-1\u0000', 'k-1 ', ' k-1', 'K-1', 'k-1,stranger',
    '__proto__', 'constructor', 'toString', '\u202ek-1', '%6b-1',
  ])('like %j is no key, and is part of no address', async (kid) => {
    expect(await codeOf(mint(stranger, good(), { kid }))).toBe('token.key_unknown');
    expect(await codeOf(mint(key, good(), { kid }))).toBe('token.key_unknown');
    expect(new Set(asked)).toEqual(new Set([KEYS]));
  });
  test.each([['of 10 kB', 'k'.repeat(10_000)], ['that is empty', ''], ['as a list', ['k-1']], ['as a number', 1], ['as null', null]])('%s is refused before anything is fetched', async (_, kid) => {
    expect(await codeOf(mint(key, good(), { kid }))).toBe('token.key_unknown');
    expect(asked).toEqual([]);
  });
});

describe('a header that brings its own key', () => {
  const own = { jku: 'https://evil.example/keys', x5u: 'https://evil.example/cert.pem', jwk: jwkOf(stranger), x5c: ['MIIB'], x5t: 'x', 'x5t#S256': 'x' };
  test.each(Object.entries(own))('as %s is checked with ours all the same', async (name, value) => {
    expect(await codeOf(mint(stranger, good(), { kid: 'k-1', [name]: value }))).toBe('token.signature');
    expect(await codeOf(mint(stranger, good(), { [name]: value }))).toBe('token.key_unknown');
    expect(await codeOf(mint(key, good(), { [name]: value }))).toMatch(/^440310 /);
    expect(new Set(asked)).toEqual(new Set([KEYS]));
  });
});

describe('a key that comes twice', () => {
  /** Signed as it stands, with the header and the claims as text. */
  function signed(header: string, claims: string): string {
    const text = `${b64(header)}.${b64(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), key.privateKey).toString('base64url')}`;
  }
  const header = '{"typ":"JWT","kid":"k-1","alg":"RS256"}';
  const again = (claim: string): string => signed(header, JSON.stringify(good()).replace(/}$/, `,${claim}}`));

  // One reading for all checks: the last one counts (RFC 7519, section 4), so nothing is checked that is not used.
  test('counts once, by its last value, for every check alike', async () => {
    expect(await codeOf(signed('{"alg":"none","kid":"x","alg":"RS256","kid":"k-1"}', JSON.stringify(good())))).toMatch(/^440310 /);
    expect(await codeOf(signed('{"alg":"RS256","kid":"k-1","alg":"none"}', JSON.stringify(good())))).toBe('token.algorithm');
    expect(await codeOf(again('"aud":"other"'))).toBe('token.audience');
    expect(await codeOf(again('"exp":1'))).toBe('token.expired');
    expect(await codeOf(again('"typ":"ID"'))).toBe('token.type');
    expect(await codeOf(again('"iss":"https://evil.example/realms/district-440310"'))).toBe('token.issuer_unknown');
    expect(await codeOf(again('"sub":"somebody-else"'))).toBe('440310 somebody-else');
    expect(await codeOf(again('"__proto__":{"sub":"somebody-else"}'))).toBe(`440310 ${String(good()['sub'])}`);
  });
});

describe('spelling', () => {
  const spoil = (change: (parts: string[]) => string[]): string => change(mint(key, good()).split('.')).join('.');
  test.each<[string, () => string]>([
    ['a line break at the end', () => `${mint(key, good())}\n`],
    ['spaces around', () => ` ${mint(key, good())} `],
    ['the other base64 alphabet', () => spoil(([h = '', p = '', s = '']) => [h, p, `+/${s.slice(2)}`])],
    ['letters of another script', () => spoil(([h = '', p = '', s = '']) => [h, p.replace('e', 'е'), s])],
    ['a second spelling of the signature', () => spoil(([h = '', p = '', s = '']) => [h, p, `${s.slice(0, -1)}${String.fromCharCode(s.charCodeAt(s.length - 1) + 1)}`])],
    ['an encrypted token of five parts', () => 'e30.e30.e30.e30.e30'],
    ['a JSON serialization', () => JSON.stringify({ payload: b64(good()), protected: b64({ alg: 'RS256' }), signature: 'x' })],
  ])('with %s is malformed', async (_, raw) => {
    expect(await codeOf(raw())).toBe('token.malformed');
    expect(asked).toEqual([]);
  });
  test.each([['16 kB', 0, /^440310 /], ['one byte more', 1, /^token\.too_large$/]])('of %s: %p over the limit', async (_, over, outcome) => {
    const plain = mint(key, good()).length;
    verifier = make({ registry, maxTokenBytes: plain - over });
    expect(await codeOf(mint(key, good()))).toMatch(outcome);
  });
  test('nested without end neither crashes nor passes', async () => {
    const deep = (text: string): string => `${b64({ alg: 'RS256', kid: 'k-1' })}.${Buffer.from(text).toString('base64url')}.AAAA`;
    expect(await codeOf(deep('['.repeat(12_000)))).toBe('token.malformed');
    expect(await codeOf(deep(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`))).toBe('token.type');
  });
});

describe('an issuer that looks like one of ours', () => {
  let loaded: string[];
  beforeEach(() => {
    loaded = [];
    const load = (issuer: string): Promise<IssuerEntry | undefined> => {
      const realm = realmOf(issuer, ORIGIN);
      if (realm !== undefined) loaded.push(realm);
      return Promise.resolve(realm === 'district-440310' ? entry : undefined);
    };
    verifier = make({ registry: new IssuerDirectory({ now: clock.now, load, loadsPerSecond: 1_000 }) });
  });
  test('but is it, is found', async () => {
    expect(await codeOf(mint(key, good()))).toMatch(/^440310 /);
    expect(loaded).toEqual(['district-440310']);
  });
  test.each([
    `${ISSUER}/`, `${ISSUER}//`, `${ISSUER}?`, `${ISSUER}#x`, `${ISSUER}/.`, `${ISSUER};v=1`, ` ${ISSUER}`, `${ISSUER} `, `${ISSUER}\n`, `${ISSUER}\u0000`, ISSUER.toUpperCase(), ISSUER.replace('id', 'ID'),
    ISSUER.replace('https', 'HTTPS'), ISSUER.replace('https', 'http'), ISSUER.replace('.example', '.example:443'), ISSUER.replace('id.', 'user@id.'), ISSUER.replace('id.example', 'id.example@evil.example'),
    ISSUER.replace('id.example', 'id.example.evil.example'), ISSUER.replace('/realms', '//realms'), ISSUER.replace('/realms', '/x/../realms'), ISSUER.replace('/realms', '/Realms'),
    `${ORIGIN}/realms/x/../district-440310`, `${ORIGIN}/realms/./district-440310`, `${ORIGIN}/realms/district%2D440310`, `${ORIGIN}/realms/district-440310/../master`, `${ORIGIN}/realms/`, `${ORIGIN}/realms`,
    `${ORIGIN}/auth/realms/district-440310`, `${ORIGIN}/realms/district\u2010440310`, `${ORIGIN}/realms/district-44031\u0660`, ISSUER.replace('id', '\u0456d'), `https://evil.example/?${ISSUER}`, ORIGIN, '*', '',
  ])('%j is unknown, is not looked up, and nothing is fetched', async (iss) => {
    expect(await codeOf(mint(key, good({ iss })))).toBe('token.issuer_unknown');
    expect([loaded, asked]).toEqual([[], []]);
  });
  test.each(['DISTRICT-440310', 'district-44031', 'district-4403100', 'master'])('the realm %s is looked up, as it is spelt, and unknown', async (realm) => {
    expect(await codeOf(mint(key, good({ iss: `${ORIGIN}/realms/${realm}` })))).toBe('token.issuer_unknown');
    expect([loaded, asked]).toEqual([[realm], []]);
  });
  test('true ones known from the start are found in the middle of a flood of invented ones', async () => {
    const directory = new IssuerDirectory({ now: clock.now, load: () => Promise.resolve(undefined) });
    directory.preload([{ ...entry, issuer: ISSUER }]);
    verifier = make({ registry: directory });
    await Promise.all(Array.from({ length: 200 }, (_, n) => codeOf(mint(key, good({ iss: `${ORIGIN}/realms/r${n}` })))));
    expect(await codeOf(mint(key, good()))).toMatch(/^440310 /);
  });
});
