// Mechanism templates: what records stand on is not changed, and nobody checks what he recorded.
const mechanisms = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/mechanism/mechanism.int-spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/mechanism/${name}.ts`, find, replace }];
const [rules, templates, service, records, make, fromFile, reach, todos, counts] = ['mechanism.rules', 'mechanism-template.service', 'mechanism-record.service', 'mechanism.records', 'mechanism-record.make', 'mechanism.import', 'mechanism.reach', 'mechanism.todos', 'mechanism.counts'].map(inFile);
const ofEnterprises = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/mechanism/mechanism.own.int-spec.ts', tests });
const rulesSpec = { project: 'unit', file: 'apps/responsibility/src/mechanism/mechanism.rules.spec.ts' };
const strangers = mechanisms('given another street');
const counted = mechanisms('given items that are counted');
const figures = mechanisms('given records, then the rate');

/** @type {import('./index.mjs').Mutation[]} */
export const mechanismTemplates = [
  { name: 'mechanism-used-changed', breaks: '使用后可改模板 a template that records stand on is changed', edits: templates("if (r.used || r.status !== 'in_force') throw", "if (r.status !== 'in_force') throw"), caughtBy: mechanisms('given a template, when nothing stands on it') },
  { name: 'mechanism-never-used', breaks: '不记使用 a template does not know that it is used', edits: make('set used = true where', 'set used = false where'), caughtBy: mechanisms('given a template, when nothing stands on it') },
  { name: 'mechanism-retired-listed', breaks: '停用后可列入 a place is listed under a template no longer in force', edits: service("id = $2 and status = 'in_force' for update", 'id = $2 for update'), caughtBy: mechanisms('given a template, when nothing stands on it') },
  { name: 'mechanism-self-checked', breaks: '填报人可核查 who recorded it checks it', edits: reach('if (r.recorded_by === ctx.actor.id) return mechanismRecordErrors.same_person;', ''), caughtBy: mechanisms('given a place, when its items') },
  { name: 'mechanism-anywhere', breaks: '可替别的街道列入 a place is listed out of scope', edits: service("if (!mechanismRecordReach.covers(ctx, 'mechanism-record.list', { division_code: code, unit_id: b.unitId })) throw new ProblemError(e.out_of_scope, { code });", ''), caughtBy: strangers },
  { name: 'mechanism-evidence-left-out', breaks: '无佐证也算落实 an item is attained without its evidence', edits: rules('if (wanted.evidenceWanted && g.evidence === null', 'if (wanted.evidenceWanted && g.evidence === undefined'), caughtBy: rulesSpec },
  { name: 'mechanism-day-to-come', breaks: '可填未来日期 an item is attained tomorrow', edits: rules('if (g.attainedOn === null || g.attainedOn > today) throw', 'if (g.attainedOn === null) throw'), caughtBy: rulesSpec },
  { name: 'mechanism-some-is-all', breaks: '部分落实算全部 some items are taken for all', edits: service('attainedItems(items) === r.wanted_items', 'attainedItems(items) > 0'), caughtBy: mechanisms('given a place, when its items') },
  { name: 'mechanism-closed-counts', breaks: '已移出仍计入 what was taken off counts', edits: records(`.and("status <> 'closed'")`, ''), caughtBy: figures },
  { name: 'mechanism-records-without-scope', breaks: '落实列表不看范围 the list of records does not ask for the scope', edits: records(".within(mechanismRecordReach, ctx, 'mechanism-record.read')", ''), caughtBy: strangers },
  { name: 'mechanism-files-of-others', breaks: '可引用他人的附件 somebody else\'s file is evidence', edits: service('if (unknown !== undefined) throw', "if (unknown === '') throw"), caughtBy: mechanisms('given evidence') },
  { name: 'mechanism-import-unused', breaks: '导入不记使用 a template that a file used does not know it', edits: fromFile('if (template && mine.some((r) => !refused.has(r.row))) noteUsed(tx, ctx, template);', ''), caughtBy: mechanisms('given a file of places') },
  { name: 'mechanism-import-twice', breaks: '已列入的再导入 what is listed is imported again', edits: [...fromFile('else if (known.has(value.subject_key))', 'else if (known.has(value.id))'), { file: 'apps/responsibility/migrations/0007-funds-standards-mechanisms.ts', find: 'create unique index mechanism_record_subject on', replace: 'create index mechanism_record_subject on' }], caughtBy: mechanisms('given a file of places') },
  { name: 'mechanism-own-checked', breaks: '本企业人员可核查 an enterprise\'s own people check what it recorded', edits: reach("mechanismRecordReach.isNamed(ctx, 'mechanism-record.check', r) ? mechanismRecordErrors.own_unit : null", 'null'), caughtBy: ofEnterprises('given the account of an enterprise, then it lists nobody') },
  { name: 'mechanism-own-out-of-sight', breaks: '企业看不到自己的记录 an enterprise does not see what is listed of it', edits: reach("named: { unit: ['unit_id'] }", 'named: {}'), caughtBy: ofEnterprises('given the account of an enterprise, then it records') },
  { name: 'mechanism-own-listed', breaks: '企业可自行列入、指定单位 an enterprise lists others and names their units', edits: [{ file: 'libs/contracts/src/access/roles.ts', find: "const mechanismEnterprise = [...mechanismSeen, 'mechanism-record.record']", replace: "const mechanismEnterprise = [...mechanismSeen, 'mechanism-record.list', 'mechanism-record.record']" }], caughtBy: ofEnterprises('given the account of an enterprise, then it lists nobody') },
  { name: 'mechanism-owed-to-all', breaks: '待填报不分是谁的 what an enterprise is to record is a to-do of everybody', edits: todos("{ action: 'record', of: 'assignee',", "{ action: 'record', of: 'scope',"), caughtBy: ofEnterprises('given what is owed') },
  { name: 'mechanism-own-check-owed', breaks: '本企业人员待办里有核查 what one\'s own enterprise recorded is his to check', edits: todos("'not coalesce(unit_id = any($::uuid[]), false)'", "'$::uuid[] is not null'"), caughtBy: ofEnterprises('given the account of an enterprise, then it lists nobody') },
  { name: 'mechanism-unit-of-unit', breaks: '按单位列入的可改成别的单位 what is listed per unit names another', edits: service("if (r.scope === 'unit') throw new ProblemError(e.unit_stays);", ''), caughtBy: ofEnterprises('given an enterprise without an account') },
  { name: 'mechanism-count-left-out', breaks: '不填数量也算落实 an item that is counted is attained without its number', edits: rules('g.attained && !count', 'false'), caughtBy: rulesSpec },
  { name: 'mechanism-count-unasked', breaks: '不计数的项也收数量 a number is taken of an item that is not counted', edits: rules('unit === null ? count !== null : ', 'unit === null ? false : '), caughtBy: rulesSpec },
  { name: 'mechanism-count-unchecked', breaks: '未核查的数量算已核查 numbers that nobody checked count as checked', edits: counts("filter (where status = 'confirmed')", "filter (where status <> 'closed')"), caughtBy: counted },
  { name: 'mechanism-count-record-twice', breaks: '一条记录两项计数算两条 a record of which two items are counted is two records', edits: counts('count(distinct id)::int', 'count(*)::int'), caughtBy: counted },
  { name: 'mechanism-count-rows-of-all', breaks: '数量不带到自己的行 a sum leads to rows that have no number', edits: records("jsonb_typeof(i->'counted') = 'object')\", q.countedItem", "true)\", q.countedItem"), caughtBy: counted },
];
