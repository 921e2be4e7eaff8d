// Risk points: who sees, collects and moves one, and who may grade.
const spec = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/risk-point/risk-point.int-spec.ts', tests });
const strangers = spec('given another street and another district');
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/risk-point/risk-point.${name}.ts`, find, replace }];
const [service, records, filters, statistics, links] = ['service', 'records', 'filters', 'statistics', 'links'].map(inFile);

/** @type {import('./index.mjs').Mutation[]} */
export const riskPoints = [
  { name: 'risk-points-without-scope', breaks: '风险点列表、地图、统计不看范围 lists, map and figures of risk points do not ask for the scope', edits: filters(".within(riskPointReach, ctx, 'risk-point.read')", ''), caughtBy: strangers },
  { name: 'risk-point-get-without-scope', breaks: '风险点详情不看范围 a risk point is seen out of scope', edits: records("toDetail(ctx, riskPointReach.visible(ctx, 'risk-point.read', found),", 'toDetail(ctx, found as RiskPointRow,'), caughtBy: strangers },
  { name: 'risk-point-step-without-scope', breaks: '办理风险点不看范围 a risk point is worked out of scope', edits: service("riskPointReach.assertActs(ctx, permission, 'risk-point.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));", ''), caughtBy: strangers },
  { name: 'risk-point-collected-anywhere', breaks: '可在范围外采集 a risk point is collected out of scope', edits: service("assertStays(ctx, 'risk-point.collect', row);", ''), caughtBy: strangers },
  { name: 'risk-point-moved-anywhere', breaks: '可把风险点改到范围外 a risk point is moved out of scope', edits: service("assertStays(ctx, 'risk-point.manage', next);", ''), caughtBy: strangers },
  { name: 'risk-point-of-any-subject', breaks: '可关联范围外的监管对象 a risk point is given to a subject out of scope', edits: links(" || !subjectReach.covers(ctx, 'subject.read', row)", ''), caughtBy: spec('given a subject, then') },
  { name: 'review-grades', breaks: '没有定级权限也能在复评时改等级 a review changes the level without the right to grade', edits: service("if (to !== row.level && !(ctx.permissions.has('risk-point.grade') && riskPointReach.covers(ctx, 'risk-point.grade', row))) throw", "if (to === undefined) throw"), caughtBy: spec('given who may not grade') },
  { name: 'collection-without-scope', breaks: '风险采集率不看范围 the rate of collection does not ask for the scope', edits: statistics(".within(subjectReach, ctx, 'risk-point.read')", ''), caughtBy: spec('given subjects in operation') },
];
