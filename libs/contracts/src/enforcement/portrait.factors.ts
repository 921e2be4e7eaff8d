import type { subjectGrades } from './subject.dto';

interface Factor {
  readonly zh: string;
  readonly en: string;
  /** what one of it is */
  readonly unit: { readonly zh: string; readonly en: string };
  /** what brings it down */
  readonly advice: { readonly zh: string; readonly en: string };
}

const piece = { zh: '条', en: '' } as const;
const level = { zh: '级', en: '' } as const;
const times = { zh: '次', en: '' } as const;
const place = { zh: '处', en: '' } as const;

/** 画像因子: facts that the ledgers know of a subject, each counted, none of them entered by hand. */
export const portraitFactors = {
  grade: { zh: '分级（A 0、B 1、C 2、D 3，未分级 0）', en: 'Grade (A 0, B 1, C 2, D 3, none 0)', unit: level, advice: { zh: '分级由执法人员评定；对照分级理由改进', en: 'An officer grades: improve what the reasons of the grade name' } },
  open_hazards: { zh: '未销号一般隐患', en: 'Open general hazards', unit: piece, advice: { zh: '按期整改并提交复查', en: 'Rectify them in time and submit them' } },
  major_hazards: { zh: '未销号重大事故隐患', en: 'Open major hazards', unit: piece, advice: { zh: '落实责任、措施、资金、时限、预案，立即治理', en: 'See to responsibility, measures, money, time and plan at once' } },
  overdue_hazards: { zh: '超期未整改隐患', en: 'Overdue hazards', unit: piece, advice: { zh: '立即整改；确有困难的申请延期', en: 'Rectify them now; ask for an extension where that cannot be' } },
  recurrences: { zh: '近一年重复隐患', en: 'Hazards that recurred within a year', unit: piece, advice: { zh: '查找反复出现的原因，从制度和培训上解决', en: 'Find why they come back, and mend rules and training' } },
  checks_with_hazards: { zh: '近一年查出隐患的检查', en: 'Checks within a year that found hazards', unit: times, advice: { zh: '检查前先开展自查自改', en: 'Check yourself and rectify before others check' } },
  never_checked: { zh: '近一年未经检查', en: 'Not checked within a year', unit: times, advice: { zh: '开展企业自查，或由网格巡查', en: 'Carry out a self-check, or have the grid visit' } },
  census_due: { zh: '档案逾期未核实', en: 'Record not confirmed in time', unit: times, advice: { zh: '核实并更新档案', en: 'Confirm the record and bring it up to date' } },
  red_risks: { zh: '红色风险点', en: 'Red risk points', unit: place, advice: { zh: '落实重大风险管控措施和责任人', en: 'Put measures and owners of major risks in place' } },
  orange_risks: { zh: '橙色风险点', en: 'Orange risk points', unit: place, advice: { zh: '落实较大风险管控措施和责任人', en: 'Put measures and owners of these risks in place' } },
  uncontrolled_risks: { zh: '未落实管控的风险点（双重预防）', en: 'Risk points not under control (dual prevention)', unit: place, advice: { zh: '完成评估、定级，落实管控措施', en: 'Assess and grade them, and put measures in place' } },
  reviews_due: { zh: '逾期未复评的风险点', en: 'Risk points past their review', unit: place, advice: { zh: '按期复评风险点', en: 'Review them' } },
} as const satisfies Record<string, Factor>;
export type PortraitFactor = keyof typeof portraitFactors;
export const portraitFactorKeys = Object.keys(portraitFactors) as [PortraitFactor, ...PortraitFactor[]];
export const gradePoints: Readonly<Record<(typeof subjectGrades)[number], number>> = { A: 0, B: 1, C: 2, D: 3 };

/** 红橙黄蓝, gravest first. */
export const portraitColours = ['red', 'orange', 'yellow', 'blue'] as const;
export type PortraitColour = (typeof portraitColours)[number];
export const portraitColourNames: Readonly<Record<PortraitColour, { readonly zh: string; readonly en: string }>> = {
  red: { zh: '红', en: 'Red' }, orange: { zh: '橙', en: 'Orange' }, yellow: { zh: '黄', en: 'Yellow' }, blue: { zh: '蓝', en: 'Blue' },
};

/** What a portrait does not decide; it stands wherever one is shown. */
export const portraitNotice = {
  zh: '画像由台账数据按已发布的模型计算，只作提示：分级（A–D）、年度检查上限和任何处理决定由执法人员依法作出，画像说明理由，不代替决定。',
  en: 'A portrait is computed from the ledgers by a published model and is advice: grades (A–D), the yearly cap on inspections and every decision are an officer\'s by law. It gives reasons and decides nothing.',
} as const;

/** A model to begin a draft with; a district weighs for itself. */
export const portraitModelSuggestion = {
  factors: [
    { factor: 'grade', points: 5, most: 15 }, { factor: 'major_hazards', points: 20, most: 30 }, { factor: 'overdue_hazards', points: 6, most: 18 }, { factor: 'open_hazards', points: 1, most: 8 }, { factor: 'recurrences', points: 3, most: 9 },
    { factor: 'checks_with_hazards', points: 1, most: 4 }, { factor: 'never_checked', points: 3, most: 3 }, { factor: 'census_due', points: 3, most: 3 }, { factor: 'red_risks', points: 3, most: 6 }, { factor: 'uncontrolled_risks', points: 1, most: 4 },
  ],
  thresholds: { red: 40, orange: 25, yellow: 12 },
} as const;
