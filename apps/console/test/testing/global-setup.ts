import { startDemoStack } from '@anlan/tool-demo/browser';
import { browserStack } from './browser-stack';

/**
 * One platform for all browser tests of a run, found by ANLAN_CONSOLE_DATA_DIR. Where that is set already (say, to the
 * data directory of a running `npm start`), that platform is used as it is, and nothing is started.
 */
export default async function globalSetup(): Promise<void> {
  if (process.env['ANLAN_CONSOLE_DATA_DIR']) return;
  const { place, close } = await startDemoStack(() => undefined);
  browserStack.close = close;
  process.env['ANLAN_CONSOLE_DATA_DIR'] = place.dataDir;
}
