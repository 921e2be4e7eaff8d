import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEYCLOAK_VERSION, keycloakMissing, keycloakSource, keycloakTarget, olderThan, type KeycloakSource } from './keycloak-source';

let dir: string;
let cache: string;
let PATH: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlan-keycloak-'));
  [cache, PATH] = [join(dir, 'cache'), join(dir, 'bin')];
  program('java', `echo 'openjdk version "17.0.15"' >&2`);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function program(name: string, body = ''): string {
  mkdirSync(PATH, { recursive: true });
  const path = join(PATH, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

function distribution(folder: string, version: string): string {
  mkdirSync(join(folder, 'lib'), { recursive: true });
  mkdirSync(join(folder, 'providers'), { recursive: true });
  writeFileSync(join(folder, 'lib', 'quarkus-run.jar'), '');
  writeFileSync(join(folder, 'version.txt'), `Keycloak - Version ${version}\n`);
  return folder;
}

const found = (env: NodeJS.ProcessEnv): KeycloakSource => keycloakSource({ PATH, ...env }, cache) as KeycloakSource;
const reason = (env: NodeJS.ProcessEnv): string => (keycloakSource({ PATH, ...env }, cache) as { why: string }).why;

it('given Maven and nothing fetched, then the release known is fetched; once it is there, Maven is not needed', () => {
  const mvn = program('mvn');
  const wanted = join(cache, `keycloak-${KEYCLOAK_VERSION}`);
  expect(found({})).toMatchObject({ version: KEYCLOAK_VERSION, distribution: wanted, fetchWith: mvn, java: { major: 17 } });
  distribution(wanted, KEYCLOAK_VERSION);
  rmSync(mvn);
  expect(found({})).not.toHaveProperty('fetchWith');
});

it('given KEYCLOAK_HOME, then that one is taken, and assembled anew once a provider is added', () => {
  const home = distribution(join(dir, 'mine'), '26.5.1');
  const before = found({ KEYCLOAK_HOME: home });
  expect(before).toMatchObject({ version: '26.5.1', distribution: home });
  expect(before.home.startsWith(cache)).toBe(true);
  expect(found({ KEYCLOAK_HOME: home }).home).toBe(before.home);
  writeFileSync(join(home, 'providers', 'sm2.jar'), 'x');
  expect(found({ KEYCLOAK_HOME: home }).home).not.toBe(before.home);
});

it('given what cannot run, then the reason says what is wrong', () => {
  expect(reason({})).toMatch(/没有 Maven.*no Maven/);
  expect(reason({ PATH: dir })).toMatch(/no Java/);
  expect(reason({ KEYCLOAK_HOME: dir })).toContain(`KEYCLOAK_HOME=${dir} 不是`);
  expect(reason({ KEYCLOAK_HOME: distribution(join(dir, 'old'), '24.0.5') })).toMatch(/24\.0\.5.*26\.x is needed/);
});

it('given release numbers, then they are compared as numbers', () => {
  expect([olderThan('26.0.8', '26.7.3'), olderThan('26.10.0', '26.7.3'), olderThan('26.7.3', '26.7.3')]).toEqual([true, false, false]);
});

it('given a reason, then the message names the three ways in both languages', () => {
  const { message, code } = keycloakMissing('没有 Maven · no Maven');
  expect(code).toBe('KEYCLOAK_MISSING');
  for (const way of ['Maven', 'KEYCLOAK_HOME', 'KEYCLOAK_URL']) expect(message.split(way).length).toBeGreaterThan(2);
});

it('given suites with a Keycloak target that cannot run, then one line says so, and where all has to run it is an error', () => {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  expect(keycloakTarget(print, { PATH: dir })).toBe(false);
  expect(keycloakTarget(print, { PATH: dir, CI: 'false' })).toBe(false);
  expect(lines).toEqual(Array.from({ length: 2 }, () => expect.stringMatching(/未运行 Keycloak.*no Java/)));
  expect(() => keycloakTarget(print, { PATH: dir, CI: 'true' })).toThrow(/未运行 Keycloak.*no Java/);
});
