// Reporting: what is locked does not change, a report counts the whole bureau, and nobody judges what he did himself.
const spec = (stem) => (tests) => ({ project: 'integration', file: `apps/responsibility/src/${stem}/${stem}.int-spec.ts`, tests });
const [periods, targets, honours, shortcomings] = ['report-period', 'target', 'honour', 'shortcoming'].map(spec);
const institutions = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/report-period/report-period.institutions.int-spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/${name}.ts`, find, replace }];
const [service, rules, figures, target, targetRules, honour, shortcoming, worst] = ['report-period/report-period.service', 'report-period/report-period.rules', 'report-period/report-period.figures', 'target/target.service', 'target/target.rules', 'honour/honour.service', 'shortcoming/shortcoming.service', 'shortcoming/shortcoming.rules'].map(inFile);
const migration = (find, replace) => [{ file: 'apps/responsibility/migrations/0014-reporting.ts', find, replace }];
const unit = (stem) => ({ project: 'unit', file: `apps/responsibility/src/${stem}/${stem}.rules.spec.ts` });

/** @type {import('./index.mjs').Mutation[]} */
export const reporting = [
  { name: 'report-locked-changed', breaks: '锁定后可改 a locked period can be written anew', edits: migration("raise exception 'a locked period does not change' using errcode = 'restrict_violation';", 'null;'), caughtBy: periods('given a locked period') },
  { name: 'report-self-reviewed', breaks: '汇总人可审核、签发 who compiled it reviews it', edits: service('if (r.compiled_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: periods('given a month, when it is compiled') },
  { name: 'report-running-locked', breaks: '未结束可锁定 a period that still runs is locked', edits: rules('if (at === null || shanghaiDay(at) <= to) throw', 'if (at === null) throw'), caughtBy: unit('report-period') },
  { name: 'report-correction-twice', breaks: '可同时更正两次 a report is corrected twice', edits: service('if (there) throw new ProblemError(e.corrected_already', 'if (there && there.edition < 0) throw new ProblemError(e.corrected_already'), caughtBy: periods('given a locked period') },
  { name: 'report-correction-leaves', breaks: '更正不取代原版 a correction leaves the edition before in force', edits: service("next: { status: 'corrected' }", 'next: {}'), caughtBy: periods('given a locked period') },
  { name: 'report-whole-ledger', breaks: '不按期计任务 tasks of any day are counted', edits: figures('await this.tasks.due(ctx, days, shanghaiDay(now))', "await this.tasks.due(ctx, { from: '2000-01-01', to: '2099-12-31' }, shanghaiDay(now))"), caughtBy: periods('given a month, when it is compiled') },
  { name: 'report-enterprise-times', breaks: '约谈企业数按次计 an enterprise that was interviewed twice counts twice', edits: figures('value: enterprises, filter', 'value: delivered.count, filter'), caughtBy: institutions('given a firm that was interviewed twice') },
  { name: 'report-dual-any-day', breaks: '双闭环率不分期 documents to two sides count in every period', edits: inFile('supervision/supervision.records')('deliveredMonth: q.month, deliveredFrom: q.from, deliveredTo: q.to, delivered: true, dual: true', 'deliveredMonth: q.month, delivered: true, dual: true'), caughtBy: institutions('given a firm that was interviewed twice') },
  { name: 'report-late-in-time', breaks: '逾期召开算按期 a standing meeting held late counts as in time', edits: inFile('standing-meeting/standing-meeting.figures')('m.held_day !== null && m.held_day <= p.to', 'm.held_day !== null'), caughtBy: institutions('given standing meetings') },
  { name: 'report-unchecked-confirmed', breaks: '未核查算核查落实 what nobody checked counts as checked', edits: inFile('report-period/report-period.institutions')('numerator: f.confirmed, filter', 'numerator: f.attained, filter'), caughtBy: institutions('given a mechanism') },
  { name: 'report-same-rate-same', breaks: '率相同就不算变动 a figure of the same rate and other rows is no difference', edits: rules(' && a.numerator === b.numerator && a.denominator === b.denominator', ''), caughtBy: unit('report-period') },
  { name: 'target-self-concluded', breaks: '报进展的人可认定 who reported concludes', edits: target('if (r.reported_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: targets('given a target, when its owner reports') },
  { name: 'target-early-missed', breaks: '未到期可认定未完成 a target is missed before its day', edits: targetRules('if (today <= t.due_on) throw', "if (today < '2000-01-01') throw"), caughtBy: unit('target') },
  { name: 'target-figure-entered', breaks: '取数的目标可填报 a number is entered where a figure says it', edits: target('if (r.figure_key !== null) throw', "if (r.figure_key === '') throw"), caughtBy: targets('given a target that reads a figure') },
  { name: 'honour-self-verified', breaks: '登记人可核实 who registered it verifies it', edits: honour('if (r.registered_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: honours('given an honour, when it is registered') },
  { name: 'shortcoming-uncarried', breaks: '措施可不落实 a countermeasure that nothing carries out', edits: shortcoming('if (b.taskId === null && b.targetId === null) throw new ProblemError(e.carried_by);', ''), caughtBy: shortcomings('given a shortcoming, when a task or a target') },
  { name: 'shortcoming-best-three', breaks: '提示的不是最差的 the rates nearest their targets are proposed', edits: worst('.sort((a, b) => b.gap - a.gap)', '.sort((a, b) => a.gap - b.gap)'), caughtBy: unit('shortcoming') },
];
