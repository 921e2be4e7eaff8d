// Responsibility lists: what was issued stays, nobody judges his own work, an edition takes the place of another once, and figures count what they say.
const at = (name) => (tests) => ({ project: 'integration', file: `apps/responsibility/src/${name}.int-spec.ts`, tests });
const lists = at('responsibility-list/responsibility-list');
const items = at('list-item/list-item');
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/src/${name}.ts`, find, replace }];
const [listRules, listService, listItems, listFilters, listFigures, drafting, itemService, itemFilters, itemReach, itemTodos, itemFigures, itemRules, migration, newMigration] = [
  'responsibility-list/responsibility-list.rules', 'responsibility-list/responsibility-list.service', 'responsibility-list/responsibility-list.items', 'responsibility-list/responsibility-list.filters', 'responsibility-list/responsibility-list.figures', 'list-item/list-item.drafting',
  'list-item/list-item.service', 'list-item/list-item.filters', 'list-item/list-item.reach', 'list-item/list-item.todos', 'list-item/list-item.figures', 'list-item/list-item.rules', '../migrations/0002-responsibility-lists', '../migrations/0032-course-of-items',
].map(inFile);
const course = at('list-item/list-item.course');
const streetPromotes = course('given a problem that a street promotes');
const instructed = course('given a kind worked by instruction');
const disputed = course('given a street and a department that disagree');
const stays = lists('given an issued edition');
const done = items('given an item, when its owner');
const replaced = lists('given a revision, when it is issued');

/** @type {import('./index.mjs').Mutation[]} */
export const responsibilityLists = [
  { name: 'lists-self-approved', breaks: '拟定、修改清单的人可自行审定 who wrote in a list approves it', edits: listRules('if (hasPartInList(ctx, r)) throw new ProblemError(e.same_person);', ''), caughtBy: lists('given who wrote in a list') },
  { name: 'lists-item-author-forgotten', breaks: '改过事项的人可审定 who changed an item approves the list', edits: drafting("if (list.status !== 'draft' || list.authors.includes(ctx.actor.id)) return;", 'return;'), caughtBy: lists('given who wrote in a list') },
  { name: 'lists-issued-changed', breaks: '印发的清单可修改 an issued list is changed', edits: listRules("if (r.status !== 'draft') throw new ProblemError(e.not_draft", "if (r.status === 'withdrawn') throw new ProblemError(e.not_draft"), caughtBy: stays },
  { name: 'lists-issued-table', breaks: '直接写库可改印发的清单 who writes to the table changes an issued list', edits: migration('if old.issued_on is not null and', "if old.status = 'withdrawn' and"), caughtBy: stays },
  { name: 'lists-entered-table', breaks: '直接写库可改生效的事项 who writes to the table changes an item in force', edits: migration('if old.entered_at is not null and', "if old.status = 'removed' and"), caughtBy: stays },
  { name: 'lists-entered-grows', breaks: '印发的清单可加事项 an item is drafted for an issued list of any kind', edits: drafting('list.rules.rolling && isIssued', 'isIssued'), caughtBy: stays },
  { name: 'lists-incomplete-submitted', breaks: '未写明的清单可送审 a list that does not say what its kind wants is submitted', edits: listRules('if (faults.length) throw', 'if (faults.length < 0) throw'), caughtBy: lists('given a list, when it is submitted') },
  { name: 'lists-two-in-force', breaks: '新版印发后原版仍在用 the edition before stays in force', edits: listService("next: { status: 'superseded' }", "next: { status: before.status }"), caughtBy: replaced },
  { name: 'lists-repealed-revived', breaks: '已废止的清单由修订稿复活 the revision of a repealed edition is issued', edits: listService('if (!before || !isIssued(before.status)) throw', 'if (!before) throw'), caughtBy: lists('given a revision that is withdrawn') },
  { name: 'lists-changed-item-closed', breaks: '改了内容的事项仍算销号 a copy that asks something else is closed like its original', edits: listItems('and (i.content, i.requirement, i.measure, i.evidence_wanted) is not distinct from (o.content, o.requirement, o.measure, o.evidence_wanted)', ''), caughtBy: replaced },
  { name: 'lists-without-scope', breaks: '清单列表不看范围 the list of lists does not ask for the scope', edits: listFilters(".within(responsibilityListReach, ctx, 'responsibility-list.read')", ''), caughtBy: lists('given another district') },
  { name: 'lists-published-all', breaks: '不公示的清单也算应公示 lists that nobody has to publish are wanting in the rate', edits: listFigures('`${listInForceSql} and ${toPublishSql}`', 'listInForceSql'), caughtBy: lists('given lists to be published') },
  { name: 'lists-first-editions-revise', breaks: '首版也算修订 a first edition counts as a revision', edits: listFigures(' and edition > 1)', ')'), caughtBy: lists('given lists to be published') },
  { name: 'lists-foreign-list', breaks: '可往别处的清单加事项 an item is drafted for a list out of sight', edits: drafting("if (!list || !responsibilityListReach.covers(ctx, 'responsibility-list.read', list)) throw", 'if (!list) throw'), caughtBy: lists('given another district') },
  { name: 'list-items-without-scope', breaks: '事项列表不看范围 the list of items does not ask for the scope', edits: itemFilters(".within(listItemReach, ctx, 'responsibility-list.read')", ''), caughtBy: items('given another street') },
  { name: 'list-items-self-closed', breaks: '报送人可自行销号 who reported an item closes it', edits: itemService('if (hasPartInItem(ctx, r)) throw new ProblemError(e.same_person);', ''), caughtBy: items('given the person whose item it is') },
  { name: 'list-items-owner-judges', breaks: '责任单位可自行核验、改派 who is named by an item verifies and re-assigns it', edits: itemReach("export const keepReach = defineReach({ division: 'list_division_code', units: ['list_unit_id'] });", "export const keepReach = defineReach({ division: 'list_division_code', units, named });"), caughtBy: done },
  { name: 'list-items-todo-owner', breaks: '责任单位的待办有核验自己 the owner has it to do to verify himself', edits: itemTodos('return keeps ? [sql.bind(keeps.condition, ...keeps.values)] : [];', 'void sql.bind(String(keeps));\n  return [];'), caughtBy: done },
  { name: 'list-items-own-draft', breaks: '拟定人可自行列入清单 who drafted an item enters it', edits: itemService('if (r.authors.includes(ctx.actor.id)) throw new ProblemError(e.own_draft);', ''), caughtBy: items('given a rolling kind') },
  { name: 'list-items-out-of-force', breaks: '废止清单的事项仍可办理 an item of a repealed list is worked', edits: itemService('if (!isIssued(r.list_status)) throw', "if (r.list_status === 'withdrawn') throw"), caughtBy: lists('given a list, when it is submitted') },
  { name: 'list-items-entered-in-revision', breaks: '修订期间可列入事项 an item enters an edition that is being revised, and is lost', edits: itemService('if (revision_id !== null) throw', "if (revision_id === '') throw"), caughtBy: items('given a rolling kind') },
  { name: 'list-items-promoted-twice', breaks: '同级可重复上报 an item is promoted twice to one level', edits: itemService("if (before === 'asked' || before === 'accepted') throw", "if (before === 'refused') throw"), caughtBy: items('given problems that are promoted') },
  { name: 'list-items-own-promotion', breaks: '上报人可代区里答复自己 who promotes to the district answers for it', edits: itemService("if (b.level === 'district' && r.district_asked_by === ctx.actor.id) throw new ProblemError(e.own_promotion);", ''), caughtBy: streetPromotes },
  { name: 'list-items-street-answers', breaks: '街道可代区里答复 a colleague of the street speaks for the district', edits: itemService("if (b.level === 'district' && !answersForDistrict(ctx)) throw new ProblemError(e.not_of_district);", ''), caughtBy: streetPromotes },
  { name: 'list-items-own-promotion-table', breaks: '直接写库可自答上报 who writes to the table answers himself', edits: newMigration('check (district_answered_by is null or district_answered_by <> district_asked_by)', 'check (district_answered_by is null or district_asked_by is not null)'), caughtBy: streetPromotes },
  { name: 'list-items-source-changes', breaks: '生效事项的来源可改 the source of an item in force changes', edits: newMigration('${keepEntered(`${kept},source`)};\n    `', '${keepEntered(kept)};\n    `'), caughtBy: streetPromotes },
  { name: 'list-items-district-as-city', breaks: '区级录入算作市级录入 what the district alone accepted counts as accepted by the city', edits: itemFilters("i.city_promotion is not distinct from 'accepted' or", "i.district_promotion is not distinct from 'accepted' or i.city_promotion is not distinct from 'accepted' or"), caughtBy: streetPromotes },
  { name: 'list-items-uninstructed', breaks: '未下达指令即可反馈办结 what was not instructed is reported done', edits: itemService('if (r.by_instruction && r.instructed_at === null) throw', 'if (r.by_instruction && r.instructed_at === undefined) throw'), caughtBy: instructed },
  { name: 'list-items-instructions-counted', breaks: '指令闭环率以全部事项为分母 the closure of instructions is of all items', edits: itemFigures('shareOf(n.followed, n.instructed)', 'shareOf(n.followed, n.inForce)'), caughtBy: instructed },
  { name: 'list-items-instruction-lost', breaks: '修订后指令丢失 a revision forgets the instructions', edits: listItems('instructions = o.instructions, instructed_at = o.instructed_at,', ''), caughtBy: instructed },
  { name: 'list-items-own-dispute', breaks: '提出人可自行裁定边界争议 who raised a dispute settles it', edits: itemService('if (r.dispute_raised_by === ctx.actor.id) throw new ProblemError(e.own_dispute);', ''), caughtBy: disputed },
  { name: 'list-items-own-dispute-table', breaks: '直接写库可自行裁定 who writes to the table settles his own dispute', edits: newMigration('check (dispute_settled_by is null or dispute_settled_by <> dispute_raised_by)', 'check (dispute_settled_by is null or dispute_raised_by is not null)'), caughtBy: disputed },
  { name: 'list-items-disputed-reassigned', breaks: '有争议时可直接改派 an item in dispute is given away past the dispute', edits: itemService("assertUndisputed(r);\n      return { event: 'reassigned'", "return { event: 'reassigned'"), caughtBy: disputed },
  { name: 'list-items-disputed-closed', breaks: '有争议时可销号 an item in dispute is closed', edits: itemService('if (hasPartInItem(ctx, r)) throw new ProblemError(e.same_person);\n      assertUndisputed(r);', 'if (hasPartInItem(ctx, r)) throw new ProblemError(e.same_person);'), caughtBy: disputed },
  { name: 'list-items-disputes-lost', breaks: '修订后争议丢失 a revision forgets what is in dispute', edits: listItems('disputes = o.disputes, dispute_status = o.dispute_status, dispute_raised_by = o.dispute_raised_by, dispute_settled_by = o.dispute_settled_by, ', ''), caughtBy: disputed },
  { name: 'list-items-groups-mixed', breaks: '各分类的落实率混在一起 the rate of a group is that of the whole kind', edits: itemFigures("rows.filter((r) => r['group_key'] === key)", 'rows.filter((r) => key !== \'\' && r !== null)'), caughtBy: items('given a kind with groups') },
  { name: 'list-items-levels-overlap', breaks: '区街分工算作交叉 what district and street divide between them is an overlap', edits: itemFilters('and (o.content_key <> i.content_key or o.level is null or i.level is null or o.level = i.level)', ''), caughtBy: items('given one content of the district') },
  { name: 'list-items-levels-overlap-rows', breaks: '区街分工列为交叉 coverage lists what district and street divide', edits: itemRules(' || a.level === b.level', ' || a.level !== \'\''), caughtBy: items('given one content of the district') },
  { name: 'list-items-counted-twice', breaks: '被取代的版本重复计数 a superseded edition counts again', edits: itemFilters(`where.and("i.list_status <> 'superseded'").and(`, 'where.and('), caughtBy: items('given problems that are promoted') },
];
