// Inspection tours: nobody approves or closes his own, and no finding is left behind.
const tours = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/inspection-tour/inspection-tour.int-spec.ts', tests });
const unit = { project: 'unit', file: 'apps/responsibility/src/inspection-tour/inspection-tour.rules.spec.ts' };
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/${name}.ts`, find, replace }];
const [rules, records, todos, plan, findings, service, table] = ['src/inspection-tour/inspection-tour.rules', 'src/inspection-tour/inspection-tour.records', 'src/inspection-tour/inspection-tour.todos', 'src/inspection-tour/inspection-tour.plan', 'src/inspection-tour/inspection-tour.findings', 'src/inspection-tour/inspection-tour.service', 'migrations/0036-inspection-tours'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const inspectionTours = [
  { name: 'tour-self-approved', breaks: '拟定人可批准自己的方案 who drafted the plan approves it', edits: rules('if (r.authors.includes(actor.id)) throw new ProblemError(e.same_person);', ''), caughtBy: unit },
  { name: 'tour-self-approved-kept', breaks: '数据库接受拟定人的批准 the database keeps an approval by an author', edits: table('check (approved_by is null or not approved_by = any(authors)),', ''), caughtBy: tours('given who drafted or changed') },
  { name: 'tour-self-closed', breaks: '拟定人可销号 who drafted the tour closes it', edits: rules('if (r.drafted_by === actor.id) throw new ProblemError(e.own_tour);', ''), caughtBy: tours('given a tour, when its plan') },
  { name: 'tour-findings-left', breaks: '问题未销号可销号巡查 a tour closes over open findings', edits: rules('if (count > 0) throw', 'if (count > 99) throw'), caughtBy: tours('given a tour, when its plan') },
  { name: 'tour-closed-meanwhile', breaks: '清单正在变动时可销号 a tour closes while its list is being changed', edits: service('await lockLists(tx, ctx, id, said.listId ?? null);', ''), caughtBy: tours('given a list that is being changed') },
  { name: 'tour-list-swapped', breaks: '整改中可另换清单 another list takes the place of the one that is being rectified', edits: rules("if (status === 'rectifying' && findings && !isGone(findings.status)) throw", "if (status === 'closed' && findings && !isGone(findings.status)) throw"), caughtBy: unit },
  { name: 'tour-edition-lost', breaks: '清单修订后巡查仍指旧版 findings do not go on in the new edition', edits: findings('set list_id = $3, version', 'set list_id = coalesce(list_id, $3), version'), caughtBy: tours('given a list of another kind') },
  { name: 'tour-visited-blind', breaks: '被巡查单位看不到巡查 whom it visits does not see the tour', edits: plan(', ...r.target_unit_ids])]', '])]'), caughtBy: tours('given whom a tour names') },
  { name: 'tour-moved-by-visited', breaks: '被巡查单位可办理 whom it visits moves the tour', edits: service('assertWhole(ctx, permission);', ''), caughtBy: tours('given whom a tour names') },
  { name: 'tour-cancelled-counted', breaks: '取消的计入巡查次数 a cancelled tour counts', edits: records("(t.stationed_on is not null and t.status <> 'cancelled')", '(t.stationed_on is not null)'), caughtBy: tours('given tours of a year') },
  { name: 'tour-close-asked-early', breaks: '问题未销号即有销号待办 it is to be closed while findings are open', edits: todos("i.status not in ('closed','removed')", "i.status = 'draft'"), caughtBy: tours('given what waits') },
];
