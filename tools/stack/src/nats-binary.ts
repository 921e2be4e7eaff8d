import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { StackError } from './errors';
import type { Progress } from './progress';

// Where packages put it; an ordinary user's PATH often lacks the sbin folders.
const USUAL = ['/usr/sbin', '/usr/local/sbin', '/usr/local/bin', '/usr/bin', '/opt/homebrew/bin', '/snap/bin'];

/** The nats-server to use: NATS_SERVER_BIN, else one on PATH or at a usual place; undefined when there is none. */
export function findNatsServer(env: NodeJS.ProcessEnv = process.env, usual = USUAL): string | undefined {
  const named = env['NATS_SERVER_BIN'];
  if (named) {
    if (isExecutable(named)) return named;
    throw new StackError(
      'NATS_MISSING',
      `NATS_SERVER_BIN=${named} 不是可执行文件。`,
      `NATS_SERVER_BIN=${named} is not an executable file.`,
    );
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), ...usual];
  return folders.map((folder) => join(folder, 'nats-server')).find(isExecutable);
}

/** As findNatsServer, installing Debian's package first when root on Debian. Throws StackError NATS_MISSING. */
export async function ensureNatsServer(progress: Progress = () => undefined): Promise<string> {
  const found = findNatsServer();
  if (found) return found;
  let detail = '';
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version') && findOnPath('apt-get')) {
    progress('… 安装 nats-server(Debian 软件包) installing nats-server from Debian’s packages');
    detail = await installFromDebian();
    const installed = findNatsServer();
    if (installed) return installed;
  }
  throw new StackError(
    'NATS_MISSING',
    '找不到 nats-server。请用以下任一方式安装后重试:\n' +
      '  1. 系统软件包:sudo apt-get install nats-server(Debian/Ubuntu),或 brew install nats-server(macOS)\n' +
      '  2. 官方二进制:从 https://github.com/nats-io/nats-server/releases 下载,放入 PATH,或用 NATS_SERVER_BIN 指明路径\n' +
      '  3. 已有的 NATS:设置 NATS_URL 和 NATS_TRUST_DIR,不再启动内置的',
    'nats-server was not found. Install it in one of the usual ways and try again:\n' +
      '  1. a system package: sudo apt-get install nats-server (Debian, Ubuntu) or brew install nats-server (macOS)\n' +
      '  2. the official binary from https://github.com/nats-io/nats-server/releases, on PATH or named by NATS_SERVER_BIN\n' +
      '  3. a NATS of yours: set NATS_URL and NATS_TRUST_DIR, and none is started',
    detail,
  );
}

/** Runs apt-get; returns what went wrong ('' when nothing did). The package's service is kept from starting. */
async function installFromDebian(): Promise<string> {
  const policy = '/usr/sbin/policy-rc.d';
  const own = !existsSync(policy);
  if (own) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const install = ['install', '-y', '--no-install-recommends', 'nats-server'];
    if ((await apt(install)).code === 0) return '';
    // An image without package lists, or with old ones.
    await apt(['update']);
    const { code, output } = await apt(install);
    return code === 0 ? '' : output.trimEnd().split('\n').slice(-8).join('\n');
  } finally {
    if (own) rmSync(policy, { force: true });
  }
}

function apt(args: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=60', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.once('error', (error) => resolve({ code: null, output: String(error) }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** @returns for example "2.9.10" */
export function natsServerVersion(binary: string): string {
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return /v?(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? '?';
}

function findOnPath(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
