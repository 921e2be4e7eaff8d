import { repoPath } from '@anlan/platform/config';
import { mkdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium, VIEWS, type View } from './chromium';
import { startDemoStack, type DemoPlace } from './demo-stack';
import { enter } from './enter';

interface Shot {
  /** docs/images/<name>.png */
  readonly name: string;
  readonly slug: string;
  readonly username: string;
  /** below the tenant */
  readonly path: string;
  readonly view: View;
  readonly dark?: boolean;
  /** CSS selector of what has to be there first */
  readonly shows: string;
}

/** What the README shows. */
const SHOTS: readonly Shot[] = [
  { name: 'desk', slug: '440310', username: 'section', path: '', view: 'desktop', shows: '#page-content h1' },
  { name: 'districts', slug: '440300', username: 'admin', path: '/districts', view: 'desktop', shows: '#page-content .ant-table-row' },
  { name: 'hazards-phone', slug: '440310', username: 'street1', path: '/hazards', view: 'phone', shows: '#page-content li' },
];
/** A repository keeps every picture it was ever given. */
const MOST_BYTES = 250_000;

async function take(browser: Browser, { origin, demo }: DemoPlace, s: Shot): Promise<string> {
  const user = demo.state.realm(s.slug).users.find((u) => u.username === s.username);
  if (!user) throw new Error(`${s.slug} has nobody called ${s.username}`);
  const context = await browser.newContext({ ...VIEWS[s.view], baseURL: origin, locale: 'zh-CN', colorScheme: s.dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await enter(page, `/${s.slug}${s.path}`, user);
    await page.locator(s.shows).first().waitFor();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const path = repoPath('docs', 'images', `${s.name}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, and ${MOST_BYTES} are the most`);
    return `✓ ${relative(repoPath(), path)}  ${Math.round(size / 1000)} kB`;
  } finally {
    await context.close();
  }
}

/** Starts the demo of the browser specs in a temporary directory, takes the pictures of the README, and ends it. */
async function main(): Promise<void> {
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const browser = await launchChromium();
  try {
    const { place, close } = await startDemoStack(tell);
    try {
      mkdirSync(join(repoPath('docs'), 'images'), { recursive: true });
      for (const s of SHOTS) tell(await take(browser, place, s));
    } finally {
      await close();
    }
  } finally {
    await browser.close();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
