import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from '../stack';
import { testStack } from './test-stack';

/**
 * One Postgres and one NATS for all integration tests of a run, found through the environment:
 * ANLAN_TEST_DATABASE_URL (superuser; each spec file makes its own database), ANLAN_TEST_NATS_URL and
 * ANLAN_TEST_NATS_TRUST_DIR. Those that are set already are used as they are, and nothing is started.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env['ANLAN_TEST_DATABASE_URL']) return;
  const dataDir = mkdtempSync(join(tmpdir(), 'anlan-int-'));
  // So that as root the unprivileged Postgres can reach its cluster in here.
  chmodSync(dataDir, 0o755);
  const { DATABASE_URL: _d, NATS_URL: _n, KEYCLOAK_URL: _k, ...environment } = process.env;
  const stack = await Stack.start({ dataDir, gatewayPort: 0, env: 'test', services: [], environment });
  testStack.current = stack;
  process.env['ANLAN_TEST_DATABASE_URL'] = stack.adminDatabaseUrl;
  process.env['ANLAN_TEST_NATS_URL'] = stack.natsUrl;
  process.env['ANLAN_TEST_NATS_TRUST_DIR'] = stack.natsTrustDir;
}
