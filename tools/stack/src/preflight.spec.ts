import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repositoryRoot } from './repository';

// Plain ES modules, which Jest does not load: asked in a Node of their own.
const url = pathToFileURL(join(repositoryRoot(), 'tools', 'preflight.mjs')).href;
function ask(expression: string): unknown {
  const script = `import * as p from ${JSON.stringify(url)}; console.log(JSON.stringify(${expression}))`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

it('given Node versions, then 20.19 and newer pass and the others are told the floor in both languages', () => {
  const tried = ask(`['18.20.4', '20.18.9', '20.19.0', '20.20.2', '22.0.0', '24.1.0'].map((v) => { try { p.checkNode(v); return ''; } catch (e) { return e.message; } })`) as string[];
  expect(tried.map((message) => message === '')).toEqual([false, false, true, true, true, true]);
  expect(tried[1]).toMatch(/需要 Node\.js 20\.19[^]*20\.18\.9[^]*Node\.js 20\.19 or newer/);
});

it('given what npm installed, then another version or a missing package is stale, a skipped optional one is not', () => {
  const lock = `{ packages: { '': {}, 'apps/a': { version: '1' }, 'node_modules/a': { link: true }, 'node_modules/pg': { version: '8' }, 'node_modules/win': { version: '1', optional: true } } }`;
  const installed = (pg: string): string => `{ packages: { 'node_modules/a': { link: true }, ${pg} } }`;
  const matches = (pg: string): string => `p.installedMatches(${lock}, ${installed(pg)})`;
  expect(ask(`[${matches(`'node_modules/pg': { version: '8' }`)}, ${matches(`'node_modules/pg': { version: '7' }`)}, ${matches('')}]`)).toEqual([true, false, false]);
});
