// Street performance: whose rows, which cohort, what freezes, who decides.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/performance/performance.int-spec.ts', tests });
const rules = (tests) => ({ project: 'unit', file: 'apps/enforcement/src/performance/performance.rules.spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/performance/${name}.ts`, find, replace }];
const ledger = (find, replace) => [{ file: 'libs/platform/src/ledger/ledger.ts', find, replace }];
const [board, counts, pure, months, schemes, appeals, decisions] = ['performance.board', 'performance.counts', 'performance.rules', 'performance.service', 'points-scheme.service', 'points-appeal.service', 'points-appeal.rules'].map(inFile);
const appeal = life('given an appeal');
const frozen = life('given a month that is frozen');

/** @type {import('./index.mjs').Mutation[]} */
export const performance = [
  { name: 'performance-rows-anywhere', breaks: '可看别的街道的考评明细 rows of another street are seen', edits: board("if (!isStreet || !performanceReach.covers(ctx, 'performance-detail.read', { division_code: street })) where.and('false');", ''), caughtBy: life('given rows behind a figure') },
  { name: 'performance-streets-of-any-day', breaks: '榜上有当月已撤销的街道 streets of other days are ranked', edits: pure('.filter((d) => validOn(d, lastDay))', ''), caughtBy: rules('given a street that was followed by another') },
  { name: 'appeals-without-scope', breaks: '申诉列表不看范围 the list of appeals does not ask for the scope', edits: appeals(".within(performanceReach, ctx, 'performance-detail.read')", ''), caughtBy: appeal },
  { name: 'appeal-get-without-scope', breaks: '申诉不看范围 an appeal is seen out of scope', edits: appeals('return appealLedger.visible(ctx, row);', 'return row as AppealRow;'), caughtBy: appeal },
  { name: 'appeal-for-anybody', breaks: '可替别的街道申诉 an appeal is lodged for another street', edits: ledger('if (!reach.covers(ctx, permission, row)) throw this.outOfScope(permission, row);', ''), caughtBy: appeal },
  { name: 'appeal-step-without-scope', breaks: '办理申诉不看范围 an appeal is worked out of scope', edits: ledger('else reach.assertActs(ctx, permission, read, row, () => this.outOfScope(permission, row));', ''), caughtBy: appeal },
  { name: 'appeal-self-decided', breaks: '申诉人可自行裁定 who files an appeal decides it', edits: appeals('assertAnother(ctx.actor.id, row.filed_by);', ''), caughtBy: appeal },
  { name: 'appeal-more-than-asked', breaks: '采纳分值可超过申请 more is granted than was asked', edits: decisions(' || Math.abs(granted) > Math.abs(asked)', ''), caughtBy: rules('given an appeal') },
  { name: 'month-frozen-early', breaks: '未结束的月份可冻结 a month is frozen before it is over', edits: months('assertOver(period, now);', ''), caughtBy: frozen },
  { name: 'month-corrected-in-place', breaks: '更正不以冻结时为准 a correction counts as of today', edits: months('countStatements(ctx.tenantId, periodOf(month, row.frozen_at))', 'countStatements(ctx.tenantId, periodOf(month, new Date(Date.now() + 3_600_000)))'), caughtBy: frozen },
  { name: 'scheme-changes-published', breaks: '已发布的积分办法可改 a published scheme changes', edits: schemes("if (row.status !== 'draft') throw new ProblemError(e.published, {}, [], { state: row.status });", ''), caughtBy: life('given a scheme') },
  { name: 'scheme-for-frozen-month', breaks: '新版可溯及已冻结的月份 a version reaches back into a frozen month', edits: schemes('if (frozen) throw new ProblemError(e.month_frozen, { month: frozen.month });', ''), caughtBy: frozen },
  { name: 'scheme-not-of-the-day', breaks: '不按当月施行的版本 the version is not the one in force', edits: pure('published.filter((s) => s.effective_on <= firstDay)', 'published.filter((s) => s.effective_on !== firstDay)'), caughtBy: rules('given versions') },
  { name: 'points-without-cap', breaks: '积分不封顶 a rule has no cap', edits: pure('Math.min(earned, most)', 'Math.min(earned, Infinity)'), caughtBy: rules('given a rule for a count') },
  { name: 'points-flattered', breaks: '无分母也给满分 a rate without a base earns its points', edits: pure('denominator === 0 ? 0 :', 'denominator === 0 ? whole :'), caughtBy: rules('given a rule for a rate') },
  { name: 'ranks-not-shared', breaks: '同分不同名次 equal points do not share a rank', edits: pure('s.total > total).length', 's.total >= total).length'), caughtBy: rules('given as many points twice') },
  { name: 'plan-subjects-of-drafts', breaks: '未批准的计划也计入 plans that were not approved count', edits: counts("p.status in ('approved','closed') and ", ''), caughtBy: life('given tasks and plans') },
];
