// Accidents: what changes their numbers, who decides, what was missed, what a paragraph may say, and from whom it is kept.
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/accident/${name}.ts`, find, replace }];
const [rules, service, clocks, records, paragraph, quotas, measures, cases] = ['accident.rules', 'accident.service', 'accident.clocks', 'accident.records', 'accident-paragraph.rules', 'accident-quota.service', 'accident-measure.service', 'accountability.service'].map(inFile);
const at = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/accident/accident.int-spec.ts', tests });
const other = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/accident/accident-quota.int-spec.ts', tests });
const domain = { project: 'unit', file: 'libs/domain/src/accident.spec.ts' };
const sentence = { project: 'unit', file: 'apps/responsibility/src/accident/accident-paragraph.rules.spec.ts' };
const strangers = at('given another street and another district');

/** @type {import('./index.mjs').Mutation[]} */
export const accidents = [
  { name: 'accidents-without-scope', breaks: '事故列表不看范围 the list of accidents does not ask for the scope', edits: records(".within(accidentReach, ctx, 'accident.read')", ''), caughtBy: strangers },
  { name: 'accident-clocks-without-scope', breaks: '时限列表不看范围 the list of clocks does not ask for the scope', edits: clocks(".within(accidentClockReach, ctx, 'accident.read')", ''), caughtBy: strangers },
  { name: 'accident-measures-without-scope', breaks: '措施列表不看范围 the list of measures does not ask for the scope', edits: measures(".within(accidentMeasureReach, ctx, 'accident.read')", ''), caughtBy: strangers },
  { name: 'accident-own-report-approved', breaks: '可批复自己提交的报告 who handed in a report approves it', edits: rules('if (refusesHimself(actor, action, hands)) throw', "if (actor === '') throw"), caughtBy: at('given one who may manage and approve') },
  { name: 'accident-grade-by-taste', breaks: '等级可不依法 a grade is confirmed that the law does not give', edits: rules('if (wanted !== row.proposed_grade) throw', 'if (wanted === null) throw'), caughtBy: at('given an accident, when it goes') },
  { name: 'accident-late-death-counts', breaks: '补报期后的死亡计入 a death after the window changes the numbers', edits: rules('last === null || shanghaiDay(b.at) <= last', 'last === null || shanghaiDay(b.at) >= last || shanghaiDay(b.at) <= last'), caughtBy: at('given a death after the window') },
  { name: 'accident-approved-ungraded', breaks: '数字变化后不重新定级即批复 a report is approved while the grade is not that of the figures', edits: rules('if (row.proposed_grade !== null && row.grade !== row.proposed_grade) throw', 'if (row.grade === undefined) throw'), caughtBy: at('given deaths within the window') },
  { name: 'accident-closed-let-go', breaks: '四不放过未认定即结案 an accident is closed before the four are fulfilled', edits: service('      assertFourFulfilled(r.no_let_gos, r.status);\n', ''), caughtBy: at('given an accident, when it goes') },
  { name: 'accident-clock-told-again', breaks: '同一时限重复告知 a missed limit is told again and again', edits: clocks('where tenant_id = $1 and missed_at is null and not stopped', 'where tenant_id = $1 and not stopped'), caughtBy: at('given reports upward') },
  { name: 'accident-traffic-thirty-days', breaks: '道路交通、火灾按 30 日 deaths of road traffic and fire count for thirty days', edits: [{ file: 'libs/domain/src/accident.ts', find: "kind === 'usual' ? rule.days : (rule.otherDays ?? rule.days)", replace: 'rule.days' }], caughtBy: domain },
  { name: 'accident-falls-though-one-rises', breaks: '只降一项也称“双下降” both are said to fall where one does', edits: paragraph('current.accidents < previous.accidents && current.deaths < previous.deaths', '(current.accidents < previous.accidents || current.deaths < previous.deaths)'), caughtBy: sentence },
  { name: 'accident-none-serious-though-one', breaks: '有较大事故仍称未发生 it is said that there was no grave accident though there was', edits: paragraph('...(current.serious === 0 ?', '...(current.serious >= 0 ?'), caughtBy: sentence },
  { name: 'accident-file-of-another', breaks: '可取其他事故的附件 a file is given to who asks for it under another accident', edits: records('.attachments.some((f) => f.fileId === fileId)) throw', '.attachments.some((f) => f.fileId !== fileId) && fileId === \'\') throw'), caughtBy: at('given evidence, then a file') },
  { name: 'accident-file-not-ones-own', breaks: '可附他人上传的文件 a file of somebody else is taken as evidence', edits: inFile('accident.files')('if (unknown.has(fileId)) throw', 'if (unknown.has(fileId) && fileId === \'\') throw'), caughtBy: at('given evidence, then a file') },
  { name: 'accident-amended-unit-late', breaks: '单位接报可晚于局接报 the unit is said to have been told after the bureau was', edits: service('if (known > r.known_at) throw', 'if (known > now) throw'), caughtBy: at('given a short first report') },
  { name: 'accident-quota-clipped', breaks: '超出指标显示为零 what exceeds a quota shows as zero', edits: quotas('accidents: r.accidents - r.used_accidents', 'accidents: Math.max(0, r.accidents - r.used_accidents)'), caughtBy: other('given the figures of 2022') },
  { name: 'accident-quota-self-approved', breaks: '提出人可自行批准指标 who proposed a quota approves it', edits: quotas('if (r.proposed_by === ctx.actor.id) throw', "if (r.proposed_by === '') throw"), caughtBy: other('given the figures of 2022') },
  { name: 'accident-measure-self-assessed', breaks: '登记人可自行评估措施 who added a measure assesses it', edits: measures('if (r.added_by === ctx.actor.id) throw', "if (r.added_by === '') throw"), caughtBy: at('given the measures of a report') },
  { name: 'accountability-name-audited', breaks: '被问责人姓名进入审计 the name of who is held to account goes into the audit log', edits: cases("fields: ['person'], reason", 'fields: [row.person], reason'), caughtBy: other('given an accident with deaths') },
  { name: 'accountability-dropped-counts', breaks: '不予追责的计入问责人数 who was not held to account counts', edits: cases("const DECIDED = \"status in ('handled','fed_back')\";", "const DECIDED = \"status <> 'lead'\";"), caughtBy: other('given an accident with deaths') },
];
