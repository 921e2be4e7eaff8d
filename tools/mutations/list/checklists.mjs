// Checklists: whose they are to write, and that what a check has used stays as it was.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/checklist/checklist.int-spec.ts', tests });
const rules = { project: 'unit', file: 'libs/domain/src/checklist.spec.ts' };
const inFile = (file) => (find, replace) => [{ file, find, replace }];
const service = inFile('apps/enforcement/src/checklist/checklist.service.ts');
const checks = inFile('apps/enforcement/src/checklist/checklist.rules.ts');
const domain = inFile('libs/domain/src/checklist.ts');

/** @type {import('./index.mjs').Mutation[]} */
export const checklists = [
  { name: 'execution-of-all', breaks: '不适用的也算应执行 what does not apply counts as asked', edits: [{ file: 'apps/enforcement/src/check/check.execution.ts', find: " where a->>'answer' <> 'not_applicable'", replace: '' }], caughtBy: { project: 'integration', file: 'apps/enforcement/src/check/check.execution.int-spec.ts' } },
  { name: 'execution-flattered', breaks: '不符合的也算已执行 what failed counts as fulfilled', edits: [{ file: 'apps/enforcement/src/check/check.execution.ts', find: 'sum(c.asked - c.failed)::int as fulfilled', replace: 'sum(c.asked)::int as fulfilled' }], caughtBy: { project: 'integration', file: 'apps/enforcement/src/check/check.execution.int-spec.ts' } },
  { name: 'checklist-by-part', breaks: '只管一个街道的人能改全区的检查表 who manages a part of the tenant changes its checklists', edits: service("assertWhole(ctx, 'checklist.manage');\n    return this.tx.write(ctx, async (tx) => {\n      const { row, all } = await this.lock(tx, ctx, id);\n      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });\n      const now", "return this.tx.write(ctx, async (tx) => {\n      const { row, all } = await this.lock(tx, ctx, id);\n      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });\n      const now"), caughtBy: life('given another district') },
  { name: 'checklist-created-by-part', breaks: '只管一个街道的人能新建全区的检查表 who manages a part of the tenant writes its checklists', edits: service("assertWhole(ctx, 'checklist.manage');\n    const content", 'const content'), caughtBy: life('given another district') },
  { name: 'published-changes', breaks: '已发布的检查表可以修改 a published version is changed', edits: service('assertDraft(row.status);', ''), caughtBy: life('given a published version') },
  { name: 'frozen-recalled', breaks: '检查用过的版次可以撤回 a version that a check has used is taken back', edits: checks("if (action === 'recall' && frozen) throw", "if (action === 'withdraw' && frozen && state === 'draft') throw"), caughtBy: life('given a check that uses a version') },
  { name: 'draft-used', breaks: '检查可用草稿 a check uses a draft', edits: service("if (status !== 'published') throw", "if (status === 'withdrawn') throw"), caughtBy: life('given what is no published version') },
  { name: 'hidden-item-counts', breaks: '未显示的检查项也计分 an item that is not asked counts', edits: domain('const shown = showIf === null || (asked.has(showIf.item) && answers[showIf.item]?.answer === showIf.answer);', 'const shown = showIf === null || asked.has(showIf.item);'), caughtBy: rules },
  { name: 'not-applicable-counts', breaks: '不适用的检查项也计分 what is not applicable counts', edits: domain("answers[i.code]?.answer !== 'not_applicable');", 'answers[i.code] !== undefined);'), caughtBy: rules },
  { name: 'leading-question-counts', breaks: '引导项也计分 a question that only leads to others counts', edits: domain("(i.failsOn === 'never' ? 0 : i.points)", 'i.points'), caughtBy: rules },
];
