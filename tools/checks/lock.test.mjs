import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../preflight.mjs';

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const WANTED = ['dependencies', 'devDependencies', 'optionalDependencies'];

/**
 * `npm ci` refuses a lock file that has not heard of a package, and a developer whose node_modules
 * were there before never sees it: the first to notice would be the one who has just cloned.
 */
test('the lock file knows every package of the workspace, and what each asks for', () => {
  const { packages } = read('package-lock.json');
  const folders = ['apps', 'libs', 'tools'].flatMap((group) => readdirSync(join(root, group)).map((name) => `${group}/${name}`));
  const faults = ['', ...folders.filter((folder) => existsSync(join(root, folder, 'package.json')))].flatMap((folder) => {
    const locked = packages[folder];
    if (!locked) return [`${folder} is not in package-lock.json`];
    const asked = read(join(folder, 'package.json'));
    return WANTED.filter((kind) => JSON.stringify(asked[kind] ?? {}) !== JSON.stringify(locked[kind] ?? {})).map((kind) => `${folder || 'package.json'}: ${kind} differ`);
  });
  assert.deepEqual(faults, [], 'run npm install --package-lock-only and commit package-lock.json');
});
