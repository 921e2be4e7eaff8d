// Assignment slips and monthly themes: who sees and issues them, what closes them, what counts. And checks that a phone sends twice.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/assignment-slip/assignment-slip.int-spec.ts', tests });
const strangers = life('given another street and another district');
const closes = life('given a hidden visit, when its findings');
const refused = life('given what is no hidden visit');
const counted = life('given slips of two periods');
const checks = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/check/check.int-spec.ts', tests });
const traced = { project: 'integration', file: 'apps/enforcement/src/check/check.figures.int-spec.ts', tests: 'given subjects with a check and without' };
const offline = (file, tests) => ({ project: 'unit', file: `apps/console/src/offline/${file}.spec.ts`, tests });

const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/assignment-slip/${name}.ts`, find, replace }];
const ledger = (find, replace) => [{ file: 'libs/platform/src/ledger/ledger.ts', find, replace }];
const [service, records, themes] = ['assignment-slip.service', 'assignment-slip.records', 'monthly-theme.service'].map(inFile);
const inCheck = (name) => (find, replace) => [{ file: `apps/enforcement/src/check/check.${name}.ts`, find, replace }];
const inOutbox = (name) => (find, replace) => [{ file: `apps/console/src/offline/${name}.ts`, find, replace }];

/** @type {import('./index.mjs').Mutation[]} */
export const assignmentSlips = [
  { name: 'traced-checks-unfinished', breaks: '未完成的检查也算已检查 a check that is not finished counts as one', edits: inCheck('filters')('{ ...narrowed, done: true }', 'narrowed'), caughtBy: traced },
  { name: 'traced-checks-unchecked', breaks: '未检查等于已检查 what was not checked is what was', edits: inCheck('filters')('checked === false', 'false'), caughtBy: traced },
  { name: 'traced-kind-left-out', breaks: '按检查类型追溯无效 the kind of a check does not narrow', edits: inCheck('filters')('const narrowed = { kind, style,', 'const narrowed = { style,'), caughtBy: traced },
  { name: 'traced-slips-any-period', breaks: '交办单期号不筛选 the period of a slip does not narrow', edits: inCheck('filters')(".and('s.period = $', q.slipPeriod)", ''), caughtBy: counted },
  { name: 'slips-without-scope', breaks: '交办单列表不看范围 the list of slips does not ask for the scope', edits: records(".within(slipReach, ctx, 'check.read').and('year = $', query.year)", ".and('year = $', query.year)"), caughtBy: strangers },
  { name: 'slip-get-without-scope', breaks: '交办单不看范围 a slip is seen out of scope', edits: records("slipReach.visible(ctx, 'check.read', row)", 'row as ReadSlip'), caughtBy: strangers },
  { name: 'slip-figures-without-scope', breaks: '交办单统计不看范围 figures of slips do not ask for the scope', edits: records(".within(slipReach, ctx, 'check.read').and('year = $', year)", ".and('year = $', year)"), caughtBy: strangers },
  { name: 'slip-step-without-scope', breaks: '办理交办单不看范围 a slip is worked out of scope', edits: ledger('else reach.assertActs(ctx, permission, read, row, () => this.outOfScope(permission, row));', ''), caughtBy: strangers },
  { name: 'slip-of-any-check', breaks: '可交办范围外的暗访 a visit out of scope is handed over', edits: service("if (!check || !checkReach.covers(ctx, 'check.read', check)) throw", 'if (!check) throw'), caughtBy: strangers },
  { name: 'slip-of-any-visit', breaks: '不是暗访也可交办 what is no hidden visit is handed over', edits: service("check.style !== 'hidden' || ", ''), caughtBy: refused },
  { name: 'slip-with-open-hazards', breaks: '隐患未销号也可办结 a slip is closed with open hazards', edits: service('if (open > 0) throw', 'if (open < 0) throw'), caughtBy: closes },
  { name: 'slip-closed-by-replier', breaks: '回复人可自行办结 who replied closes the slip', edits: service('if (row.replied_by === ctx.actor.id) throw new ProblemError(e.same_person);', ''), caughtBy: closes },
  { name: 'slip-back-without-hazards', breaks: '回头看反弹而隐患仍为已销号 what has come back stays closed', edits: service("for (const item of items.filter((i) => i.status === 'closed')) await", "for (const item of items.filter((i) => i.number === '')) await"), caughtBy: life('given a hidden visit, when its findings') },
  { name: 'slip-keeps-withdrawn', breaks: '撤回后隐患不能再交办 a withdrawn slip keeps its hazards', edits: service("'delete from enforcement.assignment_slip_item where tenant_id = $1 and slip_id = $2'", "'delete from enforcement.assignment_slip_item where tenant_id = $1 and slip_id = $2 and false'"), caughtBy: refused },
  { name: 'slip-counts-withdrawn', breaks: '撤回的也计数 withdrawn slips count', edits: records(".and('year = $', year).and(\"status <> 'voided'\")", ".and('year = $', year)"), caughtBy: counted },
  { name: 'slip-subjects-summed', breaks: '家数重复计 one place in two slips of a period is two', edits: records('count(distinct subject_id)::int as subjects', 'count(subject_id)::int as subjects'), caughtBy: counted },
  { name: 'theme-rate-flattered', breaks: '达标率不按已过去的月份 the rate of themes is not of months that have passed', edits: themes('rate(past.filter((t) => t.attained).length, past.length)', 'rate(past.length, past.length)'), caughtBy: life('given a year, then twelve months') },
  { name: 'finish-judged-before-its-key', breaks: '重发的完成被当作过期 a finish that is sent again is refused as stale', edits: inCheck('service')("assertActs(ctx, kind, 'finish', seen);", "assertMay(ctx, kind, version, 'finish', seen);"), caughtBy: checks('given a finish whose answer was lost') },
  { name: 'opened-report-lost', breaks: '开始的答复丢失后，所填内容丢失 a report after a lost opening is dropped', edits: inCheck('opening')('prepared && awaits(first, report) ?', 'prepared && report === null ?'), caughtBy: checks('given an opening whose answer was lost') },
  { name: 'outbox-of-everybody', breaks: '待发送箱不分人 somebody else\'s waiting work is sent', edits: inOutbox('outbox.rules')('entries.filter((e) => e.owner === owner)', '[...entries]'), caughtBy: offline('drain', 'given somebody else') },
  { name: 'outbox-drops-before-answer', breaks: '没有答复就删除 an entry leaves before its answer', edits: inOutbox('drain')('    try {\n      const answer = await ports.deliver(next);\n      await ports.drop(next.id);', '    try {\n      await ports.drop(next.id);\n      const answer = await ports.deliver(next);'), caughtBy: offline('drain', 'given no line') },
  { name: 'outbox-forgets-refused', breaks: '被拒的内容丢失 refused work is lost', edits: inOutbox('drain')('await ports.keep({ ...stored, refusal: refusalOf(problem, now()) });', 'await ports.drop(stored.id);'), caughtBy: offline('drain', 'given a refusal') },
];
