// Jest loads set-up and teardown separately, but in one process.
const KEY = Symbol.for('anlan.browser-stack');
const place = globalThis as unknown as Record<symbol, (() => Promise<void>) | undefined>;

/** How to end the platform that the set-up started. */
export const browserStack = {
  get close(): (() => Promise<void>) | undefined {
    return place[KEY];
  },
  set close(close: (() => Promise<void>) | undefined) {
    place[KEY] = close;
  },
};
