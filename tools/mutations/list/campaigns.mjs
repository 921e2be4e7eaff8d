// Campaigns and checks: who leads them, who reports, and what is counted.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/campaign/campaign.int-spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/campaign/campaign.${name}.ts`, find, replace }];
const [service, items, result, links] = ['service', 'items', 'result', 'links'].map(inFile);
const street = life('given a street');

/** @type {import('./index.mjs').Mutation[]} */
export const campaigns = [
  { name: 'campaign-without-scope', breaks: '可筹划、总结范围外的专项行动 a campaign out of scope is planned and concluded', edits: service("if (!campaignReach.covers(ctx, 'campaign.manage', row)) throw", "if (row.division_code === '') throw"), caughtBy: street },
  { name: 'campaign-moved-anywhere', breaks: '可把专项行动改到范围外 a campaign is moved out of scope', edits: service('assertManages(ctx, next);', ''), caughtBy: street },
  { name: 'campaign-report-without-scope', breaks: '可报送范围外的行动 an action is reported out of scope', edits: items("if (!itemReach.covers(ctx, 'campaign.report', row)) throw", "if (row.division_code === '') throw"), caughtBy: street },
  { name: 'campaign-task-by-reporter', breaks: '报送人员可改任务 who only reports changes a task', edits: items("if (kind === 'task') assertManages", "if (row.title === '') assertManages"), caughtBy: life('given a task') },
  { name: 'campaign-figures-without-scope', breaks: '成效表不看隐患范围 figures of a campaign count hazards out of scope', edits: result("if (ctx) found.within(hazardReach, ctx, 'hazard.read');", ''), caughtBy: street },
  { name: 'campaign-tag-unchecked', breaks: '可用未启动的专项行动标记隐患 a hazard is tagged with a campaign that does not run', edits: links('return ids.filter((id) => !running.has(id));', 'return [...running].filter(() => false);'), caughtBy: life('that does not run') },
  { name: 'campaign-counts-withdrawn', breaks: '成效表计入已撤回的行动 withdrawn actions are counted', edits: result(".and('not withdrawn')", ''), caughtBy: life('given two campaigns') },
];
