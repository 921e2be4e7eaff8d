// Experts, services of agencies, standardisation grades and rewards of reports: who may be sent, who decides, what is kept from whom.
const at = (project, file) => (tests) => ({ project, file: `apps/enforcement/src/${file}`, tests });
const services = at('integration', 'service-contract/service-contract.int-spec.ts');
const grades = at('integration', 'standardisation/standardisation.int-spec.ts');
const rewards = at('integration', 'report-reward/report-reward.int-spec.ts');
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/${name}.ts`, find, replace }];
const [experts, expertRules, tasks, contracts, figures, gradeService, gradeRecords, rewardService, rewardRecords, rewardRules, reports, reportRow, reportRules] = [
  'expert/expert.service', 'expert/expert.rules', 'expert/expert-task.service', 'service-contract/service-contract.service', 'service-contract/service-contract.figures', 'standardisation/standardisation.service',
  'standardisation/standardisation.records', 'report-reward/report-reward.service', 'report-reward/report-reward.records', 'report-reward/report-reward.rules', 'public-report/public-report.service', 'public-report/public-report.entity', 'public-report/public-report.rules',
].map(inFile);
const ledger = (find, replace) => [{ file: 'libs/platform/src/ledger/ledger.ts', find, replace }];
const life = rewards('given a report that is true');
const strangers = services('given a street and another district');
const roster = services('given the roster');
const named = services("an agency's check names it");
const employee = rewards("given an employee's report");

/** @type {import('./index.mjs').Mutation[]} */
export const servicesAndRewards = [
  { name: 'ledger-insert-without-scope', breaks: '新建记录不看范围 a record is made out of scope', edits: ledger('if (!reach.covers(ctx, permission, row)) throw this.outOfScope(permission, row);', ''), caughtBy: strangers },
  { name: 'ledger-step-without-scope', breaks: '办理记录不看范围 a record is worked out of scope', edits: ledger('else reach.assertActs(ctx, permission, read, row, () => this.outOfScope(permission, row));', ''), caughtBy: strangers },
  { name: 'ledger-open-step-without-scope', breaks: '人人可看的记录人人可改 what everybody reads everybody changes', edits: ledger("if (permissionScopes[read] === 'open') reach.assertCovers(ctx, permission, row);", "if (permissionScopes[read] === 'open') void 0;"), caughtBy: roster },
  { name: 'ledger-step-stale', breaks: '不核对版本 a step is taken on what somebody else changed', edits: ledger('if (row.version !== version) throw', 'if (version < 0) throw'), caughtBy: services('given a contract, when it runs') },
  { name: 'ledger-step-any-state', breaks: '不核对流程 a step is taken in any state', edits: ledger("if (typeof by === 'string') assertAllowed(lifecycle, row.status as S, by, errors.action_not_allowed);", ''), caughtBy: services('given a contract, when it runs') },
  { name: 'contracts-without-scope', breaks: '合同列表不看范围 the list of contracts does not ask for the scope', edits: contracts(".within(serviceContractReach, ctx, 'service-contract.read')", ''), caughtBy: strangers },
  { name: 'tasks-without-scope', breaks: '专家任务列表不看范围 the list of tasks does not ask for the scope', edits: tasks(".within(expertTaskReach, ctx, 'service-contract.read')", ''), caughtBy: services('given an expert, when he is sent') },
  { name: 'task-get-without-scope', breaks: '专家任务不看范围 a task is seen out of scope', edits: tasks('    ledger.visible(ctx, row);\n', ''), caughtBy: services('given an expert, when he is sent') },
  { name: 'contract-self-accepted', breaks: '委托人可自行验收 who commissioned a service accepts it', edits: contracts('if (hasPart(ctx, r)) throw new ProblemError(e.same_person);', ''), caughtBy: services('given a contract, when it runs') },
  { name: 'contract-not-running', breaks: '检查可挂未实施的合同 a check names a contract that does not run', edits: contracts("row.status !== 'running' || ", ''), caughtBy: named },
  { name: 'contract-over', breaks: '检查可挂已到期的合同 a check names a contract whose period is over', edits: contracts(' || day > row.to_day', ''), caughtBy: named },
  { name: 'contract-serves-anybody', breaks: '合同可用于其他企业 a contract serves whom it does not name', edits: contracts('if (row.subject_ids.length > 0 && !row.subject_ids.includes(subjectId)) throw', 'if (row.subject_ids.length < 0) throw'), caughtBy: named },
  { name: 'expert-not-valid', breaks: '聘期已过的专家可派出 an expert who is no longer valid is sent', edits: expertRules('if (!inForceOn(expert, day)) throw', "if (day === '') throw"), caughtBy: named },
  { name: 'expert-own-unit', breaks: '专家可去自己的单位 an expert is sent to his own enterprise', edits: expertRules('if (isOwnUnit(expert, subject)) throw', "if (day === '') throw"), caughtBy: named },
  { name: 'expert-found-by-name', breaks: '可按姓名查专家 an expert is found by name', edits: experts("lower(number || ' ' || speciality", "lower(number || ' ' || name || ' ' || speciality"), caughtBy: roster },
  { name: 'expert-revealed-to-anybody', breaks: '任何人可看专家姓名 an expert is shown to who may not', edits: experts("expertReach.assertCovers(ctx, 'personal.reveal', row);", ''), caughtBy: roster },
  { name: 'service-subjects-twice', breaks: '同一企业计两家 a subject that was checked twice counts twice', edits: figures('count(distinct subject_id)::int as subjects', 'count(subject_id)::int as subjects'), caughtBy: services('given a contract and experts') },
  { name: 'grades-without-scope', breaks: '标准化列表不看范围 the list of grades does not ask for the scope', edits: gradeRecords(".within(standardisationReach, ctx, 'standardisation.read')", ''), caughtBy: grades('given another street') },
  { name: 'grade-for-anybody', breaks: '可替别的企业申请 a grade is applied for out of scope', edits: gradeService(" || !subjectReach.covers(ctx, 'subject.read', row)", ''), caughtBy: grades('given another street') },
  { name: 'grade-self-reviewed', breaks: '申请人可登记评审 who applied records the review', edits: gradeService('if (r.applied_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: grades('given an application') },
  { name: 'grade-announced-before-review', breaks: '公告可早于评审 a grade is announced before its review', edits: gradeService('if (r.reviewed_on !== null && body.announcedOn < r.reviewed_on) throw', 'if (r.reviewed_on === undefined) throw'), caughtBy: grades('given an application') },
  { name: 'grade-expired-counts', breaks: '过期等级计入达标 an expired grade counts', edits: gradeRecords("where.bind('expires_on >= $', today)", "where.bind('expires_on <> $', today)"), caughtBy: grades('given grades of streets') },
  { name: 'reward-unverified', breaks: '未核实的举报可奖励 a report that was not verified is rewarded', edits: rewardService("if (report.verification !== 'verified') throw", "if (report.verification === 'unfounded') throw"), caughtBy: life },
  { name: 'reward-out-of-scope', breaks: '可奖励他街道的举报 a report out of scope is rewarded', edits: rewardService("const report = reportRewardReach.visible(ctx, 'report-reward.read', found);", 'const report = found as Report;'), caughtBy: rewards('given a district') },
  { name: 'reward-self-approved', breaks: '提出人可自行批准 who proposed a reward approves it', edits: rewardService('if (r.proposed_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: rewards('given who proposed it') },
  { name: 'reward-without-code', breaks: '无须查询码即可领取 a reward is paid without the code', edits: rewardService('if (!report || !isCode(b.followCode, report.code_hash)) throw', 'if (!report) throw'), caughtBy: life },
  { name: 'reward-too-late', breaks: '过期仍可领取 a reward is paid after its term', edits: rewardService('if (r.collect_until !== null && today > r.collect_until) throw', "if (today === '') throw"), caughtBy: rewards('given a term that is over') },
  { name: 'reward-without-cap', breaks: '奖励不设上限 a reward has no cap', edits: rewardRules('if (amount > cap) throw', 'if (amount < 0) throw'), caughtBy: rewards('given caps') },
  { name: 'rewards-without-scope', breaks: '奖励列表不看范围 the list of rewards does not ask for the scope', edits: rewardRecords(".within(reportRewardReach, ctx, 'report-reward.read')", ''), caughtBy: rewards('given a district') },
  { name: 'employee-masked-only', breaks: '从业人员姓名遮盖后可见 an employee\'s first letter is shown', edits: reportRow('reporterName: r.employee ? null : r.reporter_name', 'reporterName: r.reporter_name'), caughtBy: employee },
  { name: 'employee-shown-nearby', breaks: '街道可查看从业人员举报人 who is near is shown an employee who reported', edits: reports("if (row.employee) assertWhole(ctx, 'personal.reveal');", ''), caughtBy: employee },
  { name: 'employee-own-words', breaks: '从业人员原话写进隐患 an employee\'s very words go into the hazard', edits: reportRules('Object.entries({ title, description })', 'Object.entries({ title })'), caughtBy: employee },
  { name: 'employee-own-title', breaks: '从业人员原话作隐患名称 an employee\'s very words title the hazard', edits: reportRules('Object.entries({ title, description })', 'Object.entries({ description })'), caughtBy: employee },
  { name: 'employee-pictures', breaks: '从业人员照片进入隐患 an employee\'s pictures go into the hazard', edits: reports('row.employee ? [] : row.pictures', 'row.pictures'), caughtBy: employee },
  { name: 'employee-spot', breaks: '从业人员定位进入隐患 the spot where an employee stood goes into the hazard', edits: reports('report.position && !report.employee', 'report.position'), caughtBy: employee },
];
