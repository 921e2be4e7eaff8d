// 考核: whose word counts, what a sum is, what an issue leaves as it was.
const runs = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/assessment/assessment.int-spec.ts', tests });
const rulesSpec = { project: 'unit', file: 'apps/responsibility/src/assessment/assessment.rules.spec.ts' };
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/assessment/${name}.ts`, find, replace }];
const [rules, sheets, assessments, issues, records, schemes, vetoes] = ['assessment.rules', 'assessment-sheet.service', 'assessment.service', 'assessment.issues', 'assessment.records', 'assessment-scheme.service', 'veto.service'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const streetAssessments = [
  { name: 'assessment-weights-off', breaks: '分值合计可不等于总分 weights need not sum to the total', edits: rules('if (weights !== s.totalPoints) throw', 'if (weights > s.totalPoints * 2) throw'), caughtBy: rulesSpec },
  { name: 'assessment-deduction-below-zero', breaks: '扣分可扣成负数 deductions go below zero', edits: rules('points: Math.max(0, of.points - sum(deductions.map((d) => d.points)))', 'points: of.points - sum(deductions.map((d) => d.points))'), caughtBy: rulesSpec },
  { name: 'assessment-tied-ranks', breaks: '同分不同名次 equal points have different ranks', edits: rules('o.ranked && o.points > one.points', 'o.ranked && o.points >= one.points'), caughtBy: rulesSpec },
  { name: 'assessment-veto-without-effect', breaks: '一票否决不封顶 a veto does not cap the sum', edits: rules("(c?.kind === 'cap' ? c.points : total)", "(c?.kind === 'cap' ? total : total)"), caughtBy: rulesSpec },
  { name: 'assessment-own-unit-checked', breaks: '可核查本单位 a unit is checked by its own people', edits: rules('return r.unit_id !== null && (actor.unitId', 'return r.unit_id === null && (actor.unitId'), caughtBy: rulesSpec },
  { name: 'assessment-checker-decides', breaks: '核查人可复核申诉 who checked decides the appeal', edits: sheets('if ([r.checked_by, r.self_scored_by, r.appealed_by].includes(ctx.actor.id)) throw', 'if ([r.self_scored_by, r.appealed_by].includes(ctx.actor.id)) throw'), caughtBy: runs('given a run, then the street') },
  { name: 'assessment-graded-under-appeal', breaks: '申诉未决可定档 a sheet under appeal is graded', edits: assessments('if (waiting.length > 0) throw', 'if (waiting.length > 99) throw'), caughtBy: runs('given a run, then the street') },
  { name: 'assessment-ranking-before-issue', breaks: '通报前可见排名 the ranking is seen before it is issued', edits: records("if (a.status !== 'issued') return new Where().and('false');", ''), caughtBy: runs('given a run, then the street') },
  { name: 'assessment-ranking-of-others', breaks: '不公开的排名可见 a ranking that is not public is seen', edits: records('return a.ranking_is_public ? new Where()', 'return a.ranking_is_public || true ? new Where()'), caughtBy: runs('given a ranking that is not public') },
  { name: 'assessment-appeal-late', breaks: '逾期可申诉 an appeal comes after its last day', edits: sheets('shanghaiDay(now) > r.appeal_until) throw', "shanghaiDay(now) > '9999') throw"), caughtBy: runs('given an appeal while') },
  { name: 'assessment-issue-overwritten', breaks: '更正覆盖原通报 a correction takes the place of the issue', edits: issues('const issue = r.issues.length + 1;', 'const issue = 2 + r.issues.length;'), caughtBy: runs('given equal sums') },
  { name: 'assessment-run-twice', breaks: '同一方案同一考核期可重复考核 a scheme is run twice over one period', edits: assessments('if (run) throw new ProblemError(e.already_run,', "if (run && run.name === '') throw new ProblemError(e.already_run,"), caughtBy: runs('given a run that stands') },
  { name: 'assessment-run-twice-version', breaks: '修订方案后同一考核期可再考 another version of the scheme runs the period again', edits: assessments('await assertNoneStands(tx, ctx, scheme.line_id, b);', 'await assertNoneStands(tx, ctx, scheme.id, b);'), caughtBy: runs('given a run that stands') },
  { name: 'assessment-scheme-own-approval', breaks: '起草人可自批方案 an author approves his scheme', edits: schemes('if (draft?.authors.includes(ctx.actor.id)) throw new ProblemError(e.same_person);', ''), caughtBy: runs('given a scheme, then another') },
  { name: 'veto-own-review', breaks: '提请人可自审 who proposed a veto reviews it', edits: vetoes('if (r.proposed_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: runs('given a veto, then another') },
];
