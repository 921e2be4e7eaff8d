import { findChromium } from '@anlan/tool-stack';
import { launchChromium, VIEWS } from '@anlan/tool-demo/browser';
import type { Browser } from 'playwright-core';
import { median } from './load';
import type { Line } from './report';

const VISITS = 5;
/** A phone of some years ago on a bad line: 1.6 Mbit/s down, 0.75 up, 150 ms there and back, a quarter of this processor. */
const LINE = { offline: false, downloadThroughput: (1.6 * 1_000_000) / 8, uploadThroughput: (0.75 * 1_000_000) / 8, latency: 150 };
const SLOWER = 4;

/** The first page of the console on a slow phone that has never been here: when something is to be seen, and when one can choose. */
export async function firstPaint(origin: string, tell: (line: string) => void): Promise<Line[]> {
  const found = findChromium();
  if (!found.ok) {
    tell(`! ${found.why}`);
    return [];
  }
  const browser = await launchChromium();
  try {
    const visits = [];
    for (let i = 0; i < VISITS; i += 1) visits.push(await visit(browser, origin));
    const paint = median(visits.map((v) => v.paint));
    const chosen = median(visits.map((v) => v.usable));
    return [{ work: 'first paint of the console, slow phone', value: paint / 1000, unit: 's', target: { at: 2, side: 'at most' }, measured: `first contentful paint, nothing kept, median of ${VISITS}; the bureaus are listed after ${(chosen / 1000).toFixed(2)} s` }];
  } finally {
    await browser.close();
  }
}

/** Milliseconds since the address was entered, in a browser without a past. */
async function visit(browser: Browser, origin: string): Promise<{ paint: number; usable: number }> {
  const context = await browser.newContext(VIEWS.phone);
  try {
    const page = await context.newPage();
    const debug = await context.newCDPSession(page);
    await debug.send('Network.enable');
    await debug.send('Network.emulateNetworkConditions', LINE);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(origin, { waitUntil: 'commit' });
    await page.locator('.landing-list a').first().waitFor({ timeout: 60_000 });
    return await page.evaluate(() => ({ paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN, usable: performance.now() }));
  } finally {
    await context.close();
  }
}
