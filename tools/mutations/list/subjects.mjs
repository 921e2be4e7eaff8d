// The register of subjects: who sees, keeps and moves a record, and what of it stays hidden.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/subject/subject.int-spec.ts', tests });
const lists = { project: 'integration', file: 'apps/enforcement/src/subject/subject.list.int-spec.ts' };
const imports = { project: 'integration', file: 'apps/enforcement/src/subject/subject.import.int-spec.ts', tests: 'given what is closed, or out of the importer' };
const own = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/subject/subject.own.int-spec.ts', tests });
const reach = (find, replace) => [{ file: 'libs/platform/src/ledger/reach.ts', find, replace }];
const rules = { project: 'unit', file: 'apps/enforcement/src/subject/subject.rules.spec.ts' };
const strangers = life('given another street and another district');

const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/subject/subject.${name}.ts`, find, replace }];
const [service, record, history, filters, statistics, entity, checks, importing, filling] = ['service', 'record', 'history', 'filters', 'statistics', 'entity', 'rules', 'import', 'import.filling'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const subjects = [
  { name: 'subjects-without-scope', breaks: '监管对象列表不看范围 the list of subjects does not ask for the scope', edits: filters(".within(subjectReach, ctx, 'subject.read')", ''), caughtBy: lists },
  { name: 'subject-figures-without-scope', breaks: '监管对象统计不看范围 figures of subjects do not ask for the scope', edits: statistics(".within(rollupReach, ctx, 'subject.read')", ''), caughtBy: lists },
  { name: 'subject-get-without-scope', breaks: '档案、扫码不看范围 a subject is seen out of scope, by id or by code', edits: history("toDetail(ctx, subjectReach.visible(ctx, 'subject.read', found),", 'toDetail(ctx, found as ReadSubject,'), caughtBy: life('given a premises code') },
  { name: 'code-digest-of-code-alone', breaks: '场所码摘要各户相同 one guess of a premises code is tried at all subjects at once', edits: entity('update(`${id} ${canonicalTypedCode(code)}`)', 'update(canonicalTypedCode(code))'), caughtBy: life('given a premises code') },
  { name: 'subject-history-without-scope', breaks: '变更历史不看范围 a history of a subject is seen out of scope', edits: history("const row = subjectReach.visible(ctx, 'subject.read', found?.rows[0] as ReadSubject | undefined);\n    const first", 'const row = found?.rows[0] as unknown as ReadSubject;\n    const first'), caughtBy: strangers },
  { name: 'subject-step-without-scope', breaks: '办理监管对象不看范围 a subject is worked out of scope', edits: service("subjectReach.assertActs(ctx, permission, 'subject.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));", ''), caughtBy: strangers },
  { name: 'subject-registered-anywhere', breaks: '可在范围外登记 a subject is registered out of scope', edits: service("assertStays(ctx, 'subject.register', row);", ''), caughtBy: strangers },
  { name: 'subject-moved-anywhere', breaks: '可把监管对象改到范围外 a subject is moved out of scope', edits: service("assertStays(ctx, 'subject.manage', next);", ''), caughtBy: strangers },
  { name: 'subject-merged-anywhere', breaks: '可合并到范围外的对象 a subject is merged into one out of scope', edits: service(" || !subjectReach.covers(ctx, 'subject.manage', target)", ''), caughtBy: strangers },
  { name: 'subject-chains', breaks: '合并后旧编号指向已合并的记录 a merged record leads to one that was merged itself', edits: service(" || target.status === 'merged'", ''), caughtBy: life('when it is merged') },
  { name: 'duplicate-tells', breaks: '代码重复时说出范围外的单位 a duplicate code names a subject out of scope', edits: record("const seen = subjectReach.covers(ctx, 'subject.read', taken);", "const seen = taken.id !== '';"), caughtBy: life('given a code that is registered') },
  { name: 'contact-in-history', breaks: '变更历史写入完整电话 a history keeps a phone number in full', edits: record("s.contact.phone && maskPhone(s.contact.phone)", 's.contact.phone'), caughtBy: life('given a contact') },
  { name: 'contact-reveal-without-scope', breaks: '查看联系电话不看范围 a contact is shown out of scope', edits: history("const row = subjectReach.visible(ctx, 'subject.read', found);\n      subjectReach.assertCovers(ctx, 'personal.reveal', row);", 'const row = found as SubjectRow;'), caughtBy: life('given a contact') },
  { name: 'contact-reveal-unwritten', breaks: '查看联系电话不留痕 a contact is shown without a trace', edits: history("tx.audit({ action: 'subject.revealed', target: `subjects/${id}`, detail: { fields: ['contact.phone'], reason } });", 'void reason;'), caughtBy: life('given a contact') },
  { name: 'premises-code-for-all', breaks: '不维护档案的人也看到场所码 who does not keep the record is told its premises code', edits: entity("ctx.permissions.has('subject.manage') && subjectReach.covers(ctx, 'subject.manage', row) ? row.code : null", 'row.code'), caughtBy: life('given a premises code') },
  { name: 'subjects-imported-anywhere', breaks: '可导入到范围外 subjects are imported out of scope', edits: importing("assertStays(ctx, 'subject.manage', row);", ''), caughtBy: imports },
  { name: 'import-fills-anything', breaks: '导入可改范围外的档案 an import fills up a record out of scope', edits: filling("if (!subjectReach.covers(this.ctx, 'subject.manage', after)) throw elsewhere(this.ctx, after);", ''), caughtBy: imports },
  { name: 'import-beside-writers', breaks: '导入不等他人改码 an import does not wait for who gives a record the code of a row', edits: filling("tx.queue({ sql: 'select pg_advisory_xact_lock(hashtextextended($1, 19))', params: [codesLock(ctx)] });", ''), caughtBy: { ...imports, tests: 'given somebody who gives a record the code' } },
  { name: 'writers-beside-imports', breaks: '改码不与导入互斥 who gives a record a code does not keep an import waiting', edits: record('select pg_advisory_xact_lock_shared(hashtextextended($1, 19)), pg_advisory_xact_lock(hashtextextended($2, 19))', 'select $1::text, pg_advisory_xact_lock(hashtextextended($2, 19))'), caughtBy: { ...imports, tests: 'given an import that is being written, then who gives' } },
  { name: 'change-before-codes', breaks: '修改与导入可互相等死 a change and an import may wait for each other for ever', edits: service('tx.queue(codesShared(ctx));\n', ''), caughtBy: { ...imports, tests: 'given an import that is being written, then who changes' } },
  { name: 'import-tells', breaks: '导入时说出范围外的单位 an import names a subject out of scope', edits: filling("subjectReach.covers(ctx, 'subject.read', row) ? row.name", "row.name !== '' ? row.name"), caughtBy: imports },
  { name: 'own-unit-is-any', breaks: '企业账号可读取别家档案 the account of an enterprise reads any record', edits: reach('if (unitId !== null && unit.some((c) => row[c] === unitId)) return true;', 'if (unitId !== null && unit.length > 0) return true;'), caughtBy: own('given the account of an enterprise') },
  { name: 'own-list-is-all', breaks: '企业账号的列表含别家档案 the list of an enterprise\'s account has any record', edits: reach('...ofUnit.map((c) => `${this.column(c)} = any($::uuid[])`)', '...ofUnit.map((c) => `${this.column(c)} = any($::uuid[]) or true`)'), caughtBy: own('given the account of an enterprise') },
  { name: 'own-corrects-all', breaks: '企业可改自己的标签、名称 an enterprise corrects its own tags and name', edits: service('assertOwnCorrections(ctx, corrections ?? {});', ''), caughtBy: own('given its own record') },
  { name: 'own-confirms', breaks: '企业自己更新算现场核实 what an enterprise says of itself is a confirmation on the spot', edits: service("if (isOwnAlone(ctx, 'subject.refresh')) return { event: 'changed'", "if (ctx.actor.id === '') return { event: 'changed'"), caughtBy: own('given its own record') },
  { name: 'census-of-everybody', breaks: '别人的核实待办也是我的 the census of others is a to-do of mine', edits: [{ file: 'apps/enforcement/src/subject/subject.todos.ts', find: "{ action: 'refresh', of: 'assignee' }", replace: "{ action: 'refresh', of: 'scope' }" }], caughtBy: own('given what is to be confirmed') },
  { name: 'tag-unchecked', breaks: '可用未设置的风险标签 a risk tag is taken that nobody has set', edits: checks('if (!known.has(tag)) throw', "if (tag === '') throw"), caughtBy: rules },
  { name: 'subject-tag-uncounted', breaks: '只计第一个标签 of several tags only the first counts', edits: inFile('rollup')('[...new Set(row.tags)].sort()', 'row.tags.slice(0, 1)'), caughtBy: { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.rollup.int-spec.ts', tests: 'given a long story' } },
];
