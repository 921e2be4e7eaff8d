import { createHash } from 'node:crypto';
import { createReadStream, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { StackError } from './errors';
import { ParentGuard } from './guard';
import { keycloakJavaArgs } from './keycloak-java';
import { BUILD_OPTIONS, KEYCLOAK_SHA256, KEYCLOAK_VERSION, keycloakMissing, keycloakSource, olderThan, type KeycloakSource } from './keycloak-source';
import { doneLine, withBeat, type Progress } from './progress';
import { run } from './run';

const PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1';
const FETCH_LIMIT_MS = 30 * 60_000;
const ASSEMBLE_LIMIT_MS = 10 * 60_000;

/** Fetches Keycloak where needed and assembles it once. Throws StackError KEYCLOAK_MISSING or KEYCLOAK_FAILED. */
export async function prepareKeycloak(progress: Progress, guard: ParentGuard, env: NodeJS.ProcessEnv = process.env, cache?: string): Promise<KeycloakSource> {
  const source = keycloakSource(env, cache);
  if ('why' in source) throw keycloakMissing(source.why);
  if (olderThan(source.version, KEYCLOAK_VERSION)) {
    progress(`! KEYCLOAK_HOME 为 ${source.version},缺少 ${KEYCLOAK_VERSION} 已有的安全修复 lacks security fixes that ${KEYCLOAK_VERSION} has`);
  }
  if (existsSync(source.home)) return source;
  mkdirSync(dirname(source.home), { recursive: true });
  sweep(dirname(source.home));
  if (source.fetchWith) await fetchDistribution(source, source.fetchWith, progress, guard, env);
  await assemble(source, progress, guard, env);
  return source;
}

/** prepareKeycloak for those without a stack: `npm test`. Resolves to the reason where Keycloak cannot be had. */
export async function ensureKeycloak(progress: Progress, env: NodeJS.ProcessEnv = process.env): Promise<{ ok: true; home: string } | { ok: false; why: string }> {
  const guard = new ParentGuard();
  try {
    return { ok: true, home: (await prepareKeycloak(progress, guard, env)).home };
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    const source = keycloakSource(env);
    return { ok: false, why: 'why' in source ? source.why : error.message.replace(/\s*\n\s*/g, ' ').slice(0, 500) };
  } finally {
    await guard.close();
  }
}

async function fetchDistribution({ distribution }: KeycloakSource, mvn: string, progress: Progress, guard: ParentGuard, env: NodeJS.ProcessEnv): Promise<void> {
  const startedAt = Date.now();
  const half = mkdtempSync(join(dirname(distribution), '.fetch-'));
  try {
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${KEYCLOAK_VERSION}:zip`;
    const args = ['-B', '-ntp', '-C', `${PLUGIN}:copy`, `${PLUGIN}:unpack`, artifact, `-DoutputDirectory=${half}`];
    const fetching = run({ command: mvn, args, env: given(env), cwd: half }, guard, FETCH_LIMIT_MS);
    const { code, output } = await withBeat(progress, `用 Maven 取得 Keycloak ${KEYCLOAK_VERSION} fetching it through Maven`, fetching);
    if (code !== 0) throw keycloakMissing('Maven 下载失败 Maven could not fetch it', lastLines(output));
    const zip = join(half, `keycloak-quarkus-dist-${KEYCLOAK_VERSION}.zip`);
    const sum = await sha256(zip);
    if (sum !== KEYCLOAK_SHA256) {
      throw keycloakMissing(`下载的发行包校验和不符 the distribution's checksum is not the one known: ${sum}`);
    }
    putInPlace(join(half, `keycloak-${KEYCLOAK_VERSION}`), distribution);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  progress(doneLine(`Keycloak ${KEYCLOAK_VERSION}`, 'Maven', startedAt));
}

/**
 * A server of its own, whose libraries are links to the distribution: only what the assembly writes is copied, so that a
 * KEYCLOAK_HOME is read and never changed.
 */
async function assemble(source: KeycloakSource, progress: Progress, guard: ParentGuard, env: NodeJS.ProcessEnv): Promise<void> {
  const startedAt = Date.now();
  const half = mkdtempSync(join(dirname(source.home), '.assemble-'));
  try {
    mkdirSync(join(half, 'lib'));
    mkdirSync(join(half, 'conf'));
    for (const name of ['lib/app', 'lib/lib', 'providers', 'version.txt']) symlinkSync(join(source.distribution, name), join(half, name));
    for (const name of ['lib/quarkus', 'lib/quarkus-run.jar']) cpSync(join(source.distribution, name), join(half, name), { recursive: true });
    const args = keycloakJavaArgs(half, ['build', ...BUILD_OPTIONS]);
    const building = run({ command: source.java.path, args, env: given(env), cwd: half }, guard, ASSEMBLE_LIMIT_MS);
    const { code, output } = await withBeat(progress, '装配 Keycloak assembling it, once', building);
    if (code !== 0) {
      throw new StackError('KEYCLOAK_FAILED', `Keycloak 装配失败(退出码 ${code}):`, `Keycloak could not be assembled (exit code ${code}):`, lastLines(output));
    }
    putInPlace(half, source.home);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  progress(doneLine(`Keycloak ${source.version} 装配 assembled`, '', startedAt));
}

// What a killed run left half done: 350 MB that nobody would find.
function sweep(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => /^\.(fetch|assemble)-/.test(entry))) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > FETCH_LIMIT_MS) rmSync(path, { recursive: true, force: true });
  }
}

// Whole or not at all. Another process may have been first: what it made is the same.
function putInPlace(half: string, place: string): void {
  try {
    renameSync(half, place);
  } catch (error) {
    if (!existsSync(place)) throw error;
  }
}

// KC_ variables are settings of a server of somebody's own.
const given = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => e[1] !== undefined && !e[0].startsWith('KC_')));

const lastLines = (text: string): string => text.trimEnd().split('\n').slice(-15).join('\n');

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
