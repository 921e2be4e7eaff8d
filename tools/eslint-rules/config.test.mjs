// The configuration as a whole: does a rule hold where it should, and nowhere else?
import { ESLint } from 'eslint';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const eslint = new ESLint({ cwd: root, overrideConfig: [{ languageOptions: { parserOptions: { project: null } } }, typedRulesOff()] });

/** The probes are no files of a TypeScript project. */
function typedRulesOff() {
  return { files: ['**/*.ts'], rules: Object.fromEntries(['no-floating-promises', 'no-misused-promises'].map((r) => [`@typescript-eslint/${r}`, 'off'])) };
}

async function rulesFor(path, code) {
  const [result] = await eslint.lintText(code, { filePath: join(root, path) });
  assert.deepEqual(result.messages.filter((m) => m.fatal), [], 'the probe itself must parse');
  return result.messages.map((m) => m.ruleId);
}

const refused = (what, path, code, rule) =>
  test(`refuses ${what}`, async () => {
    assert.deepEqual(await rulesFor(path, code), [rule]);
  });
const accepted = (what, path, code) =>
  test(`accepts ${what}`, async () => {
    assert.deepEqual(await rulesFor(path, code), []);
  });

const BOUNDARIES = '@nx/enforce-module-boundaries';
const uses = (name) => `import * as probe from '${name}';\nexport const used = probe;\n`;

refused('an app in an app', 'apps/tenancy/src/probe.ts', uses('@anlan/enforcement'), BOUNDARIES);
refused("another app's file by its path", 'apps/tenancy/src/probe.ts', uses('../../enforcement/src/start'), BOUNDARIES);
refused('a tool in an app', 'apps/tenancy/src/probe.ts', uses('@anlan/tool-stack'), BOUNDARIES);
accepted('the stack in an end-to-end test', 'apps/tenancy/test/probe.ts', uses('@anlan/tool-stack'));
refused('another tool in an end-to-end test', 'apps/tenancy/test/probe.ts', uses('@anlan/tool-demo'), BOUNDARIES);
refused('an app in a tool', 'tools/stack/src/probe.ts', uses('@anlan/tenancy'), BOUNDARIES);
refused('an app in a lib', 'libs/platform/src/probe.ts', uses('@anlan/tenancy'), BOUNDARIES);
refused('the platform in contracts', 'libs/contracts/src/probe.spec.ts', uses('@anlan/platform/db'), BOUNDARIES);
refused('contracts in the domain', 'libs/domain/src/probe.spec.ts', uses('@anlan/contracts/kit'), BOUNDARIES);
accepted('libs in an app', 'apps/tenancy/src/probe.ts', uses('@anlan/platform/context'));

refused('any import in the domain', 'libs/domain/src/probe.ts', uses('node:crypto'), 'no-restricted-imports');
refused('a framework in contracts', 'libs/contracts/src/probe.ts', uses('@nestjs/common'), 'no-restricted-imports');
accepted('zod in contracts', 'libs/contracts/src/probe.ts', uses('zod'));

refused('a test kit in a service', 'apps/tenancy/src/probe.ts', uses('@anlan/platform/testing'), 'no-restricted-imports');
accepted('a test kit in a test', 'apps/tenancy/src/probe.int-spec.ts', uses('@anlan/platform/testing'));

for (const path of ['apps/tenancy/src/probe.ts', 'apps/gateway/src/probe.ts', 'libs/platform/src/ledger/probe.ts', 'apps/tenancy/src/probe.spec.ts']) {
  refused(`a database driver in ${path}`, path, uses('pg'), 'anlan/one-door');
}
for (const path of ['libs/platform/src/db/probe.ts', 'libs/platform/src/jobs/probe.ts', 'libs/platform/src/testing/probe.ts', 'apps/relay/src/probe.ts', 'apps/tenancy/migrations/probe.ts', 'apps/tenancy/src/probe.int-spec.ts', 'tools/stack/src/probe.ts']) {
  accepted(`a database driver in ${path}`, path, uses('pg'));
}
accepted('the type DataSource in libs/platform/src/service', 'libs/platform/src/service/probe.ts', "import type { DataSource } from 'typeorm';\nexport type Open = () => DataSource;\n");
refused('a DataSource made in libs/platform/src/service', 'libs/platform/src/service/probe.ts', "import { DataSource } from 'typeorm';\nexport const open = DataSource;\n", 'anlan/one-door');

refused("Nest's routes in a service", 'apps/tenancy/src/probe.ts', "import { Get } from '@nestjs/common';\nexport const used = Get;\n", 'anlan/handle-only');
accepted("Nest's routes in the gateway", 'apps/gateway/src/probe.ts', "import { Get } from '@nestjs/common';\nexport const used = Get;\n");
refused('a sleep in a spec', 'apps/tenancy/src/probe.spec.ts', "it('x', async () => {\n  await new Promise((r) => setTimeout(r, 9));\n  expect(1).toBe(1);\n});\n", 'anlan/no-fixed-sleep');
refused('a day of UTC in a test', 'apps/console/test/probe.kit.ts', 'export const today = () => new Date().toISOString().slice(0, 10);\n', 'anlan/no-utc-day');
accepted('a day of UTC where days are made', 'libs/domain/src/day.ts', 'export const today = () => new Date().toISOString().slice(0, 10);\n');
refused('console in a lib', 'libs/platform/src/probe.ts', "console.log('x');\n", 'no-console');
accepted('console in a tool', 'tools/stack/src/probe.ts', "console.log('x');\n");
refused('a default export', 'libs/platform/src/probe.ts', 'export default 1;\n', 'no-restricted-exports');
accepted('a default export in a configuration', 'apps/tenancy/probe.config.ts', 'export default 1;\n');
refused('work put off', 'tools/stack/src/probe.ts', '// TO' + 'DO later\nexport {};\n', 'no-warning-comments');
refused('a long file', 'tools/stack/src/probe.ts', 'export {};\n'.repeat(301), 'max-lines');
refused('@ts-ignore', 'tools/stack/src/probe.ts', '// @ts-' + 'ignore because\nexport {};\n', '@typescript-eslint/ban-ts-comment');

test('refuses a suppression that suppresses nothing', async () => {
  const code = '// eslint-disable-next-line eqeqeq -- nothing of the kind below\nexport const used = 1;\n';
  const [result] = await eslint.lintText(code, { filePath: join(root, 'apps/tenancy/src/probe.ts') });
  assert.match(result.messages[0]?.message ?? '', /Unused eslint-disable/);
});
