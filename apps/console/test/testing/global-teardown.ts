import { browserStack } from './browser-stack';

/** Ends what the set-up started and removes its files. */
export default async function globalTeardown(): Promise<void> {
  await browserStack.close?.();
}
