import { repoPath } from '@anlan/platform/config';
import type { AxeResults, RunOptions } from 'axe-core';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG: RunOptions = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, resultTypes: ['violations'], preload: false };

/** Marks on a map are where they are: that two lie close is what they say (WCAG 2.5.8, essential). */
const isMark = (rule: string, html: string): boolean => rule === 'target-size' && /class="[^"]*\bmap-(?:cluster|point)\b/.test(html);

/** What axe finds against WCAG 2.2 AA on the page as it is now, a line each. `within` is a CSS selector. */
export async function accessibilityFaults(page: Page, { within }: { within?: string } = {}): Promise<string[]> {
  // Through the debugger, which the page's content security policy does not bind.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    async ([selector, options]) => (globalThis as unknown as { axe: { run(context: unknown, options: unknown): Promise<AxeResults> } }).axe.run(selector ?? document, options),
    [within, WCAG] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.filter((n) => !isMark(id, n.html)).map((n) => `${id}: ${help} – ${n.target.join(' ')} – ${n.html.slice(0, 160)} – ${(n.failureSummary ?? '').split('\n').slice(1).join('; ')}`),
  );
}

/** What makes the page wider than the window, so that it has to be scrolled sideways to be read (WCAG 1.4.10), a line each. */
export function widthFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > clientWidth + 1);
    return [`${scrollWidth} px in a window of ${clientWidth}: ${wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(' · ')}`];
  });
}

/** How long a page may take to come to rest: a list that still comes and a popup that closes have faults of a moment. */
const REST_MS = 5_000;

/** A fault that stays is the page's. */
async function expectAtRest(faultsNow: () => Promise<string[]>): Promise<void> {
  const deadline = Date.now() + REST_MS;
  let faults = await faultsNow();
  while (faults.length && Date.now() < deadline) faults = await faultsNow();
  expect(faults).toEqual([]);
}

export function expectAccessible(page: Page, { within }: { within?: string } = {}): Promise<void> {
  return expectAtRest(() => accessibilityFaults(page, { within }));
}

/** Tables in a frame of their own may be wider. */
export function expectFits(page: Page): Promise<void> {
  return expectAtRest(() => widthFaults(page));
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
