// `npm run audit:verify`: whether the audit log has been tampered with. Exit code 1 if so, 2 where it could not look.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build, checkNode, ensureDependencies, root } from './preflight.mjs';

try {
  checkNode();
  const compiled = join(root, 'tools', 'stack', 'dist', 'src', 'audit-verify.js');
  if (!existsSync(compiled)) {
    await ensureDependencies(console.log, {});
    await build(console.log, {});
  }
  const { auditVerify } = createRequire(import.meta.url)(compiled);
  process.exitCode = await auditVerify(process.argv.slice(2), process.env, console.log);
} catch (error) {
  console.error(`✗ 无法校验 could not look: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
