// 照单履职: of whom a thing is asked, when it was done, and that a fact is there once.
const runs = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/duty-performance/duty-performance.int-spec.ts', tests });
const rulesSpec = { project: 'unit', file: 'apps/responsibility/src/duty-performance/duty-performance.rules.spec.ts' };
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/duty-performance/${name}.ts`, find, replace }];
const [rules, sql, records, store] = ['duty-performance.rules', 'duty-performance.sql', 'duty-performance.records', 'duty-fact.store'].map(inFile);
const actSql = (find, replace) => [{ file: 'apps/responsibility/src/duty-act/duty-act.sql.ts', find, replace }];

/** @type {import('./index.mjs').Mutation[]} */
export const dutyPerformances = [
  { name: 'duty-performance-open-in-rate', breaks: '未到期计入按时办结率 what is not due counts in the rate', edits: rules('done.count + late.count + overdue.count', 'of(...ASKED).count'), caughtBy: rulesSpec },
  { name: 'duty-performance-system-acts', breaks: '系统所为记在人名下 what the system does is on record as a person\'s', edits: rules("typeof actor !== 'string' || !isUuid(actor) ||", "typeof actor !== 'string' ||"), caughtBy: rulesSpec },
  { name: 'duty-performance-imports-count', breaks: '导入的历史记录算留痕 bringing in the past counts as having done it', edits: rules('BROUGHT_IN.test(e.type) || ', ''), caughtBy: rulesSpec },
  { name: 'duty-performance-unit-for-all', breaks: '点名一人的事项算到全单位 an item that names one is asked of the whole unit', edits: sql('when ${member} is null and ${post} is null and ${unit} = w.unit_id', 'when ${unit} = w.unit_id'), caughtBy: runs('given a colleague of the unit') },
  { name: 'duty-performance-late-in-time', breaks: '逾期办结算按时 what was done late counts as in time', edits: sql("case when done_on <= coalesce(due_on, done_on) then 'done' else 'late' end", "'done'"), caughtBy: runs('given items and tasks that name him') },
  { name: 'duty-performance-passed-on-forgotten', breaks: '移交前的责任人不留记录 who had an item before leaves no trace', edits: sql("fixed: \"'passed_on'\"", "fixed: \"'standing'\""), caughtBy: runs('given items and tasks that name him') },
  { name: 'duty-performance-asked-anew', breaks: '修订后算作重新交办 what a new edition goes on asking counts as asked anew', edits: actSql('select min(day) from edition)', 'select max(day) from edition)'), caughtBy: runs('given an edition that replaces another') },
  { name: 'duty-performance-leaver-bears-unit', breaks: '离任的人仍承担单位事项 who has left is asked what his unit is', edits: records('unitId: m.enabled ? m.unitId : null', 'unitId: m.unitId'), caughtBy: runs('given a person who has left') },
  { name: 'duty-performance-fact-of-another', breaks: '别区事件记入本区 an event of another district is kept in this one', edits: store('t.slug === slug)?.tenantId', 't.slug !== slug)?.tenantId'), caughtBy: runs('given an event of another district') },
];
