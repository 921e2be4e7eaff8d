// History cannot be rewritten unseen; who was refused, and who read what is sensitive, is on record.
const link = { project: 'unit', file: 'libs/platform/src/audit/sealer.spec.ts' };
const chain = { project: 'integration', file: 'libs/platform/src/audit/chain.int-spec.ts' };
const log = { project: 'integration', file: 'apps/tenancy/src/organization/audit.int-spec.ts' };
const accesses = { project: 'integration', file: 'apps/tenancy/src/organization/access-audit.int-spec.ts' };
const refusals = { ...accesses, tests: 'given a lacking permission' };
const catalogue = { project: 'integration', file: 'apps/enforcement/test/isolation.int-spec.ts', tests: 'given the migrated schema' };

const inFile = (file) => (find, replace) => [{ file, find, replace }];
const sealer = inFile('libs/platform/src/audit/sealer.ts');
const verify = inFile('libs/platform/src/audit/verify.ts');
const anchors = inFile('libs/platform/src/audit/anchors.ts');
const service = inFile('libs/platform/src/audit/audit.service.ts');
const accessAudit = inFile('libs/platform/src/audit/access-audit.ts');
const hook = inFile('libs/platform/src/http/answer-hook.ts');

/** @type {import('./index.mjs').Mutation[]} */
export const audit = [
  { name: 'chain-without-previous', breaks: '链上的一环不含前一环 a link does not hold the one before', edits: sealer('.update(previous ?? Buffer.alloc(32))', '.update(Buffer.alloc(32))'), caughtBy: link },
  { name: 'actor-not-sealed', breaks: '操作人姓名不在哈希中 the actor\'s name is not a part of the hash', edits: sealer('e.actor, e.actor_name, e.action', 'e.actor, e.action'), caughtBy: link },
  { name: 'detail-not-sealed', breaks: '内容的深层不在哈希中 what lies deep in the detail is not a part of the hash', edits: sealer('`${JSON.stringify(k)}:${canonical(v)}`', '`${JSON.stringify(k)}:${typeof v}`'), caughtBy: link },
  { name: 'sealed-too-early', breaks: '未等更早的事务就封链 entries are sealed before an earlier transaction has ended', edits: sealer('BigInt(r.xact_text) < BigInt(start.xmin)', "r.xact_text !== ''"), caughtBy: chain },
  { name: 'changed-row-unseen', breaks: '核验看不出被改的记录 the check does not see a changed entry', edits: verify('!linkHash(this.previous, number, row).equals(row.hash)', '!row.hash'), caughtBy: chain },
  { name: 'removed-row-unseen', breaks: '核验看不出被删的记录 the check does not see a removed entry', edits: verify("if (row.id === null) this.found('removed', number, row.entry_id);", 'if (row.id === null) void row;'), caughtBy: chain },
  { name: 'gap-unseen', breaks: '核验看不出链上的缺口 the check does not see a gap', edits: verify("this.found('removed', n);", 'void n;'), caughtBy: chain },
  { name: 'inserted-row-unseen', breaks: '核验看不出插入的记录 the check does not see an inserted entry', edits: verify("for (const { id } of inserted) this.found('inserted', null, id);", ''), caughtBy: chain },
  { name: 'cut-end-unseen', breaks: '核验看不出被截断的链尾 the check does not see an end that was cut off', edits: verify("if (a.number > this.number) this.found('truncated', a.number, null, a.at);\n      else if", 'if'), caughtBy: chain },
  { name: 'rewritten-chain-unseen', breaks: '核验看不出整条重算的链 the check does not see a chain made anew', edits: verify("this.found('rewritten', a.number, null, a.at)", 'void hash'), caughtBy: chain },
  { name: 'anchor-readable-by-others', breaks: '锚文件他人可读写 the file of anchors is open to others', edits: anchors("'a+', 0o600)", "'a+', 0o666)"), caughtBy: log },
  { name: 'anchor-of-another', breaks: '核验取了别的租户的锚 the check takes another tenant\'s anchors', edits: anchors('tenantId === undefined || anchor.tenantId === tenantId', 'anchor.tenantId'), caughtBy: chain },
  { name: 'audit-may-be-changed', breaks: '服务能修改审计表 a service may change its audit log', edits: inFile('libs/platform/src/db/migrate.ts')('await admin.query(`revoke update, delete on ${o.service}.audit_entry, ${o.service}.audit_seal from ${role}`);\n', ''), caughtBy: catalogue },
  { name: 'audit-read-by-part', breaks: '只管一个街道的人能看全租户日志 who has one street reads the whole tenant\'s log', edits: service("async page(ctx: TenantContext, query: AuditQuery): Promise<PageOf<AuditEntryDto> & { searchedTo?: string }> {\n    assertWhole(ctx, 'audit.read');", 'async page(ctx: TenantContext, query: AuditQuery): Promise<PageOf<AuditEntryDto> & { searchedTo?: string }> {'), caughtBy: log },
  { name: 'refusal-unlogged', breaks: '拒绝访问不留痕 a refusal leaves no trace', edits: accessAudit('if (!refused?.refusal ||', 'if (refused || '), caughtBy: refusals },
  { name: 'read-unlogged', breaks: '查阅日志不留痕 a sensitive read leaves no trace', edits: hook('operation.audited || (operation.export', '(operation.export'), caughtBy: accesses },
  { name: 'seen-by-another', breaks: '别人看过的附件，再看不留痕 a file that somebody else has seen leaves no trace', edits: accessAudit('[tenantId, actor.id, onBehalfOf', '[tenantId, onBehalfOf'), caughtBy: { project: 'unit', file: 'libs/platform/src/audit/access-audit.spec.ts' } },
  { name: 'export-unlogged', breaks: '导出不留痕 an export leaves no trace', edits: hook(' || (operation.export && exportKind(req))', ''), caughtBy: accesses },
  { name: 'secret-shown-unlogged', breaks: '一次性口令的显示不留痕 that a secret was shown leaves no trace', edits: hook('if (!shown?.secret) return', 'if (shown || !shown) return'), caughtBy: accesses },
  { name: 'read-not-waited-for', breaks: '未留痕就先答复 the answer does not wait for its entry', edits: hook('audit.read(req).then(', 'audit.read(req).catch(() => undefined).then('), caughtBy: accesses },
];
