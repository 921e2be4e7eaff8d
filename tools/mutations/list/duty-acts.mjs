// 履职留痕: of standing duties alone, by whom they name, of days that are over; a record stays, and 留痕率 counts what it says.
const runs = (tests) => ({ project: 'integration', file: 'apps/responsibility/src/duty-act/duty-act.int-spec.ts', tests });
const rulesSpec = { project: 'unit', file: 'apps/responsibility/src/duty-act/duty-act.rules.spec.ts' };
const inFile = (name) => (find, replace) => [{ file: `apps/responsibility/${name}.ts`, find, replace }];
const [rules, service, records, sql, sheet, migration] = ['src/duty-act/duty-act.rules', 'src/duty-act/duty-act.service', 'src/duty-act/duty-act.records', 'src/duty-act/duty-act.sql', 'src/duty-performance/duty-performance.sql', 'migrations/0043-recorded-by-owners'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const dutyActs = [
  { name: 'duty-acts-performed', breaks: '须办结的事项也可记履职 an item that is performed takes acts', edits: rules('if (r.performed) throw new ProblemError(e.performed, { number: r.number });', ''), caughtBy: rulesSpec },
  { name: 'duty-acts-still-to-come', breaks: '可记未来的履职 what is still to be done is recorded', edits: rules('day < r.effective_from || day > today', 'day < r.effective_from'), caughtBy: rulesSpec },
  { name: 'duty-acts-anybody-withdraws', breaks: '谁都可撤回 anybody withdraws what another recorded', edits: service('if (!mayWithdraw(ctx, act, r)) throw new ProblemError(e.not_own);', ''), caughtBy: runs('given an act recorded wrongly') },
  { name: 'duty-acts-table-changed', breaks: '直接写库可改履职 who writes to the table changes an act', edits: migration("if tg_op = 'DELETE' or old.withdrawn_at is not null or", "if tg_op = 'DELETE' and old.withdrawn_at is not null or"), caughtBy: runs('given an act recorded wrongly') },
  { name: 'duty-acts-for-another', breaks: '谁都可替他人记履职 whoever sees a duty records what another did of it', edits: service('if (as === null) throw new ProblemError(e.not_owner);', "as ??= 'keeper';"), caughtBy: runs('given duties of two leaders') },
  { name: 'duty-acts-of-a-colleague', breaks: '写明责任人的职责同单位的人也可记 of a duty that names a person his unit records too', edits: rules("r.owner_member_id !== null ? 'member' : r.owner_post_id !== null ? 'post' : 'unit'", "'unit'"), caughtBy: runs('given duties of two leaders') },
  { name: 'duty-acts-off-the-post', breaks: '岗位任职人看不到本岗位的职责 who is on the post does not see its duty', edits: inFile('src/list-item/list-item.reach')("post: ['owner_post_id'], units: ['support_unit_ids'] } });\n/** Done", "units: ['support_unit_ids'] } });\n/** Done"), caughtBy: runs('given duties of two leaders') },
  { name: 'duty-acts-as-nobody', breaks: '写库不说记录身份 a row does not say as whom it was recorded', edits: migration('if new.recorded_as is null then', 'if false then'), caughtBy: runs('given duties of two leaders') },
  { name: 'duty-acts-without-scope', breaks: '留痕列表不看范围 the list of acts does not ask for the scope', edits: records(".within(listItemReach, ctx, 'responsibility-list.read')", ''), caughtBy: runs('given another street') },
  { name: 'duty-acts-withdrawn-counts', breaks: '撤回的计入留痕率 what was withdrawn counts as done', edits: sheet('a.withdrawn_at is null and ', ''), caughtBy: runs('given duties with and without acts') },
  { name: 'duty-acts-of-the-one-before', breaks: '移交前的留痕算给后任 what was done before counts for who took over', edits: sql('a.day >= greatest($, ${givenOn})', 'a.day >= $'), caughtBy: runs('given a duty that was given to another') },
  { name: 'duty-acts-of-other-words', breaks: '改写的职责沿用旧留痕 a duty that asks otherwise has the acts of the one before', edits: sql('e.copied_from and o.entered_at is not null and ${wording(\'o\')} is not distinct from ${wording(\'e\')})', 'e.copied_from)'), caughtBy: runs('given a new edition') },
];
