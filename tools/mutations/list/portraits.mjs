// Portraits: whose they are to see, what a model may be, and that a change of colour is told once.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/portrait/portrait.int-spec.ts', tests });
const rules = (tests) => ({ project: 'unit', file: 'apps/enforcement/src/portrait/portrait.rules.spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/portrait/${name}.ts`, find, replace }];
const [service, list, sweep, models, pure, facts] = ['portrait.service', 'portrait.list', 'portrait.sweep', 'portrait-model.service', 'portrait.rules', 'portrait.facts'].map(inFile);
const ledger = (find, replace) => [{ file: 'libs/platform/src/ledger/ledger.ts', find, replace }];
const strangers = life('given another street');
const model = life('given no model');
const part = life('given who manages a part');

/** @type {import('./index.mjs').Mutation[]} */
export const portraits = [
  { name: 'portrait-without-scope', breaks: '画像不看范围 a portrait is seen out of scope', edits: service("const row = subjectReach.visible(ctx, 'portrait.read', subject?.rows[0] as SubjectRow | undefined);", 'const row = subject?.rows[0] as SubjectRow;'), caughtBy: strangers },
  { name: 'portrait-history-without-scope', breaks: '变色记录不看范围 the history of a colour is seen out of scope', edits: service("    subjectReach.visible(ctx, 'portrait.read', subject?.rows[0] as SubjectRow | undefined);\n    return", '    return'), caughtBy: strangers },
  { name: 'portraits-without-scope', breaks: '画像清单、分布不看范围 list and distribution of portraits do not ask for the scope', edits: list(".within(subjectReach, ctx, 'portrait.read')", ''), caughtBy: strangers },
  { name: 'portrait-model-by-part', breaks: '只管一个街道的人能起草全区的模型 who manages a part of the tenant drafts its model', edits: ledger('if (!reach.covers(ctx, permission, row)) throw this.outOfScope(permission, row);', ''), caughtBy: part },
  { name: 'portrait-model-stepped-by-part', breaks: '只管一个街道的人能修改全区的模型 who manages a part of the tenant changes its model', edits: ledger("if (permissionScopes[read] === 'open') reach.assertCovers(ctx, permission, row);", "if (permissionScopes[read] === 'open') void 0;"), caughtBy: part },
  { name: 'portraits-computed-by-part', breaks: '只管一个街道的人能重算全区 who manages a part of the tenant computes all of it', edits: sweep("assertWhole(ctx, 'portrait-model.manage');", ''), caughtBy: part },
  { name: 'portrait-model-changes-published', breaks: '已发布的模型可改 a published model changes', edits: models("if (row.status !== 'draft') throw new ProblemError(e.published, {}, [], { state: row.status });", ''), caughtBy: model },
  { name: 'portrait-model-reaches-back', breaks: '模型可溯及既往 a model reaches back', edits: models('if (row.effective_on < shanghaiDay(now)) throw new ProblemError(e.past, { day: row.effective_on });', ''), caughtBy: model },
  { name: 'portrait-part-without-most', breaks: '子项不封顶 a factor has no most', edits: pure('Math.min(hundredths(points) * value, hundredths(most))', 'Math.min(hundredths(points) * value, Infinity)'), caughtBy: rules('given a factor, then each one') },
  { name: 'portrait-red-unreachable', breaks: '可发布达不到的红色 a red that nothing reaches is published', edits: models('assertReachable(row.factors, row.thresholds);', ''), caughtBy: model },
  { name: 'portrait-of-neighbours', breaks: '画像计入别家的隐患 a portrait counts others\' hazards', edits: facts("'subject_id = $4'", "'subject_id <> $4'") .concat(facts('h on h.subject_id = s.id', 'h on true')), caughtBy: life('given facts of the ledgers') },
  { name: 'recolouring-told-again', breaks: '未变色也报变色 a colour that stayed is told of', edits: sweep('before !== undefined && before.colour !== colour', 'before !== undefined'), caughtBy: life('given a graver hazard') },
  { name: 'portrait-of-the-closed', breaks: '已停止监管的仍有画像 what is closed keeps a portrait', edits: sweep("'delete from enforcement.portrait where tenant_id = $1 and as_of < $2'", "'delete from enforcement.portrait where tenant_id = $1 and as_of > $2'"), caughtBy: life('given a subject that is closed') },
];
