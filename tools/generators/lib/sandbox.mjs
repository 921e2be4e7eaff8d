// A copy of the workspace in a temporary folder, so that generators can be tried on the real thing without touching it.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const NOT_COPIED = new Set(['node_modules', 'dist', '.data', '.nx', '.git', 'catalogue', 'coverage']);

export class Sandbox {
  /** @param {string[]} parts folders of the workspace to copy */
  constructor(parts) {
    this.dir = realpathSync(mkdtempSync(join(tmpdir(), 'anlan-generators-')));
    const files = ['nx.json', 'package.json', 'tsconfig.base.json', '.swcrc', 'jest.config.cjs', 'eslint.config.mjs', 'package-lock.json', '.gitignore'];
    for (const part of [...files, ...parts]) {
      cpSync(join(root, part), join(this.dir, part), { recursive: true, filter: (path) => !NOT_COPIED.has(basename(path)) });
    }
    this.link();
  }

  /** Installed packages are the workspace's own; its packages are the copies, and what generators make. */
  link() {
    const modules = join(this.dir, 'node_modules');
    rmSync(modules, { recursive: true, force: true });
    mkdirSync(join(modules, '@anlan'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== '@anlan' && name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(modules, name));
    }
    for (const group of ['apps', 'libs']) {
      for (const name of readdirSync(join(this.dir, group))) symlinkSync(join(this.dir, group, name), join(modules, '@anlan', name));
    }
    symlinkSync(join(this.dir, 'tools', 'stack'), join(modules, '@anlan', 'tool-stack'));
    symlinkSync(join(this.dir, 'tools', 'generators'), join(modules, '@anlan', 'generators'));
  }

  /** `npx nx g …`: answers what it made and changed. Throws with its words where it failed. */
  generate(...args) {
    const { status, output } = this.tool('nx/dist/bin/nx.js', ['g', ...args]);
    if (status !== 0) throw new Error(output);
    return [...output.matchAll(/^(?:CREATE|UPDATE) (.*)$/gm)].map((m) => m[1]).sort();
  }

  /** Runs a command in the copy. */
  run(command, args, env = {}) {
    // Node's own test runner marks its children, and Jest would take itself for one of them.
    const { NODE_TEST_CONTEXT: _, ...inherited } = process.env;
    const { status, stdout, stderr } = spawnSync(command, args, {
      cwd: this.dir, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
      env: { ...inherited, NX_DAEMON: 'false', NX_TUI: 'false', NX_WORKSPACE_ROOT_PATH: this.dir, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    });
    return { status, output: `${stdout}${stderr}` };
  }

  /** Runs an installed tool. */
  tool(bin, args, env) {
    return this.run(process.execPath, [join(root, 'node_modules', bin), ...args], env);
  }

  write(path, text) {
    writeFileSync(path, text);
  }

  remove() {
    rmSync(this.dir, { recursive: true, force: true });
  }
}
