import { loadSecrets, resetDataDir, Stack, type StackSecrets } from '@anlan/tool-stack';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DemoState } from '../demo-state';
import type { Demo } from '../open-tenant';
import { seedForBrowser } from './seed';

/** A running platform with people and hazards in it, as its data directory tells of it. */
export interface DemoPlace {
  readonly origin: string;
  readonly dataDir: string;
  /** the identity service itself, whose administration is not at the public address */
  readonly identityUrl: string;
  readonly secrets: StackSecrets;
  readonly demo: Demo;
}

/** The stack that runs on a data directory: one of `startDemoStack`, or that of `npm start`. */
export function demoPlace(dataDir: string): DemoPlace {
  const ports = JSON.parse(readFileSync(join(dataDir, 'ports.json'), 'utf8')) as Record<string, number>;
  const origin = `http://127.0.0.1:${ports['gateway']}`;
  const demo: Demo = { origin, state: new DemoState(dataDir), tell: () => undefined };
  return { origin, dataDir, identityUrl: `http://127.0.0.1:${ports['dev-issuer']}`, secrets: loadSecrets(dataDir), demo };
}

/** A whole platform in a temporary directory with what a browser has to look at; `close` ends it and removes its files. */
export async function startDemoStack(tell: (line: string) => void): Promise<{ place: DemoPlace; close(): Promise<void> }> {
  const base = mkdtempSync(join(tmpdir(), 'anlan-browser-'));
  // So that, as root, the unprivileged Postgres can reach its cluster in here.
  chmodSync(base, 0o755);
  const dataDir = join(base, 'data');
  const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...environment } = process.env;
  const stack = await Stack.start({
    dataDir, gatewayPort: 0, env: 'test', identity: 'dev-issuer', environment, progress: tell, logLevel: 'warn',
    // One machine asks for everybody here; limits have tests of their own.
    extraEnv: { RATE_LIMIT_PER_MINUTE: '1000000', PUBLIC_RATE_FACTOR: '1000000' },
  });
  const close = async (): Promise<void> => {
    await stack.stop();
    await resetDataDir(dataDir);
    rmSync(base, { recursive: true, force: true });
  };
  try {
    await seedForBrowser({ origin: stack.gatewayUrl, state: new DemoState(dataDir), tell }, stack);
    return { place: demoPlace(dataDir), close };
  } catch (error) {
    await close();
    throw error;
  }
}
