import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chooseIdentity, identityKind, rememberIdentity } from './identity-kind';
import { issuerAddress } from './issuer-address';
import { loadSecrets } from './secrets';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'anlan-identity-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it('given a name, then only those known are taken', () => {
  expect([identityKind(undefined), identityKind(''), identityKind('keycloak')]).toEqual([undefined, undefined, 'keycloak']);
  expect(() => identityKind('okta')).toThrow(expect.objectContaining({ code: 'CONFIGURATION', message: expect.stringMatching(/okta.*[^]*dev-issuer or keycloak/) }));
});

it('given a new directory, then the one asked for is taken, else the development issuer, and KEYCLOAK_URL before both', () => {
  expect(chooseIdentity(dir, undefined, false)).toBe('dev-issuer');
  expect(chooseIdentity(dir, 'keycloak', false)).toBe('keycloak');
  expect(chooseIdentity(dir, 'keycloak', true)).toBe('external');
  expect(() => chooseIdentity(dir, 'dev-issuer', true)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
});

it('given realms in Keycloak, then a start without a name goes on with it, and another is refused', () => {
  rememberIdentity(dir, 'keycloak');
  expect(chooseIdentity(dir, undefined, false)).toBe('keycloak');
  expect(chooseIdentity(dir, 'keycloak', false)).toBe('keycloak');
  for (const [asked, external] of [['dev-issuer', false], [undefined, true]] as const) {
    expect(() => chooseIdentity(dir, asked, external)).toThrow(expect.objectContaining({ code: 'CONFIGURATION', message: expect.stringContaining('keycloak') }));
  }
});

it('given realms behind KEYCLOAK_URL, then a start without it is refused instead of finding none of them', () => {
  rememberIdentity(dir, 'external');
  expect(chooseIdentity(dir, undefined, true)).toBe('external');
  expect(() => chooseIdentity(dir, undefined, false)).toThrow(/KEYCLOAK_URL is not set/);
});

it('given a directory of a release that did not remember, then its issuer folder tells', () => {
  mkdirSync(join(dir, 'issuer'));
  expect(() => chooseIdentity(dir, 'keycloak', false)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
  expect(chooseIdentity(dir, undefined, false)).toBe('dev-issuer');
});

it('given a damaged note, then it is as none, and written anew', () => {
  writeFileSync(join(dir, 'identity.json'), '{"kind":"ok');
  expect(chooseIdentity(dir, 'keycloak', false)).toBe('keycloak');
  rememberIdentity(dir, 'keycloak');
  expect(JSON.parse(readFileSync(join(dir, 'identity.json'), 'utf8'))).toEqual({ kind: 'keycloak' });
});

it('given what runs, then the issuer is the gateway where there is one, else Keycloak itself, else that of KEYCLOAK_URL', () => {
  const [ports, secrets] = [{ gateway: 1, keycloak: 2, 'dev-issuer': 3 }, loadSecrets(dir)];
  const own = { adminClientId: 'anlan-provisioner', adminClientSecret: secrets.issuerAdminClientSecret, internalUrl: 'http://127.0.0.1:2' };
  expect(issuerAddress(['tenancy', 'gateway'], {}, 'keycloak', ports, secrets)).toEqual({ ...own, publicUrl: 'http://127.0.0.1:1' });
  expect(issuerAddress([], {}, 'keycloak', ports, secrets)).toEqual({ ...own, publicUrl: 'http://127.0.0.1:2' });
  expect(issuerAddress([], {}, 'dev-issuer', ports, secrets)).toMatchObject({ internalUrl: 'http://127.0.0.1:3', publicUrl: 'http://127.0.0.1:1', adminClientId: 'anlan-admin' });
  const issuer = { url: 'https://id', publicUrl: 'https://id.example', adminClientId: 'a', adminClientSecret: 'b' };
  expect(issuerAddress(['gateway'], { issuer }, undefined, ports, secrets)).toMatchObject({ internalUrl: 'https://id', publicUrl: 'https://id.example', adminClientId: 'a' });
});
