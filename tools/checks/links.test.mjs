// A guide that leads nowhere is worse than none: every relative link of the documents names a file, and every anchor a heading.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { root } from '../preflight.mjs';

/** GitHub's rule: small letters, spaces to dashes, everything else that is no letter, number, dash or underscore goes. */
export const anchorOf = (heading) =>
  heading.trim().replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').replace(/ /g, '-');

/** Anchors of a document; a heading that comes twice gets -1, -2. */
export function anchors(markdown) {
  const seen = new Map();
  return new Set(
    withoutCode(markdown).split('\n').flatMap((line) => /^#{1,6} (.+)$/.exec(line)?.[1] ?? []).map((heading) => {
      const anchor = anchorOf(heading);
      const count = seen.get(anchor) ?? 0;
      seen.set(anchor, count + 1);
      return count ? `${anchor}-${count}` : anchor;
    }),
  );
}

const withoutCode = (markdown) => markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');

/** What is wrong with the links of one document, a sentence each. */
export function linkFaults(file, markdown, read) {
  return [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1]).filter((to) => !/^[a-z]+:/i.test(to)).flatMap((to) => {
    const [path, anchor] = to.split('#');
    const target = path ? join(dirname(file), path) : file;
    const content = read(target);
    if (content === undefined) return [`${file}: ${to} is not there`];
    if (anchor && target.endsWith('.md') && !anchors(content).has(decodeURIComponent(anchor))) return [`${file}: ${to} names no heading`];
    return [];
  });
}

test('given a link to a file or a heading that is not there, then it is named', () => {
  const files = { 'docs/a.md': '# 一 One\n## Two\n## Two\n', 'docs/b.md': '' };
  const read = (path) => files[path];
  assert.deepEqual(linkFaults('docs/b.md', '[x](a.md) [y](a.md#一-one) [z](a.md#two-1) [w](https://example.cn/no.md) `[c](no.md)`', read), []);
  assert.deepEqual(linkFaults('docs/b.md', '[x](no.md) [y](a.md#three)', read), ['docs/b.md: no.md is not there', 'docs/b.md: a.md#three names no heading']);
});

test('every link of the documents leads somewhere', () => {
  const documents = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' }).split('\n').filter((f) => f && existsSync(join(root, f)));
  assert.ok(documents.length > 20);
  const read = (path) => (existsSync(join(root, path)) ? (path.endsWith('.md') ? readFileSync(join(root, path), 'utf8') : '') : undefined);
  assert.deepEqual(documents.flatMap((file) => linkFaults(relative(root, join(root, file)), read(file), read)), []);
});
