/** What is counted of a street in a month, out of the ledgers; each leads to its rows. */
export const performanceCounts = [
  'checks', 'inspections', 'hazards', 'hazards_closed', 'hazards_in_time', 'hazards_overdue', 'hazards_reopened', 'tasks', 'tasks_done', 'tasks_overdue', 'planned', 'inspected',
] as const;
export type PerformanceCount = (typeof performanceCounts)[number];

/** Shares of one count in another. 执法处罚率 is not among them: no ledger knows penalties yet. */
export const performanceRates = ['handling_rate', 'progress'] as const;
export type PerformanceRate = (typeof performanceRates)[number];

export const performanceFigures = [...performanceCounts, ...performanceRates] as const;
export type PerformanceFigure = (typeof performanceFigures)[number];

export const performanceRateParts = {
  handling_rate: ['hazards_closed', 'hazards'],
  progress: ['inspected', 'planned'],
} as const satisfies Record<PerformanceRate, readonly [numerator: PerformanceCount, denominator: PerformanceCount]>;

export const performanceFigureNames = {
  checks: { zh: '检查（不含企业自查）', en: 'Checks, but for self-checks' },
  inspections: { zh: '其中行政检查', en: 'Of these, administrative inspections' },
  hazards: { zh: '发现隐患', en: 'Hazards found' },
  hazards_closed: { zh: '已查处销号', en: 'Hazards dealt with and closed' },
  hazards_in_time: { zh: '按期销号', en: 'Hazards closed in time' },
  hazards_overdue: { zh: '超期', en: 'Hazards not closed in time' },
  hazards_reopened: { zh: '重新打开', en: 'Hazards re-opened' },
  tasks: { zh: '应完成专项任务', en: 'Campaign tasks due' },
  tasks_done: { zh: '已完成专项任务', en: 'Campaign tasks done' },
  tasks_overdue: { zh: '逾期专项任务', en: 'Campaign tasks not done in time' },
  planned: { zh: '计划检查家数', en: 'Subjects planned' },
  inspected: { zh: '已检查计划家数', en: 'Planned subjects inspected' },
  handling_rate: { zh: '隐患查处率', en: 'Hazard handling rate' },
  progress: { zh: '执法进度', en: 'Progress of the inspection plan' },
} as const satisfies Record<PerformanceFigure, { zh: string; en: string }>;
