// `npm run check`: what one runs before a commit. Stops at the first part that fails.
import { runParts } from './checks/parts.mjs';
import { interrupted } from './checks/run.mjs';
import { checkNode, ensureDependencies } from './preflight.mjs';

const PARTS = ['lint', 'types', 'unit'];

try {
  checkNode();
  await ensureDependencies(console.log, {});
  const { failures } = await runParts(PARTS, [], { stopAtFailure: true, interrupted });
  console.log(failures.length ? `\n✗ 检查未通过 the check failed:\n${failures.map((f) => `  ✗ ${f}`).join('\n')}` : '\n✓ 检查通过 the check passed');
  process.exitCode ||= failures.length ? 1 : 0;
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
