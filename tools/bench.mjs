// `npm run bench`: prepares what it needs, then measures. BENCH_ROUNDS, BENCH_MS and BENCH_HAZARDS change the size.
import { spawnSync } from 'node:child_process';
import { preflight, root } from './preflight.mjs';

await preflight();
const { status } = spawnSync(process.execPath, ['tools/bench/dist/src/main.js'], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
