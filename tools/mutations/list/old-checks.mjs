// Finished checks of the time before: whose they are to bring in, that none is doubled, and that none passes for one done here.
const spec = (tests) => ({ project: 'integration', file: 'apps/enforcement/src/check/check.import.int-spec.ts', tests });
const inFile = (file) => (find, replace) => [{ file, find, replace }];
const service = inFile('apps/enforcement/src/check/check.import.ts');
const rules = inFile('apps/enforcement/src/check/check.import.rules.ts');

/** @type {import('./index.mjs').Mutation[]} */
export const oldChecks = [
  { name: 'old-check-out-of-scope', breaks: '职责范围之外也能导入历史检查 old checks are brought in where the importer has no part', edits: service("const unitId = checkingUnit(ctx, 'check.import', check.subject.division_code);", 'const unitId = null;'), caughtBy: spec('given another district') },
  { name: 'old-check-other-subject', breaks: '看不见的监管对象也能导入检查 a file names subjects that the importer does not see', edits: [{ file: 'apps/enforcement/src/subject/subject.known.ts', find: ".within(subjectReach, ctx, 'subject.read')", replace: '' }], caughtBy: spec('given another district') },
  { name: 'old-check-doubled', breaks: '同一份记录可以导入两次 an old record is brought in twice', edits: service('if (there.has(key)) return { faults: [doubled] };', ''), caughtBy: spec('given a file with mistakes') },
  { name: 'old-check-unmarked', breaks: '历史导入的检查看似在本系统完成 a check that was brought in passes for one done here', edits: service('source_record: c.number, opened_by', "source_record: null, opened_by"), caughtBy: spec('given a file with mistakes') },
  { name: 'old-check-to-come', breaks: '可以导入尚未发生的检查 a check of a day to come is brought in', edits: rules('else if (day > today)', "else if (day > '9999')"), caughtBy: spec('given a file with mistakes') },
  { name: 'old-check-one-officer', breaks: '一名执法人员的行政检查也能导入 an inspection by one officer is brought in', edits: rules('if (people.length < 2 ||', 'if ('), caughtBy: spec('given a file with mistakes') },
  { name: 'old-check-today', breaks: '历史检查按导入日计入统计 an old check counts on the day it was brought in', edits: service('finished_at: at, closed_at: at', 'finished_at: now, closed_at: now'), caughtBy: spec('given checks of two months') },
  { name: 'old-check-not-in-plan', breaks: '导入的行政检查不计入年度计划 an inspection that was brought in does not count in its plan', edits: service("if (r.kind === 'inspection' && r.finished_at)", "if (r.kind === 'self_check' && r.finished_at)"), caughtBy: spec('given checks of two months') },
  { name: 'old-check-finds-twice', breaks: '历史检查的隐患数与隐患台账重复计 what an old check found is counted beside the rows of hazards', edits: [{ file: 'apps/enforcement/src/check/check.statistics.ts', find: ' filter (where source_record is null)', replace: '' }], caughtBy: spec('given checks of two months') },
  {
    name: 'plan-by-sending-day', breaks: '离线检查按发送日计入年度计划 an inspection counts in the plan of the year in which it was sent', edits: [{ file: 'apps/enforcement/src/check/check.service.ts', find: 'const at = done.finished_at ?? now;', replace: 'const at = now;' }],
    caughtBy: { project: 'integration', file: 'apps/enforcement/src/inspection-plan/inspection-plan.int-spec.ts', tests: 'given an inspection that was signed on the last evening' },
  },
];
