import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

export interface IdentityTarget {
  url: string;
  clientId: string;
  clientSecret: string;
  stop(): Promise<void>;
}

/**
 * What the identity suite runs against: a real Keycloak if KEYCLOAK_URL names one (with KEYCLOAK_ADMIN_CLIENT_ID and
 * KEYCLOAK_ADMIN_CLIENT_SECRET of a client in `master` that may create realms, see infra/keycloak/README.md), else the development issuer's process.
 */
export async function identityTarget(): Promise<IdentityTarget> {
  const { KEYCLOAK_URL, KEYCLOAK_ADMIN_CLIENT_ID = '', KEYCLOAK_ADMIN_CLIENT_SECRET = '' } = process.env;
  if (KEYCLOAK_URL) {
    return { url: KEYCLOAK_URL, clientId: KEYCLOAK_ADMIN_CLIENT_ID, clientSecret: KEYCLOAK_ADMIN_CLIENT_SECRET, stop: async () => undefined };
  }
  const root = resolve(__dirname, '../../..');
  const built = spawnSync('npx', ['nx', 'build', '@anlan/dev-issuer'], { cwd: root, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed:\n${built.stdout}${built.stderr}`);
  const stateDir = await mkdtemp(join(tmpdir(), 'anlan-identity-'));
  const credentials = { clientId: 'anlan-provisioner', clientSecret: 'provisioner-secret' };
  const child = spawn(process.execPath, [join(root, 'apps/dev-issuer/dist/src/main.js')], {
    env: { PATH: process.env['PATH'], ANLAN_ENV: 'test', ISSUER_STATE_DIR: stateDir, ADMIN_CLIENT_ID: credentials.clientId, ADMIN_CLIENT_SECRET: credentials.clientSecret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const port = await new Promise<number>((done, failed) => {
    child.once('exit', (code) => failed(new Error(`the issuer ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', (line) => done((JSON.parse(line) as { port: number }).port));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(stateDir, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, ...credentials, stop };
}
