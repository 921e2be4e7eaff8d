import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const SOURCES = ['apps', 'libs', 'infra', 'tools', 'examples', '.swcrc', 'jest.config.cjs', 'nx.json', 'package.json', 'tsconfig.base.json'];
const LEFT_OUT = new Set(['node_modules', 'dist', '.nx', '.data', 'coverage']);

/**
 * The whole source in a folder of its own, ready for Jest: what is installed is linked from the work tree, and our own packages
 * are those of the copy, so that a changed file there is what runs and the work tree stays as it is.
 * @param {string} root the work tree
 * @param {string} dir made here
 */
export function copySources(root, dir) {
  mkdirSync(dir, { recursive: true });
  for (const name of SOURCES) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(dir, name), { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
  }
  const modules = join(dir, 'node_modules');
  mkdirSync(join(modules, '@anlan'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@anlan' && !name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name), 'junction');
  }
  for (const path of packages(dir)) {
    const { name } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    if (name.startsWith('@anlan/')) symlinkSync(path, join(modules, name), 'junction');
  }
}

const packages = (dir) =>
  ['apps', 'libs', 'tools'].flatMap((group) => readdirSync(join(dir, group)).map((name) => join(dir, group, name))).filter((path) => existsSync(join(path, 'package.json')));

/**
 * Why a mutation no longer fits the sources; empty where it does.
 * @param {string} root
 * @param {import('./list/index.mjs').Mutation} mutation
 * @returns {string[]}
 */
export function staleness(root, { edits, caughtBy }) {
  const places = edits.map(({ file, find, replace }) => {
    if (!existsSync(join(root, file))) return `${file} 不存在 is not there`;
    if (find === replace) return `${file}: 替换后不变 nothing is changed`;
    const times = readFileSync(join(root, file), 'utf8').split(find).length - 1;
    return times === 1 ? '' : `${file}: 应恰好出现一次，实际 ${times} 次 must occur once, occurs ${times} times: ${find.trim().split('\n')[0]}`;
  });
  return [...places, existsSync(join(root, caughtBy.file)) ? '' : `${caughtBy.file} 不存在 is not there`].filter(Boolean);
}

/**
 * Applies edits in a copy.
 * @param {string} dir
 * @param {import('./list/index.mjs').Edit[]} edits
 * @returns {() => void} puts the files back
 */
export function apply(dir, edits) {
  const before = new Map();
  for (const { file, find, replace } of edits) {
    const text = readFileSync(join(dir, file), 'utf8');
    if (!before.has(file)) before.set(file, text);
    writeFileSync(join(dir, file), text.replace(find, () => replace));
  }
  return () => before.forEach((text, file) => writeFileSync(join(dir, file), text));
}
