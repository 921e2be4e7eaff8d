// Duty holders, guardianships and hand-overs: what was published stays, and no post falls empty unseen.
const spec = (folder) => (tests) => ({ project: 'integration', file: `apps/responsibility/src/${folder}/${folder}.int-spec.ts`, tests });
const [duties, overs] = ['duty-edition', 'hand-over'].map(spec);
const inFile = (path) => (find, replace) => [{ file: `apps/responsibility/${path}.ts`, find, replace }];
const [holders, coverage, hand, objects] = ['migrations/0008-duty-holders', 'src/guardianship/guardianship.records', 'src/hand-over/hand-over.service', 'src/duty-object/duty-object.records'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const dutiesAndGuardianships = [
  { name: 'duty-holder-rewritten', breaks: '公布后责任人可改写 a published holder is written over', edits: holders('create trigger keep_published before update or delete on responsibility.duty_holder', 'create trigger keep_published before delete on responsibility.duty_holder'), caughtBy: duties('given what was published') },
  { name: 'duty-objects-without-scope', breaks: '对象列表不看范围 the list of objects does not ask for the scope', edits: objects(".within(objectReach, ctx, 'duty-holder.read')", ''), caughtBy: duties('given another street') },
  { name: 'hand-over-in-part', breaks: '交接只交一部分 a part is handed over, the rest falls empty', edits: hand('assertWhole(all.length - mine.length);', ''), caughtBy: overs('given a part that is another') },
  { name: 'hand-over-rewritten', breaks: '交接记录可改写 a hand-over is written over', edits: inFile('migrations/0009-guardianships')('create trigger keep_hand_over before update or delete on', 'create trigger keep_hand_over before delete on'), caughtBy: overs('given a person who is disabled') },
  { name: 'guardian-gone-covers', breaks: '停用的包保人仍算覆盖 a guardian who is disabled covers his street', edits: coverage('of.filter((r) => gapOf(r, reference) === null).map', 'of.map'), caughtBy: overs('given three tiers') },
];
