// The knowledge base: who writes it, which version holds on a day, and whose hazards cite it.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/knowledge/knowledge.int-spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/knowledge/${name}.ts`, find, replace }];
const [service, records, rules, entity, bases, library, imports] = ['knowledge.service', 'knowledge.records', 'knowledge.rules', 'knowledge.entity', 'hazard-basis.service', 'knowledge.library', 'knowledge.import'].map(inFile);
const part = life('given who manages a part');
const versions = life('given a new version');
const cites = life('given a hazard, then it cites');

/** @type {import('./index.mjs').Mutation[]} */
export const knowledge = [
  { name: 'knowledge-created-by-part', breaks: '只管一个街道的人能新建全区的知识条目 who manages a part of the tenant writes its knowledge base', edits: service("assertWhole(ctx, 'knowledge.manage');\n    const row", 'const row'), caughtBy: part },
  { name: 'knowledge-stepped-by-part', breaks: '只管一个街道的人能办理全区的知识条目 who manages a part of the tenant works its knowledge base', edits: service("assertWhole(ctx, 'knowledge.manage');\n    return this.tx.write(ctx, async (tx) => {\n      const { row, all } = await this.lock(tx, ctx, id, version);\n      const now", 'return this.tx.write(ctx, async (tx) => {\n      const { row, all } = await this.lock(tx, ctx, id, version);\n      const now'), caughtBy: part },
  { name: 'knowledge-revised-by-part', breaks: '只管一个街道的人能修订全区的知识条目 who manages a part of the tenant revises its knowledge base', edits: service("assertWhole(ctx, 'knowledge.manage');\n    return this.tx.write(ctx, async (tx) => {\n      const { row, all } = await this.lock(tx, ctx, id, version);\n      assertAllowed", 'return this.tx.write(ctx, async (tx) => {\n      const { row, all } = await this.lock(tx, ctx, id, version);\n      assertAllowed'), caughtBy: part },
  { name: 'knowledge-adopted-by-part', breaks: '只管一个街道的人能替全区采用内置知识 who manages a part of the tenant adopts for all of it', edits: library("assertWhole(ctx, 'knowledge.manage');", ''), caughtBy: part },
  { name: 'knowledge-published-changes', breaks: '已发布的条目可改 a published version changes', edits: service('assertDraft(row.status);', ''), caughtBy: life('given a draft') },
  { name: 'knowledge-published-incomplete', breaks: '未填完的条目可发布 what is not whole is published', edits: service('assertComplete(row);', ''), caughtBy: life('given a draft') },
  { name: 'knowledge-two-at-once', breaks: '新旧两版同日有效 two versions hold on one day', edits: rules('const last: Day = addCalendarDays(from, -1);', 'const last: Day = from;'), caughtBy: versions },
  { name: 'knowledge-never-ends', breaks: '已过失效日期的仍算有效 what has ended still holds', edits: entity(" and coalesce(effective_to, '9999-12-31') >= $", " and coalesce(effective_to, '9999-12-31') <> $"), caughtBy: life('given what the law ends') },
  { name: 'knowledge-withdrawn-holds', breaks: '作废的仍算有效 what was withdrawn holds', edits: entity("`(status = 'published' or", "`(status <> 'draft' or"), caughtBy: life('given what the law ends') },
  { name: 'knowledge-doubled', breaks: '同一条目可建两次 an entry is made twice', edits: service('if ((await this.known(tx, ctx, [row])).size > 0)', 'if ((await this.known(tx, ctx, [row])).size > 1)'), caughtBy: life('given an entry that is there') },
  { name: 'knowledge-import-doubles', breaks: '再次导入会重复 an import doubles what is there', edits: [...imports('const seen = await this.knowledge.keys(ctx);', 'const seen = new Set<string>();'), ...service('const fresh = rows.filter((r) => !there.has(keyOf(r)));', 'const fresh = rows;')], caughtBy: life('given a file') },
  { name: 'citations-without-scope', breaks: '引用情况不看隐患的范围 citations show hazards out of scope', edits: records(".within(hazardReach, ctx, 'hazard.read')", ''), caughtBy: cites },
  { name: 'hazard-basis-without-scope', breaks: '隐患的法律依据不看范围 the basis of a hazard is seen out of scope', edits: bases("hazardReach.visible(ctx, 'hazard.read', hazard?.rows[0] as HazardRow | undefined);", ''), caughtBy: cites },
  { name: 'hazard-basis-set-anywhere', breaks: '可改范围外隐患的法律依据 a hazard out of scope is given a basis', edits: bases("hazardReach.assertActs(ctx, 'hazard.assign', 'hazard.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));", ''), caughtBy: cites },
  { name: 'hazard-cites-drafts', breaks: '可引用未发布的条目 a hazard cites a draft', edits: bases(" and status = 'published' for share", ' for share'), caughtBy: cites },
];
