// Duty holders, guardianships and hand-overs: what was published stays, and no post falls empty unseen.
const spec = (folder) => (tests) => ({ project: 'integration', file: `apps/responsibility/src/${folder}/${folder}.int-spec.ts`, tests });
const [duties, overs] = ['duty-edition', 'hand-over'].map(spec);
const inFile = (path) => (find, replace) => [{ file: `apps/responsibility/${path}.ts`, find, replace }];
const [holders, gap, editions, rows, care, coverage, hand, objects] = ['migrations/0008-duty-holders', 'src/duty-edition/holder-gap', 'src/duty-edition/duty-edition.service', 'src/duty-edition/duty-edition.rules', 'src/guardianship/guardianship.service', 'src/guardianship/guardianship.records', 'src/hand-over/hand-over.service', 'src/duty-object/duty-object.records'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const dutiesAndGuardianships = [
  { name: 'duty-holder-rewritten', breaks: '公布后责任人可改写 a published holder is written over', edits: holders('create trigger keep_published before update or delete on responsibility.duty_holder', 'create trigger keep_published before delete on responsibility.duty_holder'), caughtBy: duties('given what was published') },
  { name: 'duty-objects-without-scope', breaks: '对象列表不看范围 the list of objects does not ask for the scope', edits: objects(".within(objectReach, ctx, 'duty-holder.read')", ''), caughtBy: duties('given another street') },
  { name: 'hand-over-in-part', breaks: '交接只交一部分 a part is handed over, the rest falls empty', edits: hand('assertWhole(all.length - mine.length);', ''), caughtBy: overs('given a part that is another') },
  { name: 'hand-over-rewritten', breaks: '交接记录可改写 a hand-over is written over', edits: inFile('migrations/0009-guardianships')('create trigger keep_hand_over before update or delete on', 'create trigger keep_hand_over before delete on'), caughtBy: overs('given a person who is disabled') },
  { name: 'guardian-gone-covers', breaks: '停用的包保人仍算覆盖 a guardian who is disabled covers his street', edits: coverage('of.filter((r) => gapOf(r, reference) === null).map', 'of.map'), caughtBy: overs('given three tiers') },
  { name: 'duty-edition-self-approved', breaks: '拟定人可审定 who wrote in a table approves it', edits: [...rows('if (hasPartInEdition(ctx, r)) throw new ProblemError(e.same_person);', ''), ...holders('check (approved_by is null or (not approved_by = any(authors) and approved_by <> drafted_by and approved_by <> submitted_by)),', '')], caughtBy: duties('given a table, when it is drafted') },
  { name: 'duty-two-stand', breaks: '一岗两人 two tables publish the same post', edits: [...editions('if (taken) throw new ProblemError(e.published_elsewhere, { object: taken.object_name });', ''), ...holders('create unique index duty_holder_standing', 'create index duty_holder_standing')], caughtBy: duties("given a street's table") },
  { name: 'duty-disabled-fills', breaks: '停用仍算落实 a disabled holder still fills his post', edits: gap("when ${of} = 'false'::jsonb then 'disabled'", "when ${of} = 'false'::jsonb then null"), caughtBy: duties('given objects of this year') },
  { name: 'duty-moved-fills', breaks: '调离不入缺口 a holder who moved is on no list', edits: gap("<> coalesce(${alias}.member_unit_id::text, '') then 'moved' end", "<> coalesce(${alias}.member_unit_id::text, '') then null end"), caughtBy: duties('given objects of this year') },
  { name: 'duty-left-published', breaks: '已离任仍可送审 a table names who has left', edits: rows('if (left) throw new ProblemError(e.holder_left', 'if (left === null) throw new ProblemError(e.holder_left'), caughtBy: duties('given a draft that names who has left') },
  { name: 'guardian-decides', breaks: '包保人可自行结束 a guardian ends his own guardianship elsewhere', edits: care('if (!guardianshipHome.covers(ctx, permission, r)) throw new ProblemError(e.out_of_scope, { code: r.division_code });', ''), caughtBy: overs('given a guardianship that does not fit') },
];
