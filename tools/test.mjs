// `npm test`: everything, from a fresh clone on. `npm test -- unit`, `npm test -- e2e hazard`, `npm test -- hazard`: a part of it.
// Only built-in modules are loaded before preflight has installed the others.
import { PARTS, runParts } from './checks/parts.mjs';
import { interrupted } from './checks/run.mjs';
import { selection } from './checks/selection.mjs';
import { line, nothing, single, sum } from './checks/tally.mjs';
import { build, checkNode, ensureCurrentNats, ensureDependencies, ensureNats, preflight } from './preflight.mjs';

async function prepare(parts, whole) {
  if (whole) return preflight();
  checkNode();
  await ensureDependencies(console.log, {});
  if (!parts.some((p) => PARTS[p].needsBuild)) return;
  await build(console.log, {});
  await ensureNats(console.log);
}

/** Without a current server its tests are skipped; on the machine that has to have it, that is a failure. */
async function current(parts) {
  if (!parts.includes('integration')) return nothing();
  const { ok, why } = await ensureCurrentNats(console.log);
  return ok || !process.env.CI ? nothing() : single('nats-server', { ok, why });
}

let tally = nothing();
try {
  const { parts, patterns, whole } = selection(process.argv.slice(2), PARTS);
  await prepare(parts, whole);
  tally = sum([await current(parts), await runParts(parts, patterns, { interrupted })]);
} catch (error) {
  tally = single('npm test', { ok: false, why: error instanceof Error ? error.message : String(error) });
}

if (tally.failures.length) console.log(`\n失败 failed:\n${tally.failures.map((f) => `  ✗ ${f}`).join('\n')}`);
if (tally.passed + tally.failed === 0) console.log('\n没有运行任何测试 nothing ran');
console.log(`\n${line(tally)}`);
process.exitCode ||= tally.failed > 0 || tally.passed === 0 ? 1 : 0;
