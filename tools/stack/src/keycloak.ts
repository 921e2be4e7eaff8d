import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from './errors';
import { httpProbe } from './health';
import type { KeycloakDatabase } from './keycloak-database';
import { DEFAULT_HEAP, keycloakJavaArgs } from './keycloak-java';
import { keycloakMissing, type KeycloakSource } from './keycloak-source';
import type { Launch, ProcessSpec } from './managed-process';
import { repositoryRoot } from './repository';

export const BOOTSTRAP_CLIENT = 'anlan-bootstrap';

export interface EmbeddedKeycloak {
  source: KeycloakSource;
  /** folder in the data directory */
  folder: string;
  port: number;
  managementPort: number;
  /** the address people use, and so the beginning of every issuer */
  publicUrl: string;
  database: KeycloakDatabase;
  /** JVM options that bound the heap */
  heap: string;
  bootstrapSecret: string;
}

/** JAVA_OPTS_KC_HEAP, Keycloak's own variable; a heap without an upper bound is refused. */
export function heapOptions(env: NodeJS.ProcessEnv): string {
  const heap = env['JAVA_OPTS_KC_HEAP'] || DEFAULT_HEAP;
  if (/^(-X(ms|mx)\d+[kmg]\s*)+$/i.test(heap) && /-Xmx/.test(heap)) return heap;
  throw new StackError(
    'CONFIGURATION',
    `JAVA_OPTS_KC_HEAP 应给出堆内存上限,例如 ${DEFAULT_HEAP},现为 ${heap}。`,
    `JAVA_OPTS_KC_HEAP must bound the heap, for example ${DEFAULT_HEAP}; it is ${heap}.`,
  );
}

/** Besides the heap: classes (256 MB at most), compiled code, threads. */
const BESIDE_HEAP_MB = 320;

/** Throws StackError KEYCLOAK_MISSING where this machine has not the memory. `availableBytes` is what the system can give. */
export function requireMemory(heap: string, availableBytes: number): void {
  const [, amount = '0', unit = 'm'] = /-Xmx(\d+)([kmg])/i.exec(heap) ?? [];
  const needed = Number(amount) * ({ k: 1 / 1024, m: 1, g: 1024 }[unit.toLowerCase()] ?? 1) + BESIDE_HEAP_MB;
  const available = Math.floor(availableBytes / 1024 / 1024);
  if (available >= needed) return;
  throw keycloakMissing(`需要约 ${needed} MB 内存,可用 ${available} MB(JAVA_OPTS_KC_HEAP 可减小堆) · about ${needed} MB of memory are needed, ${available} MB are free (JAVA_OPTS_KC_HEAP takes a smaller heap)`);
}

/** The running server's own folder: libraries by link, configuration and temporary files its own. */
export function linkHome({ folder, source }: Pick<EmbeddedKeycloak, 'folder' | 'source'>): string {
  const home = join(folder, 'home');
  for (const name of ['conf', 'data', 'themes']) mkdirSync(join(home, name), { recursive: true, mode: 0o700 });
  for (const name of ['lib', 'providers', 'version.txt']) {
    rmSync(join(home, name), { recursive: true, force: true });
    symlinkSync(join(source.home, name), join(home, name));
  }
  return home;
}

/** The server: loopback only, its issuer the public address, ready when its database is migrated and realm master is there. */
export function keycloakSpec(keycloak: EmbeddedKeycloak, bootstrapped: () => boolean): ProcessSpec {
  const { port, managementPort } = keycloak;
  const args = [
    ...['start', '--optimized', '--cache=local', '--http-enabled=true', '--http-host=127.0.0.1', `--http-port=${port}`],
    ...['--http-management-host=127.0.0.1', `--http-management-port=${managementPort}`],
    ...[`--hostname=${keycloak.publicUrl}`, '--proxy-headers=xforwarded'],
    // Checks of readiness are many, and each that finds the server still starting would be a line.
    '--log-level=INFO,io.smallrye.health:ERROR',
    `--spi-theme--folder--dir=${join(repositoryRoot(), 'infra', 'keycloak', 'themes')}`,
    // A theme that was changed is seen at the next request, not when the browser's copy is a month old.
    '--spi-theme--static-max-age=-1',
  ];
  return {
    name: 'keycloak',
    port,
    launch: () => {
      const launch = keycloakLaunch(keycloak, args);
      // Looked at once by Keycloak, when it makes realm master.
      if (!bootstrapped()) Object.assign(launch.env, { KC_BOOTSTRAP_ADMIN_CLIENT_ID: BOOTSTRAP_CLIENT, KC_BOOTSTRAP_ADMIN_CLIENT_SECRET: keycloak.bootstrapSecret });
      return launch;
    },
    ready: httpProbe(`http://127.0.0.1:${managementPort}/health/ready`),
    stopSignal: 'SIGTERM',
    stopGraceMs: 20_000,
    startTimeoutMs: 300_000,
  };
}

/** The command that makes the temporary admin client anew, also beside a running server. */
export function bootstrapLaunch(keycloak: EmbeddedKeycloak): Launch {
  const args = ['bootstrap-admin', 'service', '--optimized', `--client-id=${BOOTSTRAP_CLIENT}`, '--client-secret:env=BOOTSTRAP_SECRET'];
  const launch = keycloakLaunch(keycloak, args);
  return { ...launch, env: { ...launch.env, BOOTSTRAP_SECRET: keycloak.bootstrapSecret } };
}

function keycloakLaunch({ source, folder, database, heap }: EmbeddedKeycloak, args: string[]): Launch {
  const home = linkHome({ folder, source });
  const kept = ['PATH', 'HOME', 'TZ', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return {
    command: source.java.path,
    args: keycloakJavaArgs(home, args, heap),
    cwd: home,
    env: {
      ...(Object.fromEntries(kept) as Record<string, string>),
      LC_ALL: 'C.UTF-8',
      KC_DB_URL: database.jdbcUrl,
      KC_DB_USERNAME: database.username,
      KC_DB_PASSWORD: database.password,
      // Of the 200 connections of the embedded Postgres most are the services'.
      KC_DB_POOL_MAX_SIZE: '20',
    },
  };
}
