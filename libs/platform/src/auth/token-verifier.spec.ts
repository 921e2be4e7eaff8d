import fc from 'fast-check';
import {
  AUDIENCE, b64, claimsFor, FakeClock, FakeRegistry, json, jwkOf, type KeyServer, makeKey, mint, mintWithPublicKeyAsSecret,
  startKeyServer,
} from './auth.fixtures';
import { TokenError, type TokenErrorCode } from './token-error';
import { TokenVerifier, type TokenVerifierOptions } from './token-verifier';

const rsa = makeKey('rsa-1');
const pss = makeKey('pss-1', 'PS256');
const ec = makeKey('ec-1', 'ES256');
const stranger = makeKey('rsa-1');

let server: KeyServer;
let clock: FakeClock;
let registry: FakeRegistry;
let verifier: TokenVerifier;

beforeAll(async () => {
  server = await startKeyServer(json({ keys: [jwkOf(rsa), jwkOf(pss), jwkOf(ec)] }));
});
afterAll(() => server.close());
beforeEach(() => {
  server.fetches = 0;
  clock = new FakeClock();
  registry = new FakeRegistry();
  registry.entries.set(server.issuer, { tenantId: 't-1', slug: '440310', kind: 'district', state: 'active' });
  verifier = make();
});

function make(more: Partial<TokenVerifierOptions> = {}): TokenVerifier {
  return new TokenVerifier({ registry, audience: AUDIENCE, now: clock.now, ...more });
}
const seconds = (): number => clock.ms / 1000;
const good = (more: Record<string, unknown> = {}): Record<string, unknown> => claimsFor(server.issuer, clock.ms, more);
async function refusal(token: string): Promise<TokenError> {
  const outcome: unknown = await verifier.verify(token).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(TokenError);
  return outcome as TokenError;
}

describe('a good token', () => {
  test('gives the tenant of its issuer, the person and the roles', async () => {
    const claims = good();
    expect(await verifier.verify(mint(rsa, claims))).toEqual({
      tenantId: 't-1', slug: '440310', tenantKind: 'district', issuer: server.issuer,
      subject: claims['sub'], clientId: 'anlan-console', username: 'zhang.wei', name: '张伟',
      roles: ['leader', 'offline_access', 'exporter'], expiresAt: clock.ms + 300_000, claims,
    });
  });
  test.each([['RS256', rsa], ['PS256', pss], ['ES256', ec]])('is accepted with %s', async (_, key) => {
    expect((await verifier.verify(mint(key, good()))).slug).toBe('440310');
  });
  test('takes no tenant from its claims', async () => {
    const token = mint(rsa, good({ tenantId: 't-2', tenant: '440300', slug: '440300' }));
    expect(await verifier.verify(token)).toMatchObject({ tenantId: 't-1', slug: '440310' });
  });
  test('may lack names and roles, and have them in wrong shapes', async () => {
    const odd = good({ preferred_username: 7, name: null, realm_access: { roles: 'admin' }, resource_access: [] });
    expect(await verifier.verify(mint(rsa, odd))).toMatchObject({ username: odd['sub'], name: odd['sub'], roles: [] });
  });
  test('cannot be changed by one request for the next', async () => {
    const verified = await verifier.verify(mint(rsa, good()));
    expect(() => verified.roles.push('admin')).toThrow(TypeError);
    expect(() => ((verified.claims['realm_access'] as { roles: string[] }).roles[0] = 'admin')).toThrow(TypeError);
  });
  test('may be from a clock ten seconds fast', async () => {
    expect(await verifier.verify(mint(rsa, good({ iat: seconds() + 10, nbf: seconds() + 10 })))).toMatchObject({ slug: '440310' });
  });
  test('is asked for at the internal address', async () => {
    registry.entries.set('https://id.example/realms/x', { tenantId: 't-9', slug: '440300', kind: 'city', state: 'active' });
    verifier = make({ internalUrl: () => server.issuer });
    const claims = claimsFor('https://id.example/realms/x', clock.ms);
    expect((await verifier.verify(mint(rsa, claims))).tenantId).toBe('t-9');
  });
});

