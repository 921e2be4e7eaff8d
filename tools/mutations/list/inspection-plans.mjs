// Yearly inspection plans: who approves, what counts as done, who sees them.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/inspection-plan/inspection-plan.int-spec.ts', tests });
const strangers = life('given a street and another district');
const runs = life('given a plan that runs');

const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/inspection-plan/inspection-plan.${name}.ts`, find, replace }];
const [service, records, rules, items, entity] = ['service', 'records', 'rules', 'items', 'entity'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const inspectionPlans = [
  { name: 'plans-without-scope', breaks: '检查计划列表不看范围 the list of plans does not ask for the scope', edits: records(".within(inspectionPlanReach, ctx, 'inspection-plan.read')", ''), caughtBy: strangers },
  { name: 'plan-get-without-scope', breaks: '检查计划不看范围 a plan is seen out of scope', edits: records("return inspectionPlanReach.visible(ctx, 'inspection-plan.read', row);", 'return row as ReadPlan;'), caughtBy: strangers },
  { name: 'plan-figures-without-scope', breaks: '计划完成情况不看范围 figures of plans do not ask for the scope', edits: records(".within(joinedPlanReach, ctx, 'inspection-plan.read')", ''), caughtBy: strangers },
  { name: 'plan-step-without-scope', breaks: '办理检查计划不看范围 a plan is worked out of scope', edits: service("inspectionPlanReach.assertActs(ctx, permission, 'inspection-plan.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));", ''), caughtBy: strangers },
  { name: 'plan-made-anywhere', breaks: '可在范围外建立计划 a plan is made out of scope', edits: service("if (!inspectionPlanReach.covers(ctx, 'inspection-plan.manage', row)) throw new ProblemError(e.out_of_scope, { code: body.divisionCode });", ''), caughtBy: strangers },
  { name: 'plan-takes-any-subject', breaks: '可列入范围外的对象 a subject out of scope is put into a plan', edits: items(".and(\"status = 'active'\").within(subjectReach, ctx, 'subject.read')", ".and(\"status = 'active'\")"), caughtBy: strangers },
  { name: 'plan-self-approved', breaks: '报批人可自行批准 who submits a plan approves it', edits: service('assertAnother(ctx.actor.id, row.submitted_by);', ''), caughtBy: life('given a plan, then nobody approves') },
  { name: 'plan-drops-inspected', breaks: '已检查的对象可撤下 an inspected subject is dropped', edits: rules('if (done) throw', 'if (rows.length < 0 && done) throw'), caughtBy: runs },
  { name: 'plan-counts-planned', breaks: '未检查的也算已检查 what was not inspected counts as inspected', edits: entity('select count(inspected_at)::int from', 'select count(*)::int from'), caughtBy: life('given a plan of five') },
  { name: 'plan-other-year', breaks: '别的年度的检查也算完成 an inspection of another year counts', edits: items("and p.year = $5 and p.status", "and $5::int > 0 and p.status"), caughtBy: life('given a plan of five') },
  { name: 'plan-counts-twice', breaks: '两个计划中的同一对象计为两家 a subject in two plans is two', edits: records('count(distinct i.subject_id)::int as planned', 'count(i.subject_id)::int as planned'), caughtBy: life('given a plan of five') },
  { name: 'plan-rate-flattered', breaks: '完成率不按家数 the rate is not of subjects', edits: entity('rate(inspected, planned)', 'rate(planned, planned)'), caughtBy: life('given a plan of five') },
];
