// What `npm start` and `npm test` need before anything else: Node, dependencies, compiled code, nats-server.
// Plain Node without dependencies, because it runs on a fresh clone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(root, 'node_modules');
const STAMP = join(MODULES, '.anlan-lock');

/** A failure whose message is all a person needs. */
export class PreflightError extends Error {}

/** Throws PreflightError below Node 20.19. */
export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new PreflightError(
    `需要 Node.js 20.19 或更高版本,当前为 ${version}。请从 https://nodejs.org 安装后重试。\n` +
      `Node.js 20.19 or newer is needed, this is ${version}. Install it from https://nodejs.org and try again.`,
  );
}

/** The identity of what should be installed: lock file and platform (binaries differ). */
function wantedStamp() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${process.platform}-${process.arch}`;
}

/** Whether node_modules holds what the lock file says, by npm's own record: `npm ci` by hand leaves no stamp. */
export function installedMatches(lock, installed) {
  return Object.entries(lock.packages ?? {}).every(([path, wanted]) => {
    if (path === '' || wanted.optional || wanted.devOptional || !path.includes('node_modules/')) return true;
    const found = installed.packages?.[path];
    return found !== undefined && found.version === wanted.version && Boolean(found.link) === Boolean(wanted.link);
  });
}

function dependenciesReady() {
  const stamp = wantedStamp();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === stamp) return true;
  const record = join(MODULES, '.package-lock.json');
  if (!existsSync(record)) return false;
  const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
  if (!installedMatches(read(join(root, 'package-lock.json')), read(record))) return false;
  writeFileSync(STAMP, `${stamp}\n`);
  return true;
}

/** Runs `npm ci` when dependencies are missing or are not those of the lock file. */
export async function ensureDependencies(progress, running) {
  if (dependenciesReady()) return;
  const startedAt = Date.now();
  progress('… 安装依赖 installing dependencies (npm ci)');
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const { code, output } = await run([...npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    running,
    every: (seconds) => progress(`… 安装依赖 installing dependencies  ${seconds} s`),
  });
  if (code !== 0) {
    throw new PreflightError(
      '依赖安装失败(npm ci)。请检查网络或 npm 镜像设置后重试。\n' +
        `npm ci failed. Check the network or npm's registry setting and try again.\n${lastLines(output)}`,
    );
  }
  writeFileSync(STAMP, `${wantedStamp()}\n`);
  progress(line('依赖 dependencies', startedAt));
}

/** Compiles every project; unchanged ones come from Nx's cache. */
export async function build(progress, running) {
  const startedAt = Date.now();
  const { bin } = JSON.parse(readFileSync(join(MODULES, 'nx', 'package.json'), 'utf8'));
  const nx = join(MODULES, 'nx', typeof bin === 'string' ? bin : bin.nx);
  const { code, output } = await run([process.execPath, nx, 'run-many', '-t', 'build', '--output-style=stream'], {
    running,
    env: { NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1', FORCE_COLOR: undefined },
    every: (seconds) => progress(`… 编译 building  ${seconds} s`),
  });
  if (code !== 0) throw new PreflightError(`编译失败 the build failed:\n${lastLines(output, 40)}`);
  progress(line('编译 build', startedAt));
}

/** Finds nats-server, or installs it as root on Debian; needs the build. */
export async function ensureNats(progress) {
  if (process.env.NATS_URL) return;
  const require = createRequire(import.meta.url);
  const { ensureNatsServer } = require('./stack/dist/src/nats-binary.js');
  await ensureNatsServer(progress);
}

/** Finds Chromium, or installs it as root on Debian; answers why there is none. Needs the build. */
export const ensureChromium = (progress) => createRequire(import.meta.url)('./stack/dist/src/chromium-binary.js').ensureChromium(progress);

/** The Chromium that is there already, or why there is none. Needs the build. */
export const findChromium = () => createRequire(import.meta.url)('./stack/dist/src/chromium-binary.js').findChromium();

/** The current nats-server that integrators' tests attack as well; answers why there is none. Needs the build. */
export const ensureCurrentNats = (progress) => createRequire(import.meta.url)('./stack/dist/src/current-nats.js').ensureCurrentNats(progress);

/** Fetches and assembles Keycloak once, where Java and Maven (or KEYCLOAK_HOME) are there; answers why there is none. Needs the build. */
export const ensureKeycloak = (progress) => createRequire(import.meta.url)('./stack/dist/src/keycloak-prepare.js').ensureKeycloak(progress);

/**
 * All steps in order. Throws an Error whose message says what to do.
 * `running.child` is the command at work, so that the caller can end it on a signal.
 */
export async function preflight({ progress = console.log, running = {} } = {}) {
  checkNode();
  await ensureDependencies(progress, running);
  await build(progress, running);
  await ensureNats(progress);
}

function line(what, startedAt) {
  // Chinese characters take two columns.
  const width = [...what].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  return `✓ ${what}${' '.repeat(Math.max(1, 62 - width))}${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
}

const lastLines = (text, count = 20) => text.trimEnd().split('\n').slice(-count).join('\n');

function run([command, ...args], { running, env = {}, every }) {
  return new Promise((resolve, reject) => {
    const startedAt = Date.now();
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    running.child = child;
    const beat = setInterval(() => every(Math.round((Date.now() - startedAt) / 1000)), 10_000);
    let output = '';
    const collect = (chunk) => (output = (output + chunk).slice(-65_536));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const end = (settle) => (value) => {
      clearInterval(beat);
      running.child = undefined;
      settle(value);
    };
    child.once('error', end(reject));
    child.once('close', end((code) => resolve({ code, output })));
  });
}
