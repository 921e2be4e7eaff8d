// Plans and rules: who leads or drafts does not judge, and what is due is not passed over.
const int = (stem) => (tests) => ({ project: 'integration', file: `apps/responsibility/src/${stem}/${stem}.int-spec.ts`, tests });
const [projects, rules] = ['plan-project', 'rule-making'].map(int);
const unit = (stem) => ({ project: 'unit', file: `apps/responsibility/src/${stem}/${stem}.rules.spec.ts` });
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/${name}.ts`, find, replace }];
const [project, plan, projectRules, projectRecords, projectTodos] = ['plan-project/plan-project.service', 'plan-project/development-plan.service', 'plan-project/plan-project.rules', 'plan-project/plan-project.records', 'plan-project/plan-project.todos'].map(inFile);
const [rule, ruleRules, ruleRecords, ruleTodos] = ['rule-making/rule-making.service', 'rule-making/rule-making.rules', 'rule-making/rule-making.records', 'rule-making/rule-making.todos'].map(inFile);
const migration = (name) => (find, replace) => [{ file: `apps/responsibility/migrations/${name}.ts`, find, replace }];
const [planTables, ruleTable] = ['0018-plan-projects', '0019-rule-making'].map(migration);

/** @type {import('./index.mjs').Mutation[]} */
export const plansAndRules = [
  { name: 'plan-project-lead-evaluates', breaks: '牵头单位可评估自己的项目 the lead unit evaluates its own project', edits: projectRules('actor.unitId === r.lead_unit_id || ', ''), caughtBy: projects('given who leads it') },
  { name: 'plan-project-reporter-evaluates', breaks: '填报人可评估 who reported evaluates', edits: projectRules('if (reportedBy(r, actor.id)) throw new ProblemError(e.own_report);', ''), caughtBy: unit('plan-project') },
  { name: 'plan-project-lead-evaluates-kept', breaks: '数据库接受牵头单位的评估 the database keeps an evaluation of the lead unit', edits: planTables("check (final is null or final->>'unitId' is distinct from final->>'leadUnitId'),", ''), caughtBy: projects('given who leads it') },
  { name: 'plan-project-self-adjusted', breaks: '申请人可审批调整 who asks for an adjustment decides on it', edits: project('if (r.pending_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: projects('given an adjustment') },
  { name: 'plan-project-goals-open-completed', breaks: '年度目标未完成可认定完成 it is completed with goals open', edits: projectRules('if (open > 0) throw', 'if (open > 99) throw'), caughtBy: unit('plan-project') },
  { name: 'plan-project-quarter-skipped', breaks: '可跳过季度 a quarter is passed over', edits: project('if (r.next_quarter !== b.quarter) throw', 'if (r.next_quarter === null) throw'), caughtBy: projects('given a project, when its lead unit') },
  { name: 'plan-project-behind-unseen', breaks: '年度目标过期不算滞后 a goal past its day is not behind in the figures', edits: projectRecords('least(ends_on, coalesce(milestone_due_on, ends_on)) < $', 'ends_on < $'), caughtBy: projects('given projects, then each number') },
  { name: 'plan-project-todo-of-reporter', breaks: '填报人的待办有评估 who reported is asked to evaluate', edits: projectTodos("milestones @> jsonb_build_array(jsonb_build_object('by', jsonb_build_object('id', $::text)))", '$::text is null'), caughtBy: projects('given what waits') },
  { name: 'plan-closed-open', breaks: '项目未结束可收官 a plan closes over open projects', edits: plan('if (open > 0) throw', 'if (open < 0) throw'), caughtBy: projects('given a plan, then it closes') },
  { name: 'rule-own-review', breaks: '起草单位可自审 the drafting unit reviews what it drafts', edits: ruleRules('if (actor.unitId === r.drafting_unit_id) throw new ProblemError(e.own_unit);', ''), caughtBy: rules('given what a unit drafted') },
  { name: 'rule-own-review-kept', breaks: '数据库接受起草单位的审查 the database keeps a review by the drafting unit', edits: ruleTable('check (review_unit_id is null or review_unit_id <> drafting_unit_id),', ''), caughtBy: rules('given what a unit drafted') },
  { name: 'rule-submitter-deliberates', breaks: '送审人可登记审议 who submitted it records the deliberation', edits: rule('if (r.submitted_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: rules('given what a unit drafted') },
  { name: 'rule-unheard', breaks: '不征求意见可送审 it is submitted though nobody was heard', edits: rule('assertConsulted(r.kind, r.consultations);', ''), caughtBy: rules('given an item, when it goes through') },
  { name: 'rule-consultation-cut', breaks: '征求意见可提前结束 a consultation is cut short', edits: rule('if (r.closes_on !== null && b.on <= r.closes_on) throw', 'if (r.closes_on !== null && b.on < r.closes_on) throw'), caughtBy: rules('given an item, when it goes through') },
  { name: 'rule-for-ever', breaks: '规范性文件可没有有效期 a normative document never expires', edits: ruleRules('if (b.reviewOn === null && expiring.has(kind)) throw', 'if (b.reviewOn === null && kind === undefined) throw'), caughtBy: unit('rule-making') },
  { name: 'rule-applies-early', breaks: '未到施行日计为已施行 what does not bind yet is counted in force', edits: ruleRecords("status = 'published' and effective_on <= $", "status = 'published' and published_on <= $"), caughtBy: rules('given items, then each number') },
  { name: 'rule-review-forgotten', breaks: '到期评估没有待办 nobody is asked to evaluate in time', edits: ruleTodos("sql.bind('review_on <= $', addCalendarDays(shanghaiDay(new Date()), EVALUATE_DAYS))", "sql.bind('review_on < $', '2000-01-01')"), caughtBy: rules('given what waits') },
];
