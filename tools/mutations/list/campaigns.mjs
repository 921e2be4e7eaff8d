// Campaigns and checks: who leads them, who reports, and what is counted.
const life = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/campaign/campaign.int-spec.ts', tests });
const inFile = (name) => (find, replace) => [{ file: `apps/enforcement/src/campaign/campaign.${name}.ts`, find, replace }];
const [service, items, result, links] = ['service', 'items', 'result', 'links'].map(inFile);
const street = life('given a street');

const check = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/check/check.int-spec.ts', tests });
const checkRules = { project: 'unit', file: 'apps/enforcement/src/check/check.rules.spec.ts' };
const inCheck = (name) => (find, replace) => [{ file: `apps/enforcement/src/check/check.${name}.ts`, find, replace }];
const [rules, opening, steps, list, filters, subjects, reach] = ['rules', 'opening', 'service', 'list', 'filters', 'subjects', 'reach'].map(inCheck);
const strangers = check('given another street and another district');

/** @type {import('./index.mjs').Mutation[]} */
export const campaigns = [
  { name: 'campaign-without-scope', breaks: '可筹划、总结范围外的专项行动 a campaign out of scope is planned and concluded', edits: service("if (!campaignReach.covers(ctx, 'campaign.manage', row)) throw", "if (row.division_code === '') throw"), caughtBy: street },
  { name: 'campaign-moved-anywhere', breaks: '可把专项行动改到范围外 a campaign is moved out of scope', edits: service('assertManages(ctx, next);', ''), caughtBy: street },
  { name: 'campaign-report-without-scope', breaks: '可报送范围外的行动 an action is reported out of scope', edits: items("else if (!itemReach.covers(ctx, 'campaign.report', row)) throw", "else if (row.division_code === '') throw"), caughtBy: street },
  { name: 'campaign-task-by-reporter', breaks: '报送人员可改任务 who only reports changes a task', edits: items("if (kind === 'task') campaignReach.assertCovers(ctx, 'campaign.manage', campaign);\n      else itemReach", 'itemReach'), caughtBy: life('given a task') },
  { name: 'campaign-step-without-scope', breaks: '可启动、总结范围外的专项行动 a campaign out of scope is started and concluded', edits: service("campaignReach.assertCovers(ctx, 'campaign.manage', row);", ''), caughtBy: street },
  { name: 'campaign-progress-without-scope', breaks: '可报送范围外任务的进度 the progress of a task out of scope is reported', edits: items("itemReach.assertCovers(ctx, 'campaign.report', row);\n      const more = storedEvidence(body.evidence);", 'const more = storedEvidence(body.evidence);'), caughtBy: life('given a task') },
  { name: 'campaign-figures-without-scope', breaks: '成效表不看隐患范围 figures of a campaign count hazards out of scope', edits: result("if (ctx) where.within(cellReach, ctx, 'hazard.read');", ''), caughtBy: street },
  { name: 'campaign-tag-unchecked', breaks: '可用未启动的专项行动标记隐患 a hazard is tagged with a campaign that does not run', edits: links('return ids.filter((id) => !running.has(id));', 'return [...running].filter(() => false);'), caughtBy: life('that does not run') },
  { name: 'campaign-counts-withdrawn', breaks: '成效表计入已撤回的行动 withdrawn actions are counted', edits: result(".and('not withdrawn')", ''), caughtBy: life('given two campaigns') },
  { name: 'inspection-by-grid-member', breaks: '网格员可作为行政检查人员 a grid member inspects', edits: rules("if (!person.inspects) throw", "if (person.name === '') throw"), caughtBy: checkRules },
  { name: 'inspection-by-any-role', breaks: '不查角色即可列为执法人员 whoever is named is taken for an officer', edits: opening('inspects: inspectors.has(id)', 'inspects: inspectors.size >= 0'), caughtBy: check('given grid members') },
  { name: 'inspection-by-one', breaks: '一名执法人员即可检查 one officer inspects alone', edits: rules('.size < Math.max(2, found.length)) throw', '.size < 1) throw'), caughtBy: checkRules },
  { name: 'inspection-certificate-unchecked', breaks: '执法证号不校验 any certificate number is taken', edits: rules('if (!CERTIFICATE_NUMBER.test(certificateNumber)) throw', "if (certificateNumber === '') throw"), caughtBy: checkRules },
  { name: 'inspection-approved-by-itself', breaks: '可自己批准行政检查 whoever asks for an inspection approves it', edits: steps("assertOther(ctx, row);\n      return { event: 'approved'", "return { event: 'approved'"), caughtBy: check('given grid members') },
  { name: 'inspection-without-code', breaks: '不扫场所码也可入企 officers sign in without the code of the premises', edits: steps('if (subject?.code !== keptPremisesCode(body.premisesCode)) throw', "if (subject?.code === '') throw"), caughtBy: check('given an inspection') },
  { name: 'inspection-signed-by-others', breaks: '非本次检查人员可签记录 who is no officer of an inspection signs its record', edits: steps("if (kind === 'inspection' && action === 'finish') assertConductor(ctx, row);", ''), caughtBy: check('given an inspection') },
  { name: 'inspection-over-cap', breaks: '达到年度上限仍可安排检查 an inspection is planned over the cap', edits: rules("if (cause === 'plan' && isReached(cap)) throw", "if (cause === 'plan' && cap.done < 0) throw"), caughtBy: checkRules },
  { name: 'check-sent-by-another', breaks: '知道编号即可读到他人的检查 an id leads to somebody else\'s check', edits: opening('if (!row || row.opened_by !== ctx.actor.id || row.kind !== kind) throw', 'if (!row) throw'), caughtBy: check('given a phone') },
  { name: 'checks-without-scope', breaks: '检查台账不看范围 the list of checks does not ask for the scope', edits: filters("const where = new Where().and('tenant_id = $', ctx.tenantId).within(checkReach, ctx, 'check.read');\n  where.and('kind", "const where = new Where().and('tenant_id = $', ctx.tenantId);\n  where.and('kind"), caughtBy: strangers },
  { name: 'check-get-without-scope', breaks: '检查记录不看范围 a check is seen out of scope', edits: list("const row = checkReach.visible(ctx, 'check.read', found);", 'const row = found as CheckRow;'), caughtBy: strangers },
  { name: 'check-step-without-scope', breaks: '办理检查不看范围 a check is worked out of scope', edits: steps("checkReach.assertActs(ctx, permission, 'check.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));", ''), caughtBy: strangers },
  { name: 'check-of-any-subject', breaks: '可检查范围外的监管对象 a subject out of scope is checked', edits: subjects("(code === undefined && !subjectReach.covers(ctx, 'subject.read', row))", "row.name === ''"), caughtBy: strangers },
  { name: 'check-opened-anywhere', breaks: '可在范围外开展检查 a check is opened out of scope', edits: reach('if (unit === undefined) throw new ProblemError(checkErrors.out_of_scope, { code: divisionCode });\n  return unit;', 'return unit ?? null;'), caughtBy: strangers },
];
