import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ParentGuard } from './guard';
import { prepareKeycloak } from './keycloak-prepare';
import { KEYCLOAK_VERSION, type KeycloakSource } from './keycloak-source';

let dir: string;
let cache: string;
let guard: ParentGuard;
const lines: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlan-prepare-'));
  cache = join(dir, 'cache');
  guard = new ParentGuard();
  lines.length = 0;
});
afterEach(async () => {
  await guard.close();
  rmSync(dir, { recursive: true, force: true });
});

function program(name: string, body: string): void {
  mkdirSync(join(dir, 'bin'), { recursive: true });
  writeFileSync(join(dir, 'bin', name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(dir, 'bin', name), 0o755);
}

/** A Java that says its version, and does as told when it is to assemble. */
const java = (body: string): void => program('java', `[ "$1" = -version ] && { echo 'openjdk version "21"' >&2; exit 0; }\n${body}`);

function distribution(): string {
  const home = join(dir, 'mine');
  for (const folder of ['lib/app', 'lib/lib', 'lib/quarkus', 'providers']) mkdirSync(join(home, folder), { recursive: true });
  writeFileSync(join(home, 'lib', 'quarkus-run.jar'), '');
  writeFileSync(join(home, 'version.txt'), 'Keycloak - Version 26.0.8\n');
  return home;
}

const prepare = (env: NodeJS.ProcessEnv): Promise<KeycloakSource> =>
  prepareKeycloak((line) => lines.push(line), guard, { PATH: `${join(dir, 'bin')}:/usr/bin:/bin`, ...env }, cache);

it('given a distribution whose checksum is not the one known, then it is not used and nothing of it stays', async () => {
  java('exit 1');
  program('mvn', `for a in "$@"; do case $a in -DoutputDirectory=*) echo forged > "\${a#*=}/keycloak-quarkus-dist-${KEYCLOAK_VERSION}.zip" ;; esac; done`);
  await expect(prepare({})).rejects.toMatchObject({ code: 'KEYCLOAK_MISSING', message: expect.stringMatching(/checksum[^]*KEYCLOAK_HOME/) });
  expect(readdirSync(cache)).toEqual([]);
});

it('given Maven that fails, then its last words are in the message', async () => {
  java('exit 1');
  program('mvn', 'echo "Could not transfer artifact: no route to host"; exit 1');
  await expect(prepare({})).rejects.toMatchObject({ code: 'KEYCLOAK_MISSING', message: expect.stringContaining('no route to host') });
});

it('given an assembly that fails, then nothing of it stays and the next try begins anew', async () => {
  java('echo "no space left"; exit 3');
  const env = { KEYCLOAK_HOME: distribution() };
  await expect(prepare(env)).rejects.toMatchObject({ code: 'KEYCLOAK_FAILED', message: expect.stringMatching(/3[^]*no space left/) });
  expect(readdirSync(cache)).toEqual([]);
  java('exit 0');
  await expect(prepare(env)).resolves.toMatchObject({ version: '26.0.8' });
});

it('given KEYCLOAK_HOME, then it is assembled once beside it, an older one is told of, and half work of a killed run is removed', async () => {
  java(`echo run >> ${join(dir, 'runs')}`);
  const env = { KEYCLOAK_HOME: distribution() };
  const [old, fresh] = [join(cache, '.assemble-old'), join(cache, '.fetch-new')];
  for (const half of [old, fresh]) mkdirSync(half, { recursive: true });
  utimesSync(old, 0, 0);

  const { home } = await prepare(env);
  await prepare(env);

  expect(readFileSync(join(dir, 'runs'), 'utf8')).toBe('run\n');
  expect(readlinkSync(join(home, 'lib', 'lib'))).toBe(join(env.KEYCLOAK_HOME, 'lib', 'lib'));
  expect(lines).toContainEqual(expect.stringMatching(/26\.0\.8.*lacks security fixes/));
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
});
