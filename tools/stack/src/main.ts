import { join } from 'node:path';
import { StackError } from './errors';
import { runInForeground } from './foreground';
import { identityKind } from './identity-kind';
import { repositoryRoot } from './repository';
import { Stack } from './stack';

interface Demo {
  runDemo(options: { stack: Stack; progress: (line: string) => void; year: 'tenth' | 'full' }): Promise<string | string[]>;
}

async function loadDemo(): Promise<Demo> {
  // By a name the compiler does not follow: the demo builds on this package.
  const name = '@anlan/tool-demo';
  const demo = (await import(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'MODULE_NOT_FOUND' || !error.message.split('\n')[0]?.includes('tool-demo')) throw error;
    throw new StackError('BUILD_MISSING', `${name} 尚未编译,请先运行 npm run build。`, `${name} is not compiled, run npm run build first.`);
  })) as Partial<Demo>;
  if (typeof demo.runDemo === 'function') return demo as Demo;
  throw new StackError('BUILD_MISSING', `${name} 没有导出 runDemo。`, `${name} does not export runDemo.`);
}

runInForeground(
  ({ print, signal }) => {
    const port = process.env['ANLAN_PORT'];
    return Stack.start({
      dataDir: process.env['ANLAN_DATA_DIR'] || join(repositoryRoot(), '.data'),
      gatewayPort: port === undefined || port === '' ? 8080 : Number(port),
      env: 'development',
      identity: identityKind(process.env['ANLAN_IDENTITY']),
      logLevel: process.env['LOG_LEVEL'],
      progress: print,
      signal,
    });
  },
  async (stack, { print, asked }) => {
    const demo = await loadDemo();
    const summary = await Promise.race([demo.runDemo({ stack, progress: print, year: process.env['ANLAN_FULL'] === 'true' ? 'full' : 'tenth' }), asked]);
    if (summary !== undefined) print([summary].flat().join('\n'));
  },
);