describe('refusals', () => {
  const [h, p, s] = ['header', 'payload', 'signature'].map(b64) as [string, string, string];
  const rows: [string, () => string, TokenErrorCode][] = [
    ['empty', () => '', 'token.missing'],
    ['two parts', () => `${h}.${p}`, 'token.malformed'],
    ['four parts', () => `${h}.${p}.${s}.${s}`, 'token.malformed'],
    ['not JSON', () => `${h}.${p}.${s}`, 'token.malformed'],
    ['JSON null payload', () => mint(rsa, null as never), 'token.malformed'],
    ['JSON array payload', () => mint(rsa, [] as never), 'token.malformed'],
    ['padding', () => `${mint(rsa, good())}=`, 'token.malformed'],
    ['a scheme in front', () => `Bearer ${mint(rsa, good())}`, 'token.malformed'],
    ['100 kB', () => mint(rsa, good({ fat: 'x'.repeat(100_000) })), 'token.too_large'],
    ['100 kB of noise', () => 'é'.repeat(100_000), 'token.too_large'],
    ['alg none', () => `${b64({ alg: 'none', kid: 'rsa-1' })}.${b64(good())}.`, 'token.algorithm'],
    ['alg none, signed', () => mint(rsa, good(), { alg: 'none' }), 'token.algorithm'],
    ['alg nOnE', () => mint(rsa, good(), { alg: 'nOnE' }), 'token.algorithm'],
    ['alg HS256 with the public key as secret', () => mintWithPublicKeyAsSecret(rsa, good()), 'token.algorithm'],
    ...['RS384', 'RS512', 'PS384', 'PS512', 'ES384', 'ES256K', 'EdDSA', 'HS256', 'HS512', 'rs256', 'RS256 ', '', 'constructor', '__proto__'].map((alg): [string, () => string, TokenErrorCode] =>
      [`alg ${alg}`, () => mint(rsa, good(), { alg }), 'token.algorithm']),
    ['alg as a list', () => mint(rsa, good(), { alg: ['RS256'] }), 'token.algorithm'],
    ['alg toString', () => mint(rsa, good(), { alg: 'toString' }), 'token.algorithm'],
    ['alg absent', () => mint(rsa, good(), { alg: undefined }), 'token.algorithm'],
    ['alg of another kind than the key', () => mint(ec, good(), { kid: 'rsa-1' }), 'token.algorithm'],
    ['alg the key is not declared for', () => mint(pss, good(), { kid: 'rsa-1' }), 'token.algorithm'],
    ['critical extension', () => mint(rsa, good(), { crit: ['b64'], b64: false }), 'token.malformed'],
    ...['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'id_token', ''].map((typ): [string, () => string, TokenErrorCode] => [`header typ ${typ}`, () => mint(rsa, good(), { typ }), 'token.type']),
    ...['ID', 'Refresh', 'Offline', 'Logout', 'DPoP', 'bearer', ''].map((typ): [string, () => string, TokenErrorCode] => [`typ ${typ}`, () => mint(rsa, good({ typ })), 'token.type']),
    ['typ as a list', () => mint(rsa, good({ typ: ['Bearer'] })), 'token.type'],
    ['bound to a certificate', () => mint(rsa, good({ cnf: { 'x5t#S256': 'x' } })), 'token.type'],
    ['bound to a key', () => mint(rsa, good({ cnf: { jkt: 'x' } })), 'token.type'],
    ['no kid', () => mint(rsa, good(), { kid: undefined }), 'token.key_unknown'],
    ['kid of a wrong type', () => mint(rsa, good(), { kid: { a: 1 } }), 'token.key_unknown'],
    ['unknown kid', () => mint(rsa, good(), { kid: '__proto__' }), 'token.key_unknown'],
    ['foreign audience', () => mint(rsa, good({ aud: ['account', 'anlan-api2'] })), 'token.audience'],
    ['no audience', () => mint(rsa, good({ aud: undefined })), 'token.audience'],
    ['audience as an object', () => mint(rsa, good({ aud: { [AUDIENCE]: true } })), 'token.audience'],
    ['audience that only begins like ours', () => mint(rsa, good({ aud: `${AUDIENCE} ` })), 'token.audience'],
    ['audience in a list in a list', () => mint(rsa, good({ aud: [[AUDIENCE]] })), 'token.audience'],
    ['azp as a list', () => mint(rsa, good({ azp: ['anlan-console'] })), 'token.audience'],
    ['no azp', () => mint(rsa, good({ azp: undefined })), 'token.audience'],
    ['no exp', () => mint(rsa, good({ exp: undefined })), 'token.malformed'],
    ['exp as text', () => mint(rsa, good({ exp: '99999999999' })), 'token.malformed'],
    ['exp in milliseconds', () => mint(rsa, good({ exp: clock.ms + 300_000 })), 'token.malformed'],
    ['exp at the end of all numbers', () => mint(rsa, good({ exp: 1e308 })), 'token.malformed'],
    ['exp before all time', () => mint(rsa, good({ exp: -1 })), 'token.malformed'],
    ['exp null', () => mint(rsa, good({ exp: null })), 'token.malformed'],
    ['expired', () => mint(rsa, good({ exp: seconds() - 1 })), 'token.expired'],
    ['expiring this second', () => mint(rsa, good({ exp: seconds() })), 'token.expired'],
    ['future nbf', () => mint(rsa, good({ nbf: seconds() + 11 })), 'token.not_yet_valid'],
    ['future iat', () => mint(rsa, good({ iat: seconds() + 11 })), 'token.not_yet_valid'],
    ['nbf as text', () => mint(rsa, good({ nbf: 'now' })), 'token.malformed'],
    ['no type', () => mint(rsa, good({ typ: undefined })), 'token.type'],
    ['nbf null', () => mint(rsa, good({ nbf: null })), 'token.malformed'],
    ['iat as text', () => mint(rsa, good({ iat: '1' })), 'token.malformed'],
    ['a number as subject', () => mint(rsa, good({ sub: 7 })), 'token.malformed'],
    ['an object as subject', () => mint(rsa, good({ sub: { id: 'x' } })), 'token.malformed'],
    ['a subject of 10 kB', () => mint(rsa, good({ sub: 'x'.repeat(10_000) })), 'token.malformed'],
    ['absent subject', () => mint(rsa, good({ sub: undefined })), 'token.malformed'],
    ['no subject', () => mint(rsa, good({ sub: '' })), 'token.malformed'],
    ['no issuer', () => mint(rsa, good({ iss: undefined })), 'token.issuer_unknown'],
    ['unknown issuer', () => mint(rsa, good({ iss: 'http://127.0.0.1:1/realms/x' })), 'token.issuer_unknown'],
    ['issuer as a list', () => mint(rsa, good({ iss: [server.issuer] })), 'token.issuer_unknown'],
    ['issuer with a slash more', () => mint(rsa, good({ iss: `${server.issuer}/` })), 'token.issuer_unknown'],
    ["another realm's key under a known kid", () => mint(stranger, good()), 'token.signature'],
    ['no signature', () => mint(rsa, good()).replace(/[^.]*$/, ''), 'token.signature'],
    ['short signature', () => mint(rsa, good()).replace(/[^.]*$/, s), 'token.signature'],
    ['short ES256 signature', () => mint(ec, good()).replace(/[^.]*$/, s), 'token.signature'],
  ];
  test.each(rows)('%s', async (_, token, code) => {
    const error = await refusal(token());
    expect([error.code, error.status]).toEqual([code, 401]);
  });
  test('a tampered payload, even after the true one was cached', async () => {
    const token = mint(rsa, good());
    await verifier.verify(token);
    const [head, , signature] = token.split('.') as [string, string, string];
    const forged = `${head}.${b64(good({ realm_access: { roles: ['admin'] } }))}.${signature}`;
    expect((await refusal(forged)).code).toBe('token.signature');
  });
  test('made before the signature cause no fetch', async () => {
    const bad = [{ alg: 'toString' }, { alg: 'none' }, { kid: undefined }, { crit: [] }].map((head) => mint(rsa, good(), head));
    const claims = [{ exp: 1 }, { aud: 'x' }, { typ: 'ID' }, { iss: 'x' }, { nbf: seconds() + 99 }];
    for (const token of [...bad, ...claims.map((claim) => mint(rsa, good(claim)))]) await refusal(token);
    expect(server.fetches).toBe(0);
  });
  test('things that are not strings', async () => {
    for (const thing of [undefined, null]) expect((await refusal(thing as never)).code).toBe('token.missing');
    for (const thing of [1, {}, ['a.b.c'], true]) expect((await refusal(thing as never)).code).toBe('token.malformed');
  });
  test('a forger learns nothing about which check stopped him', async () => {
    const tokens = [mint(stranger, good()), mint(rsa, good(), { kid: 'x' }), mint(rsa, good({ aud: 'x' })), 'a.b.c'];
    const told = await Promise.all(tokens.map(refusal));
    for (const error of told) {
      expect(error.problem.code).toBe('token.invalid');
      expect(error.challenge).toBe('Bearer error="invalid_token"');
    }
  });
});

describe('garbage', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.json(), fc.json(), fc.string()).map((parts) => parts.map(b64).join('.')),
    fc.tuple(fc.dictionary(fc.constantFrom('alg', 'kid', 'typ', 'crit'), fc.jsonValue()), fc.jsonValue())
      .map(([head, body]) => `${b64({ alg: 'RS256', kid: 'rsa-1', ...head })}.${b64(JSON.stringify(body) ?? '')}.AAAA`),
  );
  test('never throws anything but TokenError', async () => {
    await fc.assert(fc.asyncProperty(text, async (token) => void (await refusal(token))), { numRuns: 500 });
  });
  test('claims of any shape under a true signature neither crash nor grant a wrong tenant', async () => {
    const claims = fc.dictionary(
      fc.constantFrom('sub', 'aud', 'azp', 'exp', 'nbf', 'typ', 'iss', 'realm_access', 'resource_access', 'name', '__proto__'),
      fc.jsonValue(),
    );
    await fc.assert(
      fc.asyncProperty(claims, async (odd) => {
        const outcome = await verifier.verify(mint(rsa, good(odd))).catch((error: unknown) => error);
        if (!(outcome instanceof TokenError)) expect(outcome).toMatchObject({ tenantId: 't-1', issuer: server.issuer });
      }),
      { numRuns: 200 },
    );
  });
  test('any changed character of a true token is refused', async () => {
    const token = mint(rsa, good());
    const place = fc.nat(token.length - 1);
    const letter = fc.constantFrom(...'ABab01-_');
    await fc.assert(
      fc.asyncProperty(place, letter, async (at, by) => {
        fc.pre(token[at] !== by);
        await refusal(token.slice(0, at) + by + token.slice(at + 1));
      }),
      { numRuns: 300 },
    );
  });
});
