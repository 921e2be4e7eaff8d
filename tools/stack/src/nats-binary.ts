import { spawnSync } from 'node:child_process';
import { findProgram, installFromDebian, installsPackages, isExecutable } from './debian-package';
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
  return findProgram(['nats-server'], env, usual);
}

/** As findNatsServer, installing Debian's package first when root on Debian. Throws StackError NATS_MISSING. */
export async function ensureNatsServer(progress: Progress = () => undefined): Promise<string> {
  const found = findNatsServer();
  if (found) return found;
  let detail = '';
  if (installsPackages()) {
    progress('… 安装 nats-server(Debian 软件包) installing nats-server from Debian’s packages');
    detail = await installFromDebian('nats-server');
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

/** @returns for example "2.9.10" */
export function natsServerVersion(binary: string): string {
  const { stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return /v?(\d+\.\d+\.\d+)/.exec(stdout ?? '')?.[1] ?? '?';
}
