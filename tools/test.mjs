// `npm test`: everything, from a fresh clone on. `npm test -- unit`, `npm test -- e2e hazard`, `npm test -- hazard`: a part of it.
// Only built-in modules are loaded before preflight has installed the others.
import { PARTS, runParts } from './checks/parts.mjs';
import { interrupted } from './checks/run.mjs';
import { selection } from './checks/selection.mjs';
import { line, nothing, single, sum } from './checks/tally.mjs';
import { build, checkNode, ensureChromium, ensureCurrentNats, ensureDependencies, ensureKeycloak, ensureNats, preflight } from './preflight.mjs';

async function prepare(parts, whole) {
  if (whole) return preflight();
  checkNode();
  await ensureDependencies(console.log, {});
  if (!parts.some((p) => PARTS[p].needsBuild)) return;
  await build(console.log, {});
  await ensureNats(console.log);
}

/** What tests run against besides the embedded default, where the machine has what it takes. */
const TARGETS = [
  { name: 'nats-server', ensure: ensureCurrentNats, wanted: (parts) => parts.includes('integration'), zh: '未对新版 nats-server 运行集成方攻击测试', en: 'attacks on a current nats-server are not run' },
  { name: 'keycloak', ensure: ensureKeycloak, wanted: (parts) => parts.some((p) => PARTS[p].hasKeycloak), zh: '未运行 Keycloak 部分', en: 'the Keycloak target is not run' },
  { name: 'chromium', ensure: ensureChromium, wanted: (parts) => parts.includes('browser'), zh: '未运行浏览器测试', en: 'browser tests are not run' },
];

/** A target that is not to be had is told in one line; where everything has to run (`CI`), it is a failure. */
async function prepareTargets(parts) {
  const tallies = [];
  for (const { name, ensure, wanted, zh, en } of TARGETS) {
    if (!wanted(parts)) continue;
    const { ok, why } = await ensure(console.log);
    if (ok) continue;
    console.log(`! ${zh} ${en}: ${why}`);
    if (process.env.CI && process.env.CI !== 'false') tallies.push(single(name, { ok: false, why }));
  }
  return sum(tallies);
}

let tally = nothing();
try {
  const { parts, patterns, whole } = selection(process.argv.slice(2), PARTS);
  await prepare(parts, whole);
  const prepared = await prepareTargets(parts);
  tally = sum([prepared, await runParts(parts, patterns, { whole, interrupted })]);
} catch (error) {
  tally = single('npm test', { ok: false, why: error instanceof Error ? error.message : String(error) });
}

if (tally.failures.length) console.log(`\n失败 failed:\n${tally.failures.map((f) => `  ✗ ${f}`).join('\n')}`);
if (tally.again.length) console.log(`\n第二次才通过 passed only when tried again:\n${tally.again.map((t) => `  ↻ ${t}`).join('\n')}`);
if (tally.passed + tally.failed === 0) console.log('\n没有运行任何测试 nothing ran');
console.log(`\n${line(tally)}`);
process.exitCode ||= tally.failed > 0 || tally.passed === 0 ? 1 : 0;
