// History cannot be rewritten unseen.
const link = { project: 'unit', file: 'libs/platform/src/audit/sealer.spec.ts' };
const log = { project: 'integration', file: 'apps/tenancy/src/organization/audit.int-spec.ts' };
const catalogue = { project: 'integration', file: 'apps/enforcement/test/isolation.int-spec.ts', tests: 'given the migrated schema' };

const sealer = (find, replace) => [{ file: 'libs/platform/src/audit/sealer.ts', find, replace }];
const verify = (find, replace) => [{ file: 'libs/platform/src/audit/verify.ts', find, replace }];

/** @type {import('./index.mjs').Mutation[]} */
export const audit = [
  { name: 'chain-without-previous', breaks: '链上的一环不含前一环 a link does not hold the one before', edits: sealer('.update(previous ?? Buffer.alloc(32))', '.update(Buffer.alloc(32))'), caughtBy: link },
  { name: 'actor-not-sealed', breaks: '操作人姓名不在哈希中 the actor\'s name is not a part of the hash', edits: sealer('e.actor, e.actor_name, e.action', 'e.actor, e.action'), caughtBy: link },
  { name: 'detail-not-sealed', breaks: '内容的深层不在哈希中 what lies deep in the detail is not a part of the hash', edits: sealer('`${JSON.stringify(k)}:${canonical(v)}`', '`${JSON.stringify(k)}:${typeof v}`'), caughtBy: link },
  { name: 'changed-row-unseen', breaks: '核验不重算哈希 the check does not compute a hash anew', edits: verify(".equals(r.hash) ? null : 'changed'", ".equals(r.hash) ? null : null"), caughtBy: log },
  { name: 'audit-may-be-changed', breaks: '服务能修改审计表 a service may change its audit log', edits: [{ file: 'libs/platform/src/db/migrate.ts', find: 'await admin.query(`revoke update, delete on ${o.service}.audit_entry, ${o.service}.audit_seal from ${role}`);\n', replace: '' }], caughtBy: catalogue },
  { name: 'audit-export-unlogged', breaks: '导出审计日志不留痕 an export of the audit log leaves no trace', edits: [{ file: 'libs/platform/src/audit/audit.service.ts', find: "async (tx) => tx.audit({ action: 'audit.exported'", replace: "async (tx) => void ({ action: 'audit.exported'" }], caughtBy: log },
  { name: 'audit-read-by-part', breaks: '只管一个街道的人能看全租户日志 who has one street reads the whole tenant\'s log', edits: [{ file: 'libs/platform/src/audit/audit.service.ts', find: "if (!scopeFor(ctx, 'audit.read').all) throw", replace: "if (!ctx.tenantId) throw" }], caughtBy: log },
];
