import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeJsonAtomic } from './atomic-file';
import { StackError } from './errors';
import { bootstrapLaunch, BOOTSTRAP_CLIENT, heapOptions, keycloakSpec, requireMemory, type EmbeddedKeycloak } from './keycloak';
import { bootstrapProvisioner, masterToken, rolesOfToken, type AdminClient } from './keycloak-admin';
import { ensureKeycloakDatabase } from './keycloak-database';
import type { KeycloakSource } from './keycloak-source';
import type { ProcessGroup } from './process-group';
import { doneLine, withBeat, type Progress } from './progress';
import { run } from './run';
import type { StackSecrets } from './secrets';

/** The one client of realm master that stays. */
export const PROVISIONER = 'anlan-provisioner';
/** Raised when what the bootstrap makes changes: data directories of before are brought up to date. */
const BOOTSTRAP = 2;

export interface KeycloakStart {
  source: KeycloakSource;
  dataDir: string;
  ports: Record<string, number>;
  secrets: StackSecrets;
  adminDatabaseUrl: string;
  publicUrl: string;
  environment: NodeJS.ProcessEnv;
  progress: Progress;
}

/** Starts the embedded Keycloak on a database of its own; at the first start sets up its realm master. */
export async function startKeycloak(group: ProcessGroup, start: KeycloakStart): Promise<void> {
  const startedAt = Date.now();
  const { source, ports, secrets, progress } = start;
  const folder = join(start.dataDir, 'keycloak');
  const heap = heapOptions(start.environment);
  // Elsewhere "available" leaves out what the system would free at once.
  if (process.platform === 'linux') requireMemory(heap, process.availableMemory());
  const keycloak: EmbeddedKeycloak = {
    ...{ source, folder, port: ports['keycloak'] ?? 0, managementPort: ports['keycloak-management'] ?? 0, publicUrl: start.publicUrl },
    ...{ heap, bootstrapSecret: secrets.keycloakBootstrapSecret },
    database: await ensureKeycloakDatabase(start.adminDatabaseUrl, secrets.keycloakDatabasePassword),
  };
  const marker = join(folder, 'bootstrapped.json');
  const what = isBootstrapped(marker) ? 'Keycloak 启动 starting' : 'Keycloak 首次启动,建立数据库 first start, makes its database';
  await withBeat(progress, what, group.start(keycloakSpec(keycloak, () => isBootstrapped(marker))));
  await ensureBootstrapped(group, keycloak, marker, { clientId: PROVISIONER, clientSecret: secrets.issuerAdminClientSecret });
  progress(doneLine(`身份服务 Keycloak ${source.version}`, `127.0.0.1:${keycloak.port}`, startedAt));
}

/**
 * Ends with the provisioner in place and no temporary admin. The marker is written last, so that whatever a crash cut
 * short is done again; where the temporary client was never made, or is gone before its work was done, Keycloak's own
 * command makes it anew.
 */
async function ensureBootstrapped(group: ProcessGroup, keycloak: EmbeddedKeycloak, marker: string, provisioner: AdminClient): Promise<void> {
  const url = `http://127.0.0.1:${keycloak.port}`;
  const temporary = { clientId: BOOTSTRAP_CLIENT, clientSecret: keycloak.bootstrapSecret };
  if (isBootstrapped(marker) && (await isProvisioner(url, provisioner))) return;
  let token = await masterToken(url, temporary);
  if (!token && !existsSync(marker) && (await isProvisioner(url, provisioner))) return finish(marker);
  if (!token) {
    const { code, output } = await run(bootstrapLaunch(keycloak), group.guard, 300_000);
    token = await masterToken(url, temporary);
    if (!token) {
      throw new StackError('KEYCLOAK_FAILED', `无法取得 Keycloak 的管理权(退出码 ${code}):`, `No admin client could be made in Keycloak (exit code ${code}):`, output.split('\n').slice(-15).join('\n'));
    }
  }
  await bootstrapProvisioner(url, token, provisioner);
  finish(marker);
}

async function isProvisioner(url: string, provisioner: AdminClient): Promise<boolean> {
  const token = await masterToken(url, provisioner);
  return token !== undefined && rolesOfToken(token).includes('create-realm');
}

function isBootstrapped(marker: string): boolean {
  try {
    return (JSON.parse(readFileSync(marker, 'utf8')) as { bootstrap?: unknown }).bootstrap === BOOTSTRAP;
  } catch {
    return false;
  }
}

function finish(marker: string): void {
  writeJsonAtomic(marker, { bootstrap: BOOTSTRAP, at: new Date().toISOString() }, 0o600);
}
