// Sampling re-checks, lists and campaigns of hazards: who sees and records, and what the rates count.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/recheck/recheck.int-spec.ts', tests });
const lists = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/hazard/hazard.lists.int-spec.ts', tests });
const inFile = (path) => (find, replace) => [{ file: `apps/enforcement/src/${path}.ts`, find, replace }];
const [service, records, entity] = ['service', 'records', 'entity'].map((name) => inFile(`recheck/recheck.${name}`));
const strangers = life('given another street');
const found = life('given a sample, when one holds');
const listed = lists('given hazards in a list');

/** @type {import('./index.mjs').Mutation[]} */
export const rechecks = [
  { name: 'rechecks-without-scope', breaks: '抽查复查列表不看范围 the list of samples does not ask for the scope', edits: records(".within(recheckReach, ctx, 'hazard.read')", ''), caughtBy: strangers },
  { name: 'recheck-get-without-scope', breaks: '抽查复查不看范围 a sample is seen out of scope', edits: records("return recheckReach.visible(ctx, 'hazard.read', row);", 'return row as ReadRecheck;'), caughtBy: strangers },
  { name: 'recheck-record-without-scope', breaks: '登记复查结果不看范围 a re-check is recorded out of scope', edits: service("return recheckReach.visible(ctx, 'hazard.read', row);", 'return row as RecheckRow;'), caughtBy: strangers },
  { name: 'recheck-drawn-anywhere', breaks: '可在范围外抽取 hazards are drawn out of scope', edits: service("if (!recheckReach.covers(ctx, 'hazard.verify', { division_code: code })) throw new ProblemError(e.out_of_scope, { code: body.divisionCode });", ''), caughtBy: strangers },
  { name: 'recheck-open-hazards', breaks: '未销号的也被抽取 hazards that are open are drawn', edits: service("divisionCode, status: 'closed', level", 'divisionCode, level'), caughtBy: life('given closed hazards') },
  { name: 'recheck-recorded-twice', breaks: '复查结果可改写 what was found is written anew', edits: service('if (item.result !== null) throw new ProblemError(e.recorded);', ''), caughtBy: found },
  { name: 'recheck-of-own-work', breaks: '整改人自己复查合格 who rectified finds that it holds', edits: inFile('hazard/hazard.service')("assertPossible(row, 'reopen', ctx.actor.id);", ''), caughtBy: life('given who put it right himself') },
  { name: 'recheck-rate-flattered', breaks: '待复查的也算复查过 what waits counts in the rate', edits: entity('rate(holds, checked)', 'rate(holds, drawn)'), caughtBy: life('given closed hazards') },
  { name: 'recheck-all-hold', breaks: '重开的也算合格 what was re-opened counts as holding', edits: entity("found(\"i.result = 'holds'\")", "found('i.result is not null')"), caughtBy: found },
  { name: 'recheck-sum-of-the-newest', breaks: '合计只算最近的样本 the sum is of the newest samples', edits: records('(select ${readColumns} ${of}) s', '(select ${readColumns} ${of} order by id desc limit 200) s'), caughtBy: life('given more samples') },
  { name: 'listed-twice', breaks: '同一清单可重复录入 a hazard is entered into a list twice', edits: inFile('hazard/hazard.lists')("if (before && rank(before) >= listLevels.indexOf(level)) throw invalidField('body.level', hazardErrors.in_list);", ''), caughtBy: listed },
  { name: 'list-unknown', breaks: '可录入不存在的清单 a hazard is entered into a list that is not there', edits: inFile('hazard/hazard.lists')("if (!reference.setting('hazardLists').some((l) => l.code === kind)) throw invalidField('body.kind', hazardErrors.unknown_list, { kind });", 'void reference; void hazardErrors;'), caughtBy: listed },
  { name: 'list-rate-flattered', breaks: '未销号的也算销号 what is still in a list counts as struck off', edits: inFile('hazard/hazard.list-rates')("count(x.item->>'struckOffAt')::int", 'count(*)::int'), caughtBy: listed },
  { name: 'struck-off-still-in', breaks: '已销号的仍算在清单上 what is struck off is still in the list', edits: inFile('hazard/hazard.filters')('...(struckOff === false && { struckOffAt: null })', '...{}'), caughtBy: listed },
  { name: 'retag-unasked', breaks: '可加入未开展的行动 a hazard is tagged with a campaign that does not run', edits: inFile('hazard/hazard.service')("if (action === 'retag') await this.links.checkCampaigns(ctx, (body as Bodies['retag']).add);", ''), caughtBy: lists('given a hazard that was reported') },
];
