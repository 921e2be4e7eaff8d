import type { Stack } from '../stack';

// Jest loads setup and teardown separately, but in one process.
const KEY = Symbol.for('anlan.test-stack');
const place = globalThis as unknown as Record<symbol, Stack | undefined>;

/** The stack that the set-up started, for the teardown. */
export const testStack = {
  get current(): Stack | undefined {
    return place[KEY];
  },
  set current(stack: Stack | undefined) {
    place[KEY] = stack;
  },
};
