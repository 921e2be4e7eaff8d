import { rmSync } from 'node:fs';
import { resetDataDir } from '../reset';
import { testStack } from './test-stack';

/** Ends what the set-up started and removes its files. */
export default async function globalTeardown(): Promise<void> {
  const stack = testStack.current;
  if (!stack) return;
  await stack.stop();
  await resetDataDir(stack.dataDir);
  rmSync(stack.dataDir, { recursive: true, force: true });
}
