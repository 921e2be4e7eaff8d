import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether packages can be installed without asking anybody: root on Debian. */
export function installsPackages(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram(['apt-get'], env) !== undefined;
}

/** Runs apt-get; returns what went wrong ('' when nothing did). A package's service is kept from starting. */
export async function installFromDebian(...packages: string[]): Promise<string> {
  const policy = '/usr/sbin/policy-rc.d';
  const own = !existsSync(policy);
  if (own) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    const install = ['install', '-y', '--no-install-recommends', ...packages];
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

/** The first of these programs on PATH, by its full path; `usual` are further folders to look into. */
export function findProgram(names: readonly string[], env: NodeJS.ProcessEnv, usual: readonly string[] = []): string | undefined {
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter(Boolean), ...usual];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
