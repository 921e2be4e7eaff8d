import { findChromium } from '@anlan/tool-stack';
import { chromium, type Browser, type BrowserContextOptions, type LaunchOptions } from 'playwright-core';

/** Nothing of its own goes out, and no name outside of this machine is even looked up. */
const ARGS = [
  '--no-sandbox', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
];

/** What people sit before: a desk's screen, and a small phone held upright. Sizes in CSS pixels. */
export const VIEWS = {
  desktop: { viewport: { width: 1280, height: 800 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;
export type View = keyof typeof VIEWS;

/** The Chromium of this machine, without a window. @throws Error that says how to get one */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const found = findChromium();
  if (!found.ok) throw new Error(found.why);
  return chromium.launch({ executablePath: found.path, ...options, args: [...ARGS, ...(options.args ?? [])] });
}
