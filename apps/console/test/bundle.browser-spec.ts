import { repoPath } from '@anlan/platform/config';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const dist = repoPath('apps', 'console', 'dist');
const assets = join(dist, 'assets');
const html = readFileSync(join(dist, 'index.html'), 'utf8');
const KB = 1_000;

/** Bytes that go over the line for what the page names itself, before any script of it has run. */
const sizeOf = (path: string): number => statSync(join(dist, `${path}.gz`)).size;

it('given the compiled console, then what every page begins with weighs at most 250 kB compressed', () => {
  const named = [...html.matchAll(/<(?:script|link)[^>]+?(?:src|href)="(\/assets\/[^"]+)"/g)].map((m) => m[1] as string);
  expect(named.some((path) => path.endsWith('.js'))).toBe(true);
  const sizes = named.map((path) => [path, sizeOf(path)] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  if (total > 250 * KB) throw new Error(`${total} bytes: ${sizes.map(([path, size]) => `${path} ${size}`).join(', ')}`);
  expect(total).toBeGreaterThan(10 * KB);
});

it('given the compiled console, then every text file lies there compressed too, and nothing tells of the sources', () => {
  const files = readdirSync(assets);
  const texts = files.filter((name) => /\.(js|css|svg|json)$/.test(name));
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((name) => !existsSync(join(assets, `${name}.gz`)))).toEqual([]);
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([]);
});

it('given the page itself, then it names nothing outside of this origin, no inline script and no inline style', () => {
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(html).not.toMatch(/<style|<script(?![^>]+src=)| on\w+=/);
  expect(html.match(/__CSP_NONCE__/g)?.length).toBeGreaterThan(1);
});
