// Parks: a landlord sees all parties, a tenant only itself; agreements are what their days and documents say.
const parks = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/park/park.int-spec.ts', tests });
const hazards = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/park/park.hazards.int-spec.ts', tests });
const tasksOf = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/park/park.tasks.int-spec.ts', tests });
const answered = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/report-figures/hazard-figures.int-spec.ts', tests });
const inFirst = (name) => (find, replace) => [{ file: `apps/enforcement/src/${name}.ts`, find, replace }];
const unit = { project: 'unit', file: 'apps/responsibility/src/park/park.rules.spec.ts' };
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/${name}.ts`, find, replace }];
const [rules, records, todos, lists, parties, service, figures, table, items, file] = ['src/park/park.rules', 'src/park/park.records', 'src/park/park.todos', 'src/park/park.lists', 'src/park/park-party.service', 'src/park/park.service', 'src/park/park.figures', 'migrations/0039-parks', 'src/list-item/list-item.filters', 'src/park/park-party.import'].map(inFile);
const [dangers, tasks] = ['src/park/park.hazards', 'src/park/park.tasks'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const industrialParks = [
  { name: 'park-tenant-sees-all', breaks: '承租方看得到其他承租方 a tenant sees the other tenants', edits: parties(" and (o.id = q.id or o.role <> 'tenant')", ''), caughtBy: parks('given a park of a street') },
  { name: 'park-left-still-seen', breaks: '退出的单位仍看得到园区 who left the park sees it still', edits: parties("o.park_id = $2 and o.status = 'present' and", 'o.park_id = $2 and'), caughtBy: parks('given a park of a street') },
  { name: 'park-counts-unseen', breaks: '看不到的单位计入数字 parties that one does not see are counted', edits: records("${covered ? ` and ${sql.bind(covered.condition, ...covered.values)}` : ''}", ''), caughtBy: parks('given a park of a street') },
  { name: 'park-party-twice', breaks: '同时登记可重复 two at once register one party twice', edits: [...parties('where tenant_id = $1 and id = $2 for update', 'where tenant_id = $1 and id = $2'), ...table('create unique index park_party_once', 'create index park_party_once')], caughtBy: parks('given what a park has already') },
  { name: 'park-landlord-signs', breaks: '数据库接受出租方的协议 the database keeps an agreement of a landlord', edits: table("check (role <> 'landlord' or signed_on is null),", ''), caughtBy: parks('given a park, when its three parties') },
  { name: 'park-agreement-ended-counted', breaks: '到期协议算有效 an agreement is in force after its last day', edits: rules("r.ends_on !== null && r.ends_on < today ? 'ended' : 'in_force'", "r.ends_on === '' ? 'ended' : 'in_force'"), caughtBy: unit },
  { name: 'park-retired-counted', breaks: '停用园区计入数字 parties of a retired park are counted', edits: figures("status: 'present', inUse: true", "status: 'present'"), caughtBy: parks('given the lists of a park') },
  { name: 'park-other-kind-named', breaks: '可关联其他种类的清单 a list of another kind is named', edits: lists('list.kind_key !== PARK_LISTS || ', ''), caughtBy: parks('given the lists of a park') },
  { name: 'park-edition-lost', breaks: '清单修订后园区仍指旧版 tasks do not go on in the new edition', edits: lists('array_replace(list_ids, $2, $3)', 'array_replace(list_ids, $3, $2)'), caughtBy: parks('given the lists of a park') },
  { name: 'park-tasks-of-others', breaks: '任务数混入其他园区的清单 tasks of other lists count as the park\'s', edits: items('k.tenant_id = $ and k.id = $)', 'k.tenant_id = $ or k.id = $)'), caughtBy: parks('given the lists of a park') },
  { name: 'park-moved-out-of-scope', breaks: '街道可把园区移出本街道 a street moves a park to another', edits: service('assertKeeps(ctx, next.division_code, r.named_unit_ids);', ''), caughtBy: parks('given a park of a street') },
  { name: 'park-import-unnamed', breaks: '导入的单位看不到园区 units that a file names do not see the park', edits: file('if (park) nameUnits(tx, ctx, id);', ''), caughtBy: parks('given a file of parties') },
  { name: 'park-import-twice', breaks: '导入重复登记 a file registers twice what is there', edits: [...file('known.has(keyOf(value))', 'known.has(value.id)'), ...table('create unique index park_party_once', 'create index park_party_once')], caughtBy: parks('given a file of parties') },
  { name: 'park-renewal-late', breaks: '到期才提醒续签 a renewal is asked for only once it is late', edits: todos('RENEW_DAYS = 30', 'RENEW_DAYS = 0'), caughtBy: parks('given an agreement that ends') },
  { name: 'park-hazards-silent-none', breaks: '执法服务不答复算没有隐患 no answer counts as no hazard', edits: dangers('if (unknown !== null) return', "if (unknown === 'not_permitted') return"), caughtBy: hazards('does not answer') },
  { name: 'park-hazards-twice', breaks: '两个园区的企业合计计两次 an enterprise in two parks counts twice in all', edits: dangers('[...new Set([...partiesOf.values()].flatMap((p) => p.codes))].sort()', '[...partiesOf.values()].flatMap((p) => p.codes).sort()'), caughtBy: hazards('given parties with credit codes') },
  { name: 'park-hazards-of-left', breaks: '退出单位的隐患仍计入 hazards of a party that left count', edits: dangers("status: 'present', inUse: true", 'inUse: true'), caughtBy: hazards('given parties with credit codes') },
  { name: 'park-hazards-in-no-name', breaks: '不以查看人的身份询问 hazards are asked for in no name', edits: dangers('{ authorization, creditCodes: codes', "{ authorization: 'Bearer nobody', creditCodes: codes"), caughtBy: hazards('given parties with credit codes') },
  { name: 'park-hazards-unpermitted', breaks: '无权限也说没有隐患 who may not read hazards is told that there are none', edits: inFirst('report-figures/hazard-figures.service')("if (!caller?.ctx.permissions.has('hazard.read'))", 'if (!caller)'), caughtBy: answered('given who may not read hazards') },
  { name: 'park-hazards-of-all', breaks: '数字点开不是那些隐患 a number leads to hazards of others', edits: inFirst('hazard/hazard.filters')("'subject_credit_code = any($)'", "'subject_credit_code <> all($)'"), caughtBy: answered('given hazards of enterprises') },
  { name: 'park-tasks-of-any-park', breaks: '看得到别的园区的任务 a stranger is answered like who sees the park', edits: tasks('await this.parks.get(ctx, parkId)', 'await Promise.resolve({ id: parkId })'), caughtBy: tasksOf('given two enterprises in two parks') },
  { name: 'park-tasks-of-any-list', breaks: '园区任务混入别的清单 items of lists that the park did not name are shown', edits: tasks(' and l.id = any(k.list_ids)', ''), caughtBy: tasksOf('given two enterprises in two parks') },
  { name: 'park-tasks-of-drafts', breaks: '拟定中的任务也看得到 tasks that are drafted are shown', edits: tasks(".and(`l.status in (${quoted(statesInForce)})`).and(`i.status in (${quoted(parkTaskStates)})`)", ''), caughtBy: tasksOf('given two enterprises in two parks') },
  { name: 'park-mine-everybody', breaks: '本单位混入其他单位 the parties of others are taken for one\'s own', edits: inFile('src/park/park-party.records')('coalesce(p.unit_id = any($::uuid[]), false) = ${q.mine}', '(p.unit_id = any($::uuid[]) or true)'), caughtBy: tasksOf('given two enterprises in two parks') },
];
