// One run of Jest, in a process group of its own. When the runner is gone, however it ended, the group goes too: no test, and no
// server that a test has started, is left behind.
import { createRequire } from 'node:module';

process.on('disconnect', () => process.kill(-process.pid, 'SIGKILL'));
process.channel?.unref();
await createRequire(import.meta.url)('jest').run(process.argv.slice(2));
