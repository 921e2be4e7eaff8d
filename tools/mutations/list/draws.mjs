// Double-random draws: what binds who draws, who may stand in a pool, and who sees it.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/draw/draw.int-spec.ts', tests });
const lottery = (tests) => ({ project: 'unit', file: 'apps/enforcement/src/draw/draw.lottery.spec.ts', tests });
const strangers = life('given a street and another district');

const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/draw/draw.${name}.ts`, find, replace }];
const [service, records, rules, pool, lots] = ['service', 'records', 'rules', 'pool', 'lottery'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const draws = [
  { name: 'draws-without-scope', breaks: '双随机列表不看范围 the list of draws does not ask for the scope', edits: records(".within(drawReach, ctx, 'draw.read')", ''), caughtBy: strangers },
  { name: 'draw-get-without-scope', breaks: '双随机详情不看范围 a draw is seen out of scope', edits: records("return drawReach.visible(ctx, 'draw.read', row);", 'return row as DrawRow;'), caughtBy: strangers },
  { name: 'draw-step-without-scope', breaks: '组织双随机不看范围 a draw is worked out of scope', edits: service("drawReach.assertActs(ctx, 'draw.manage', 'draw.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));", ''), caughtBy: strangers },
  { name: 'draw-of-others', breaks: '街道可抽取他街道的对象 a street draws among another street\'s', edits: pool(".below('division_code', organizerPrefix(division_code))", ''), caughtBy: strangers },
  { name: 'draw-unpublished', breaks: '未公示的抽查公众可见 everybody reads a draw before it is published', edits: records("and number = $2 and status = 'published'", 'and number = $2'), caughtBy: life('given pools that are fixed') },
  { name: 'draw-list-unpublished', breaks: '未公示的抽查公众可列 everybody lists draws before they are published', edits: records(".and(\"status = 'published'\")", ".and('published_at is null or true')"), caughtBy: life('given pools that are fixed') },
  { name: 'draw-anybody-inspects', breaks: '网格员可进入检查人员库 a grid member stands in the pool of officers', edits: rules("if (!inspectors.has(memberId)) throw", "if (memberId === '') throw"), caughtBy: life('given a grid member') },
  { name: 'draw-recusal-ignored', breaks: '不执行回避 an officer is sent where he recused himself', edits: lots('.filter((o) => !recused.get(o)?.has(id))', ''), caughtBy: lottery('given recusals') },
  { name: 'draw-officers-short', breaks: '回避后人员不足仍可抽取 a subject may get one officer only', edits: rules('if (short[0] !== undefined) throw', 'if (short.length < 0) throw'), caughtBy: life('given recusals that leave') },
  { name: 'draw-by-order', breaks: '不按种子抽取 the seed does not decide', edits: lots('sha256(`${seed}\\nsubject\\n${s.id}`)', 'sha256(s.id)'), caughtBy: lottery('given another seed') },
  { name: 'draw-verified-blindly', breaks: '复核不比对名单 a verification does not look at what was written', edits: records('differing.length === 0 && ', ''), caughtBy: life('given somebody who changes') },
];
