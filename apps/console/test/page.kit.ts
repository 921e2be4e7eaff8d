import { repoPath } from '@anlan/platform/config';
import type { AxeResults, RunOptions } from 'axe-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG: RunOptions = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'], preload: false };

/** Expects that axe finds no breach of WCAG 2.2 AA on the page as it is now. `within` is a CSS selector. */
export async function expectAccessible(page: Page, { within }: { within?: string } = {}): Promise<void> {
  // Through the debugger, which the page's content security policy does not bind.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    async ([selector, options]) => (globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }).axe.run(selector ?? document, options),
    [within, WCAG] as const,
  );
  const lines = violations.flatMap(({ id, help, nodes }) => nodes.map((n) => `${id}: ${help} – ${n.target.join(' ')} – ${n.html.slice(0, 160)} – ${(n.failureSummary ?? '').split('\n').slice(1).join('; ')}`));
  expect(lines).toEqual([]);
}

/** Expects that nothing has to be scrolled sideways to be read (WCAG 1.4.10), tables in their own frame excepted. */
export async function expectFits(page: Page): Promise<void> {
  const sizes = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, window: document.documentElement.clientWidth }));
  expect(sizes.content).toBeLessThanOrEqual(sizes.window);
}

/** Keeps a picture of the page as `tmp/screenshots/<name>.png`, to be looked at. */
export async function shot(page: Page, name: string, { fullPage = false } = {}): Promise<void> {
  const dir = repoPath('tmp', 'screenshots');
  mkdirSync(dir, { recursive: true });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.screenshot({ path: join(dir, `${name}.png`), fullPage, animations: 'disabled' });
}

/** What the pages of a failed test showed last. */
export async function failedShots(pages: readonly Page[]): Promise<void> {
  const test = (expect.getState().currentTestName ?? 'test').replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
  // A page that is gone has nothing to show.
  for (const [i, page] of pages.entries()) await shot(page, `failed-${test}-${i}`).catch(() => undefined);
}
