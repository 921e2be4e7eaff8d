import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StackError } from './errors';
import { findJava, findProgram, JAVA_MAJORS, type Java } from './java';
import { repositoryRoot } from './repository';

/**
 * The newest release Maven Central had when this was written. 26.7 is the one line that still gets security fixes: the
 * project patches its current minor release and none before it.
 */
export const KEYCLOAK_VERSION = '26.7.3';
/** Of keycloak-quarkus-dist-26.7.3.zip: what a registry or a mirror hands out is this, or is not used. */
export const KEYCLOAK_SHA256 = '27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f';

/** What is decided once, when the server is assembled; all else is given at its start. */
export const BUILD_OPTIONS = ['--db=postgres', '--health-enabled=true'];

export interface KeycloakSource {
  java: Java;
  version: string;
  /** the unpacked distribution: KEYCLOAK_HOME, or where Maven's is (to be) unpacked */
  distribution: string;
  /** Maven's program, where the distribution is not there yet */
  fetchWith?: string;
  /** the assembled server, made of the distribution once */
  home: string;
}

/** Below node_modules: shared by all data directories, kept by `npm run reset`, gone with a fresh `npm ci`. */
const cacheDir = (): string => join(repositoryRoot(), 'node_modules', '.cache', 'anlan');

/** Where Keycloak comes from on this machine, without making or fetching anything; a reason where it cannot come. */
export function keycloakSource(env: NodeJS.ProcessEnv = process.env, cache = cacheDir()): KeycloakSource | { why: string } {
  const java = findJava(env);
  if ('why' in java) return java;
  if (env['KEYCLOAK_HOME']) {
    const distribution = resolve(env['KEYCLOAK_HOME']);
    const version = versionOf(distribution);
    if (!version) return { why: `KEYCLOAK_HOME=${distribution} 不是 Keycloak 发行包 · is not a Keycloak distribution` };
    if (!version.startsWith('26.')) return { why: `KEYCLOAK_HOME 是 ${version},需要 26.x · is ${version}, 26.x is needed` };
    return { java, version, distribution, home: assembled(cache, version, distribution) };
  }
  const distribution = join(cache, `keycloak-${KEYCLOAK_VERSION}`);
  const source = { java, version: KEYCLOAK_VERSION, distribution, home: assembled(cache, KEYCLOAK_VERSION, distribution) };
  if (existsSync(join(distribution, 'version.txt'))) return source;
  const mvn = findProgram('mvn', env);
  return mvn ? { ...source, fetchWith: mvn } : { why: '没有 Maven(mvn) · no Maven (mvn)' };
}

/**
 * Whether Keycloak can be started at once: found, fetched and assembled, as `npm test`, `npm run keycloak` and
 * `npm start -- --identity keycloak` do. Looks at files only and downloads nothing.
 */
export function keycloakAvailable(env: NodeJS.ProcessEnv = process.env): { ok: true; home: string } | { ok: false; why: string } {
  const source = keycloakSource(env);
  if ('why' in source) return { ok: false, why: source.why };
  if (existsSync(source.home)) return { ok: true, home: source.home };
  return { ok: false, why: `Keycloak ${source.version} 尚未准备好,npm run keycloak 会准备 · is not prepared yet, npm run keycloak does it` };
}

/**
 * For suites with a Keycloak target: true when it can run. Where it cannot, says so in one line, and on a machine that
 * has to run everything (`CI` set) throws.
 */
export function keycloakTarget(print: (line: string) => void, env: NodeJS.ProcessEnv = process.env): boolean {
  const available = keycloakAvailable(env);
  if (available.ok) return true;
  const line = `未运行 Keycloak 部分 the Keycloak target is not run: ${available.why}`;
  if (env['CI'] && env['CI'] !== 'false') throw new Error(line);
  print(line);
  return false;
}

/** What a person does who wants Keycloak and has none that runs. */
export function keycloakMissing(why: string, detail?: string): StackError {
  const majors = JAVA_MAJORS.join('/');
  return new StackError(
    'KEYCLOAK_MISSING',
    `无法启动 Keycloak:${why}。请用以下任一方式:\n` +
      `  1. 安装 JDK(${majors})和 Maven,由 Maven 取得 Keycloak ${KEYCLOAK_VERSION},例如 sudo apt-get install maven\n` +
      `  2. 安装 JDK(${majors}),下载 Keycloak 26.x 发行包并解压,用 KEYCLOAK_HOME 指明目录\n` +
      '  3. 已有的 Keycloak:设置 KEYCLOAK_URL、KEYCLOAK_ADMIN_CLIENT_ID 和 KEYCLOAK_ADMIN_CLIENT_SECRET,不再启动内置的',
    `Keycloak cannot be started: ${why}. Any one of these will do:\n` +
      `  1. a JDK (${majors}) and Maven, which fetches Keycloak ${KEYCLOAK_VERSION}, for example sudo apt-get install maven\n` +
      `  2. a JDK (${majors}) and an unpacked distribution of Keycloak 26.x, named by KEYCLOAK_HOME\n` +
      '  3. a Keycloak of yours: set KEYCLOAK_URL, KEYCLOAK_ADMIN_CLIENT_ID and KEYCLOAK_ADMIN_CLIENT_SECRET, and none is started',
    detail,
  );
}

/** "26.7.3" of version.txt, undefined where there is no distribution. */
export function versionOf(distribution: string): string | undefined {
  try {
    if (!existsSync(join(distribution, 'lib', 'quarkus-run.jar'))) return undefined;
    return /Version (\d+\.\d+\.\d+)/.exec(readFileSync(join(distribution, 'version.txt'), 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

/** Of two release numbers, "26.0.8" and "26.7.3". */
export const olderThan = (version: string, other: string): boolean => version.localeCompare(other, 'en', { numeric: true }) < 0;

// Assembled anew for another distribution, other options, or a provider added to a KEYCLOAK_HOME.
function assembled(cache: string, version: string, distribution: string): string {
  const key = createHash('sha256').update(JSON.stringify([distribution, BUILD_OPTIONS, providersOf(distribution)])).digest('hex');
  return join(cache, `keycloak-${version}-server-${key.slice(0, 12)}`);
}

function providersOf(distribution: string): unknown[] {
  const folder = join(distribution, 'providers');
  if (!existsSync(folder)) return [];
  const jars = readdirSync(folder).filter((name) => name.endsWith('.jar')).sort();
  return jars.map((name) => [name, statSync(join(folder, name)).size, statSync(join(folder, name)).mtimeMs]);
}
