// Tasks and supervision documents: nobody judges his own work, to be named gives no say, what was issued stays.
const at = (project, file) => (tests) => ({ project, file: `apps/responsibility/src/${file}`, tests });
const life = at('integration', 'task/task.int-spec.ts');
const figures = at('integration', 'task/task.figures.int-spec.ts');
const urges = at('integration', 'task/task.urges.int-spec.ts');
const reminders = at('integration', 'task/task.reminders.int-spec.ts');
const documents = at('integration', 'supervision/supervision.int-spec.ts');
const notices = at('integration', 'supervision/supervision.bulletin.int-spec.ts');
const links = at('integration', 'task/task.links.int-spec.ts');
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/${name}.ts`, find, replace }];
const [steps, rules, filters, deadlines, bulletins, service, supervisionService, supervisionRules, supervisionRecords] = [
  'task/task.steps', 'task/task.rules', 'task/task.filters', 'task/task.deadlines', 'task/task-bulletin.service', 'task/task.service', 'supervision/supervision.service', 'supervision/supervision.rules', 'supervision/supervision.records',
].map(inFile);
const [sources, changing, taskRecords, clock, prefill] = ['task/task.sources', 'task/task.change', 'task/task.records', 'supervision/supervision.deadlines', 'supervision/supervision.prefill'].map(inFile);
const urging = inFile('task/task.urges');
const inName = at('integration', 'committee/committee.name.int-spec.ts')('given a task in the name of a committee');
const drafting = inFile('supervision/supervision.draft');
const draftSpec = { project: 'unit', file: 'apps/responsibility/src/supervision/supervision.draft.spec.ts' };
const batch = at('integration', 'supervision/supervision.batch.int-spec.ts');
const named = life('given who is named');
// The database refuses it as well.
const unguarded = [{ file: 'apps/responsibility/migrations/0005-tasks-and-supervision.ts', find: `check (status <> 'released' or not jsonb_path_exists(sides, '$[*] ? (@.status != "released")'))`, replace: 'check (true)' }];

/** @type {import('./index.mjs').Mutation[]} */
export const tasksAndSupervision = [
  { name: 'task-self-verified', breaks: '报送人可自行核验 who submitted a task verifies it', edits: steps('if (r.submitted_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: life('given who submitted') },
  { name: 'task-self-extended', breaks: '申请人可自批延期 who asked for a later day grants it', edits: steps('if (asked.asked_by === ctx.actor.id) throw new ProblemError(e.own_request);', ''), caughtBy: life('given a later day') },
  { name: 'task-named-has-a-say', breaks: '被指名的人可核验、取消 to be named in a task gives a say over it', edits: rules('if (!taskHome.covers(ctx, taskLifecycle.actions[action].permission, r)) throw', 'if (r.division_code === undefined) throw'), caughtBy: named },
  { name: 'task-issued-anywhere', breaks: '牵头单位的人可在他处下达任务 who is of the lead unit issues tasks elsewhere', edits: service("if (!taskHome.covers(ctx, 'task.manage', row)) throw", "if (row.depth === 0) throw"), caughtBy: named },
  { name: 'tasks-list-without-scope', breaks: '任务列表不看范围 the list of tasks does not ask for the scope', edits: filters(".within(taskReach, ctx, 'task.read')", ''), caughtBy: named },
  { name: 'task-helper-leads', breaks: '配合单位可签收、报送 a supporting unit acts as the lead', edits: rules("taskLead.isNamed(ctx, 'task.perform', r) || keeps", "taskReach.isNamed(ctx, 'task.perform', r) || keeps"), caughtBy: life('given a task, when it is worked') },
  { name: 'task-falls-silently', breaks: '进度可无声倒退 progress falls silently', edits: rules('if (percent < before && correction === null) throw', 'if (percent < 0) throw'), caughtBy: life('given progress') },
  { name: 'task-parent-first', breaks: '子任务未完可报送 a parent is finished before its sub-tasks', edits: steps('if (open > 0) throw', 'if (open < 0) throw'), caughtBy: life('given sub-tasks') },
  { name: 'task-overdue-again', breaks: '逾期重复告知 a task is told of as overdue each minute', edits: deadlines('and overdue_at is null and due_on < $5', 'and due_on < $5'), caughtBy: figures('given a day that has passed') },
  { name: 'task-reminded-early', breaks: '周一九点前提醒 units are reminded before Monday 09:00', edits: deadlines('now.getTime() - NINE_HOURS_MS', 'now.getTime() - 0 * NINE_HOURS_MS'), caughtBy: figures('given a week') },
  { name: 'task-bulletin-twice', breaks: '同月可印发两份通报 a month has two bulletins, neither of which corrects the other', edits: bulletins('if (b.correctsId === null && last) throw new ProblemError(e.issued_already, { number: last.number });', 'void last;'), caughtBy: figures('given a bulletin that was issued') },
  { name: 'task-urged-twice-a-day', breaks: '一日可催办多次 a task is urged twice a day', edits: [...urging("if (already) throw new ProblemError(e.urged_today, { unit: r.lead_unit_name });", 'void already;'), { file: 'apps/responsibility/migrations/0035-urges-and-orders.ts', find: '        unique (tenant_id, task_id, unit_id, urged_on),\n', replace: '' }], caughtBy: urges('given a task that was urged, then') },
  { name: 'task-urge-answered-by-others', breaks: '非牵头单位可回应催办 somebody else than the lead answers an urge', edits: urging("if (!taskLead.isNamed(ctx, 'task.perform', r)) throw", "if (r.lead_unit_id === '') throw"), caughtBy: urges('given who is not of the lead') },
  { name: 'task-urge-self-answered', breaks: '催办人可回应自己的催办 who urged answers himself', edits: urging('if (others.length === 0) throw new ProblemError(e.own_urge);', 'if (others.length === 0) return { event: \'acknowledged\', next: {}, facts: { note, urges: 0 } };'), caughtBy: urges('given who is not of the lead') },
  { name: 'task-urged-by-the-named', breaks: '被点到的人可催办 who is only named urges', edits: urging("assertHome(ctx, 'urge', r);", ''), caughtBy: urges('given who is only named') },
  { name: 'task-urge-todo-of-all', breaks: '催办没有进入牵头单位的待办 an urge is no to-do of the lead', edits: inFile('task/task.todos')('g.acknowledged_at is null and g.urged_by', 'g.acknowledged_at is not null and g.urged_by'), caughtBy: urges('given a task, when it is urged') },
  { name: 'task-reminded-every-day', breaks: '逾期后每天提醒 who is overdue is reminded each day', edits: deadlines('x.reminded_on > t.due_on and x.reminded_on > $5', 'x.reminded_on >= $3 and $5::text is not null'), caughtBy: reminders('given the days of a district') },
  { name: 'task-reminded-of-submitted', breaks: '已报送的任务仍提醒 what was submitted is reminded of', edits: deadlines('t.status = any($2) and t.due_on <= $4', "t.status = any($2 || array['submitted']) and t.due_on <= $4"), caughtBy: reminders('given a task that was submitted') },
  { name: 'task-reminded-by-default', breaks: '不按本区设置提醒 the district\'s days are not heeded', edits: deadlines(".setting('taskReminder')", ".setting('taskReminder') && { daysBefore: 3, everyDays: 7 }"), caughtBy: reminders('given the days of a district') },
  { name: 'task-overdue-rate-without-late', breaks: '逾期率不计逾期完成 the overdue rate leaves out what was done late', edits: inFile('task/task.bulletin')('share(late.count + overdue.count, given.count)', 'share(overdue.count, given.count + late.count * 0)'), caughtBy: figures('given a month, then') },
  { name: 'supervision-self-approved', breaks: '起草人可自行签发 who drafted a document approves it', edits: supervisionRules('actor.id === r.drafted_by || actor.id === r.submitted_by', "actor.id === '' && r.drafted_by !== r.submitted_by"), caughtBy: documents('given who drafted or submitted it') },
  { name: 'supervision-self-released', breaks: '回复人可自行解除 who replied releases that side', edits: supervisionRules('if (side.repliedBy?.id === ctx.actor.id) throw new ProblemError(e.own_reply);', ''), caughtBy: documents('given a letter') },
  { name: 'supervision-draft-shown', breaks: '送达前被督办部门可见 a department sees a draft about itself', edits: drafting('addressee_unit_id: null', 'addressee_unit_id: unitId'), caughtBy: documents('given a department') },
  { name: 'supervision-listed-without-evidence', breaks: '挂牌督办无佐证摘牌 a listed supervision is lifted without evidence', edits: supervisionRules("if (kind === 'listed' && filesOf(side.evidence).length === 0) throw", "if (filesOf(side.evidence).length < 0) throw"), caughtBy: documents('given a listed supervision') },
  { name: 'supervision-first-side-ends', breaks: '一方解除即全部办结 the document ends with its first side', edits: [...supervisionRules("if (sides.every((s) => s.status === 'released')) return", "if (sides.some((s) => s.status === 'released')) return"), ...unguarded], caughtBy: documents('given two sides') },
  { name: 'supervision-times-for-subjects', breaks: '约谈企业数按次数计 an enterprise that was summoned twice counts twice', edits: supervisionRecords('count(distinct coalesce(credit_code, enterprise_name))::int', 'count(coalesce(credit_code, enterprise_name))::int'), caughtBy: documents('given figures') },
  { name: 'task-source-unseen', breaks: '可用看不到的责任书下达任务 a task is issued from a letter that is not in sight', edits: sources("${where.within(letterReach, ctx, 'letter.read')", '${where'), caughtBy: links('given a resolution') },
  { name: 'task-source-withdrawn', breaks: '已撤回的决议可下达任务 a task is issued from a resolution that was withdrawn', edits: sources("where.and('x.withdraw_reason is null').within", 'where.within'), caughtBy: links('given a resolution') },
  { name: 'task-lead-who-cannot', breaks: '牵头人可以是不能签收的人 a lead who could not accept the task', edits: service("if (member && !reference.membersWith('task.perform')", "if (member?.name === '' && !reference.membersWith('task.perform')"), caughtBy: links('given a lead') },
  { name: 'task-changed-by-others', breaks: '他人可调整任务 somebody else than who issued a task changes it', edits: changing('if (r.issued_by !== ctx.actor.id) throw', "if (r.issued_by === '') throw"), caughtBy: links('given who issued it, then') },
  { name: 'task-own-day', breaks: '牵头单位的人自行推迟时限 who is of the lead puts off the day himself', edits: changing('if (dueOn > r.due_on && taskLead', "if (dueOn === '' && taskLead"), caughtBy: links('given who issued it and is of the lead') },
  { name: 'task-drafts-shown', breaks: '任务里看到对本单位的督办草稿 a task shows its lead the draft of a document about it', edits: taskRecords("and('$ = any(task_ids)', id).within(supervisionReach, ctx, 'supervision.read')", "and('$ = any(task_ids)', id)"), caughtBy: links('given an overdue task') },
  { name: 'supervision-of-task-in-time', breaks: '未逾期的任务也发督办函 a letter follows from a task in time', edits: prefill("outcomeOf(task, today) === 'overdue'", "outcomeOf(task, today) !== 'late'"), caughtBy: links('given an overdue task') },
  { name: 'supervision-prefill-nameless', breaks: '由任务起草的文书丢了委员会的名义 a document drafted from a task forgets its committee', edits: prefill('committeeReach.covers(ctx, \'supervision.manage\', row) ? row.id : null', 'committeeReach.covers(ctx, \'supervision.manage\', row) ? null : null'), caughtBy: inName },
  { name: 'supervision-prefill-refused', breaks: '预填了自己不能代表的委员会 a form is filled with a committee for which one may not speak', edits: prefill("committeeReach.covers(ctx, 'supervision.manage', row)", 'committeeReach !== undefined'), caughtBy: inName },
  { name: 'supervision-batch-twice', breaks: '批量拟制同一对象两件 one of a batch is addressed twice', edits: drafting('if (before !== undefined) throw', 'if (before === -1) throw'), caughtBy: draftSpec },
  { name: 'supervision-batch-half', breaks: '批量拟制跳过有错的行 a batch leaves out the lines with faults', edits: drafting("  throwAll(faults);\n  return made;", '  return made;'), caughtBy: batch('given one bad line') },
  { name: 'supervision-batch-first-fault', breaks: '批量拟制只说第一处错误 of several faults only the first is told', edits: drafting('if (first) throw more.length === 0 ? first :', 'if (first) throw more.length >= 0 ? first :'), caughtBy: batch('given one bad line') },
  { name: 'supervision-batch-foreign-task', breaks: '批量拟制可带看不到的任务 a line names a task out of sight', edits: drafting("(known.has(id) ? [] :", "(known.size >= 0 ? [] :"), caughtBy: batch('given one bad line') },
  { name: 'supervision-overdue-again', breaks: '督办逾期重复告知 a document is told of as overdue each minute', edits: clock('and overdue_at is null and not all_replied', 'and not all_replied'), caughtBy: links('given a document whose day') },
  { name: 'supervision-overdue-though-replied', breaks: '已回复的仍告知逾期 a document that was replied to is told of as overdue', edits: clock('and overdue_at is null and not all_replied', 'and overdue_at is null'), caughtBy: links('given a document whose day') },
  { name: 'supervision-bulletin-replied', breaks: '预警信息送达后仍待回复 an early warning waits for a reply', edits: [...supervisionService("status: owesReply(r.kind) ? 'delivered' : 'sent',", "status: 'delivered',"), { file: 'apps/responsibility/migrations/0035-urges-and-orders.ts', find: "then status not in ('delivered','replied','released') else status <> 'sent' end", replace: "then true else true end" }], caughtBy: notices('given early_warning') },
  { name: 'supervision-bulletin-in-rate', breaks: '预警信息计入回执率 a bulletin counts in the reply rate', edits: supervisionRecords('owesReply(r.kind) ? share(r.replied, r.delivered) : share(0, 0)', 'owesReply(r.kind) || r.kind ? share(r.replied, r.delivered) : share(0, 0)'), caughtBy: notices('given figures') },
  { name: 'supervision-bulletin-dual', breaks: '预警信息计入双闭环率 a bulletin counts in the dual closure', edits: supervisionRecords('delivered: true, dual: true, replyOwed: true }', 'delivered: true, dual: true }'), caughtBy: notices('given figures') },
  { name: 'supervision-half-closed', breaks: '一方解除即计入双闭环 a pair counts as closed with one side', edits: supervisionRecords("count(*) filter (where status = 'released')", "count(*) filter (where status in ('released', 'delivered'))"), caughtBy: links('given pairs') },
];
