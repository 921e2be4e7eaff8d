// Standards of street and community bodies: who checks whom, what passes, and what the rate is of.
const bodies = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/body-standard/body-standard.int-spec.ts', tests });
const rulesSpec = { project: 'unit', file: 'apps/responsibility/src/body-standard/body-standard.rules.spec.ts' };
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/body-standard/${name}.ts`, find, replace }];
const [rules, standards, assessments, records] = ['body-standard.rules', 'body-standard.service', 'body-assessment.service', 'body-standard.records'].map(inFile);
const rate = bodies('given bodies in every state');

/** @type {import('./index.mjs').Mutation[]} */
export const bodyStandards = [
  { name: 'body-self-checked', breaks: '自评人可初验 who checked himself checks for the district', edits: assessments('if (r.opened_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: bodies('given who checked the body himself') },
  { name: 'body-below-mark', breaks: '低于达标分可通过初验 a body below the pass mark passes', edits: rules("score >= passMark ? 'checked'", "score >= 0 ? 'checked'"), caughtBy: rulesSpec },
  { name: 'body-evidence-left-out', breaks: '无佐证也得分 a score without its evidence counts', edits: rules('if (evidenceWanted && g.score > 0 &&', 'if (evidenceWanted && g.score < 0 &&'), caughtBy: rulesSpec },
  { name: 'body-deducted-twice', breaks: '一项可扣两次 an item loses points twice', edits: rules('if (twice || d.points > max)', 'if (d.points > max)'), caughtBy: rulesSpec },
  { name: 'body-standard-not-superseded', breaks: '两版同时施行 two versions are in force', edits: standards("next: { status: 'superseded' }", 'next: {}'), caughtBy: bodies('given a standard, when it is published') },
  { name: 'body-standard-rewritten', breaks: '发布后可修改 a published standard is changed', edits: standards("if (r.status !== 'draft') throw", "if (r.status === 'superseded') throw"), caughtBy: bodies('given a standard, when it is published') },
  { name: 'body-handed-in-anywhere', breaks: '可替别的街道自评 a body is handed in out of scope', edits: assessments("if (!bodyAssessmentReach.covers(ctx, 'body-assessment.self-check', { division_code: code })) throw new ProblemError(e.out_of_scope, { code });", ''), caughtBy: bodies('given another street') },
  { name: 'body-of-no-force', breaks: '撤销的社区计入应达标数 a community that is no more is in the denominator', edits: records('validOn(d, day) && bodyAssessmentReach', 'bodyAssessmentReach'), caughtBy: rate },
  { name: 'body-rate-without-scope', breaks: '达标率含看不到的机构 the rate counts bodies out of sight', edits: records(" && bodyAssessmentReach.covers(ctx, 'body-assessment.read', { division_code: d.code })", ''), caughtBy: rate },
  { name: 'body-assessments-without-scope', breaks: '申报列表不看范围 the list of assessments does not ask for the scope', edits: records(".within(bodyAssessmentReach, ctx, 'body-assessment.read')", ''), caughtBy: bodies('given another street') },
  { name: 'body-former-deductions', breaks: '以前的扣分重复计入 deductions of a former try count', edits: records("where = this.within(ctx).and('standard_id = $', id).and(\"status <> 'retried'\");", "where = this.within(ctx).and('standard_id = $', id);"), caughtBy: bodies('given deductions') },
  { name: 'body-files-of-others', breaks: '可引用他人的附件 somebody else\'s file is evidence', edits: assessments('if (unknown !== undefined) throw', "if (unknown === '') throw"), caughtBy: bodies('given a file as evidence') },
];
