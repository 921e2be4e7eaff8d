import { existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrapLaunch, heapOptions, keycloakSpec, linkHome, requireMemory, type EmbeddedKeycloak } from './keycloak';
import { rolesOfToken } from './keycloak-admin';
import { DEFAULT_HEAP } from './keycloak-java';
import type { Launch } from './managed-process';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'anlan-keycloak-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const embedded = (): EmbeddedKeycloak => ({
  source: { java: { path: '/usr/bin/java', major: 17 }, version: '26.7.3', distribution: join(dir, 'dist'), home: join(dir, 'server') },
  folder: join(dir, 'data'),
  port: 1,
  managementPort: 2,
  publicUrl: 'http://127.0.0.1:8080',
  database: { jdbcUrl: 'jdbc:postgresql://127.0.0.1:3/keycloak', username: 'keycloak_app', password: 'database-secret' },
  heap: DEFAULT_HEAP,
  bootstrapSecret: 'bootstrap-secret',
});
const launched = async (bootstrapped: boolean): Promise<Launch> => keycloakSpec(embedded(), () => bootstrapped).launch();

it('given a server, then its heap is bounded, it listens on loopback, and its issuer is the public address', async () => {
  const { args } = await launched(true);
  expect(args).toEqual(expect.arrayContaining(['-Xmx512m', '--optimized', '--http-host=127.0.0.1', '--http-management-host=127.0.0.1', '--hostname=http://127.0.0.1:8080']));
});

it('given secrets, then none is an argument, which every user of the machine could read', async () => {
  for (const { args } of [await launched(false), bootstrapLaunch(embedded())]) expect(args.join(' ')).not.toMatch(/database-secret|bootstrap-secret/);
});

it('given a realm master that is set up, then no temporary admin is made any more', async () => {
  expect((await launched(false)).env).toMatchObject({ KC_BOOTSTRAP_ADMIN_CLIENT_SECRET: 'bootstrap-secret', KC_DB_PASSWORD: 'database-secret' });
  expect(Object.keys((await launched(true)).env).filter((name) => name.includes('BOOTSTRAP'))).toEqual([]);
});

it('given another server than at the start before, then the links follow, and what the server wrote stays', () => {
  const { source, folder } = embedded();
  const home = linkHome({ source, folder });
  writeFileSync(join(home, 'data', 'kept'), '');
  mkdirSync(join(dir, 'newer', 'lib'), { recursive: true });
  linkHome({ source: { ...source, home: join(dir, 'newer') }, folder });
  expect(readlinkSync(join(home, 'lib'))).toBe(join(dir, 'newer', 'lib'));
  expect(existsSync(join(home, 'data', 'kept'))).toBe(true);
});

it.each(['', '-Xms128m -Xmx1g'])('given JAVA_OPTS_KC_HEAP %p, then it is taken', (value) => {
  expect(heapOptions({ JAVA_OPTS_KC_HEAP: value })).toBe(value || DEFAULT_HEAP);
});

it.each(['-Xms64m', '-XX:MaxRAMPercentage=70', '-Xmx512m -javaagent:x.jar', '512m'])('given JAVA_OPTS_KC_HEAP %p, which bounds no heap or does more, then it is refused', (value) => {
  expect(() => heapOptions({ JAVA_OPTS_KC_HEAP: value })).toThrow(expect.objectContaining({ code: 'CONFIGURATION', message: expect.stringContaining(value) }));
});

it('given too little memory for the heap and what comes with it, then the message says how much and names the other ways', () => {
  const mb = 1024 * 1024;
  expect(() => requireMemory('-Xmx512m', 900 * mb)).not.toThrow();
  expect(() => requireMemory('-Xms64m -Xmx1g', 900 * mb)).toThrow(expect.objectContaining({ code: 'KEYCLOAK_MISSING', message: expect.stringMatching(/1344 MB.*900 MB[^]*KEYCLOAK_URL/) }));
});

it('given a token, then the roles of the realm and of every client are read', () => {
  const token = (claims: unknown): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
  expect(rolesOfToken(token({ realm_access: { roles: ['create-realm'] }, resource_access: { 'a-realm': { roles: ['manage-users'] } } }))).toEqual(['a-realm:manage-users', 'create-realm']);
  expect(rolesOfToken(token({}))).toEqual([]);
});
