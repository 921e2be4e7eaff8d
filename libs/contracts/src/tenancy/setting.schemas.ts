import { GLOSSARY_KEYS } from '@anlan/domain';
import { z } from 'zod';
import { day, phone, text } from '../kit';

/** `{slug}` tenant, `{year}` in Asia/Shanghai, `{seq}` or `{seq:6}` the number, padded with zeros. */
const numberPattern = z
  .string()
  .trim()
  .max(60)
  .regex(/^(?:[A-Za-z0-9\u4e00-\u9fff〔〕()（）._/-]|\{(?:slug|year)\}|\{seq(?::[1-9])?\})+$/, '编号规则只能含文字、数字、-_./〔〕()，以及 {slug} {year} {seq:位数} / A pattern has letters, digits, -_./() and {slug} {year} {seq:digits}')
  .refine((p) => (p.match(/\{seq(?::\d)?\}/g) ?? []).length === 1, '编号规则须含且只含一个 {seq} / A pattern has {seq} exactly once')
  .refine((p) => p.includes('{year}'), '编号规则须含 {year}：流水号按年重新开始 / A pattern has {year}: numbers begin anew each year');

const daysOff = z.strictObject({ name: text(30), nameEn: text(60).default(''), from: day, to: day }).refine((d) => d.from <= d.to, { path: ['to'], message: '止日早于起日 / The last day is before the first' });

/** 整改期限 as a number of days: the day of the assignment is not counted, the last one counts whole. */
const term = z.strictObject({
  days: z.number().int().min(1).max(365),
  unit: z.enum(['calendar', 'working']).meta({ description: 'calendar 自然日 | working 工作日（按本区日历 by the tenant\'s calendar）' }),
});

/** The product's own choice, until a district makes its own: no statute counts the days, but a hazard that is assigned always has a deadline. */
const usualTerms: Record<'general' | 'major', z.output<typeof term>> = { general: { days: 15, unit: 'calendar' }, major: { days: 30, unit: 'calendar' } };

/** 风险标签 of a district: codes stay with the records, names may be put differently. */
const riskTag = z.strictObject({
  code: z.string().trim().regex(/^[a-z][a-z0-9_]{1,39}$/, '代码以小写字母开头，2–40 位小写字母、数字、下划线 / A code begins with a small letter and has 2 to 40 small letters, digits and underscores'),
  name: text(30),
  nameEn: text(60).default(''),
});
const censusTerm = z.number().int().min(1).max(1095);
const rewardCap = z.number().int().min(1).max(1_000_000_000);
const overdueDays = z.number().int().min(0).max(365);
const inspectionCap = z.number().int().min(0).max(366);

const schemas = {
  numbering: z.strictObject({ hazard: numberPattern.meta({ description: '隐患编号' }) }),
  calendar: z.strictObject({
    years: z.record(
      z.string().regex(/^20\d{2}$/, '年份应如 2026 / A year, such as 2026'),
      z.strictObject({
        source: text(200).meta({ description: '依据, e.g. the notice' }),
        wholeYear: z.boolean().default(false).meta({ description: 'holds the whole notice of a year the release does not know yet' }),
        daysOff: z.array(daysOff).max(60).default([]),
        workingDays: z.array(day).max(60).default([]),
      }),
    ),
  }),
  terms: z.partialRecord(z.enum(GLOSSARY_KEYS, '术语应为词汇表中的英文词（小写） / A term is one of the English words of the glossary, in small letters'), text(30)),
  publicPage: z.strictObject({
    enabled: z.boolean().meta({ description: '公众页面已开放 the page is there for everybody, without a sign-in' }),
    intro: text(2000, 0).default('').meta({ description: '本单位简介 what the bureau is and does' }),
    hotline: phone.nullable().default(null).meta({ description: '公众联系电话 the number for the public' }),
    showTips: z.boolean().default(true).meta({ description: '显示安全提示 show risk tips' }),
    acceptReports: z.boolean().default(false).meta({ description: '接受公众举报隐患（吹哨人） take reports of hazards; only while the page is there' }),
  }),
  deadlines: z.strictObject({
    general: term.nullable().default(usualTerms.general).meta({ description: '一般隐患：交办、重开时未写明期限的整改期限；null 不设，每次须写明 for general hazards that are assigned or re-opened without a deadline; null = none, so that each is given its own' }),
    major: term.nullable().default(usualTerms.major).meta({ description: '重大事故隐患，同上 the same for major hazards' }),
    soonDays: z.number().int().min(0).max(60).default(3).meta({ description: '几日内到期算“临期” due within so many calendar days counts as soon' }),
  }),
  riskTags: z.array(riskTag).max(60).refine((tags) => new Set(tags.map((t) => t.code)).size === tags.length, '标签代码重复 / A code is there twice'),
  censusDays: z.strictObject({
    enterprise: censusTerm.meta({ description: '生产经营单位：几日内须核实一次 within how many calendar days what is on file is confirmed anew' }),
    small_premises: censusTerm.meta({ description: '三小场所，同上 the same for small premises' }),
  }),
  riskReviewDays: z.strictObject({
    red: censusTerm.meta({ description: '重大风险：几日内须复评一次 within how many calendar days a risk point of this level is reviewed anew' }),
    orange: censusTerm, yellow: censusTerm, blue: censusTerm,
  }),
  inspectionCaps: z.strictObject({
    A: inspectionCap.meta({ description: 'A 级：每年行政检查次数上限 at most so many administrative inspections a year' }),
    B: inspectionCap, C: inspectionCap, D: inspectionCap,
  }),
  hazardOversight: z.strictObject({
    recurrenceDays: z.number().int().min(1).max(1095).meta({ description: '同一对象、同一检查项多少日内再次发现算重复隐患 found again at the subject within so many calendar days is recurrent' }),
    escalation: z
      .strictObject({ community: overdueDays, street: overdueDays, district: overdueDays })
      .refine((d) => d.community <= d.street && d.street <= d.district, { path: ['street'], message: '天数须由社区、街道到区递增 / Days rise from community to street to district' })
      .meta({ description: '超期多少日提醒社区、街道、区 after so many days past the deadline the community, the street, the district is reminded' }),
  }),
  hazardLists: z.array(riskTag).max(20).refine((lists) => new Set(lists.map((l) => l.code)).size === lists.length, '清单代码重复 / A code is there twice'),
  reportReward: z.strictObject({
    general: rewardCap.meta({ description: '一般隐患：每件奖励上限，单位：分 at most so much for the report of a general hazard, in 分' }),
    major: rewardCap.meta({ description: '重大事故隐患，同上 the same for a major hazard' }),
    employeePercent: z.number().int().min(0).max(100).meta({ description: '从业人员举报：上限上浮百分比 the cap is so many percent higher where an employee reported' }),
    collectDays: z.number().int().min(1).max(1095).meta({ description: '批准后多少日内领取 days within which it is collected' }),
    how: text(500).meta({ description: '领取办法, which the reporter reads' }),
  }),
  taskReminder: z.strictObject({
    daysBefore: z.number().int().min(0).max(60).meta({ description: '任务到期前多少日提醒牵头单位一次；0 为到期当日 so many calendar days before its day the lead of a task is reminded; 0 = on the day' }),
    everyDays: z.number().int().min(1).max(90).meta({ description: '逾期后每隔多少日提醒一次，从次日起 once a task is overdue, from the day after, again every so many calendar days' }),
  }),
  hazardCategories: z.array(text(50)).min(1).max(200).refine((c) => new Set(c).size === c.length, '类别重复 / A category is there twice'),
} as const;

export type SettingKey = keyof typeof schemas;
export type SettingValue<K extends SettingKey> = z.output<(typeof schemas)[K]>;
export const settingKeys = Object.keys(schemas) as [SettingKey, ...SettingKey[]];

export interface SettingSpec<K extends SettingKey = SettingKey> {
  readonly zh: string;
  readonly en: string;
  readonly schema: (typeof schemas)[K];
  readonly default: SettingValue<K>;
}

/** Every setting a tenant can change: what it is, the form of its value, and what holds until it is changed. */
export const settings: { readonly [K in SettingKey]: SettingSpec<K> } = {
  numbering: { zh: '编号规则', en: 'Patterns of numbers', schema: schemas.numbering, default: { hazard: 'YH-{slug}-{year}-{seq:6}' } },
  calendar: {
    zh: '日历：在全国节假日安排之上的停工日与补班日', en: 'Days off and working days over the national calendar',
    schema: schemas.calendar, default: { years: {} },
  },
  terms: { zh: '本地用语：词汇表术语 → 本区说法', en: 'The district\'s own words for terms of the glossary', schema: schemas.terms, default: {} },
  publicPage: {
    zh: '公众页面：免登录查看与举报隐患，默认关闭', en: 'The public page: what everybody sees and may report, off until it is turned on',
    schema: schemas.publicPage, default: { enabled: false, intro: '', hotline: null, showTips: true, acceptReports: false },
  },
  deadlines: {
    zh: '整改期限：各等级默认天数与临期提醒', en: 'Deadlines: usual days by level, and what counts as soon',
    schema: schemas.deadlines, default: { ...usualTerms, soonDays: 3 },
  },
  riskTags: {
    zh: '风险标签：监管对象的专项风险分类', en: 'Risk tags: the special risks by which subjects are told apart', schema: schemas.riskTags,
    default: [
      { code: 'confined_space', name: '有限空间', nameEn: 'Confined space' },
      { code: 'combustible_dust', name: '粉尘涉爆', nameEn: 'Combustible dust' },
      { code: 'ammonia_refrigeration', name: '涉氨制冷', nameEn: 'Ammonia refrigeration' },
      { code: 'metal_smelting', name: '金属冶炼（深井铸造）', nameEn: 'Metal smelting (deep-well casting)' },
      { code: 'spray_coating', name: '喷涂', nameEn: 'Spray coating' },
      { code: 'lithium_battery', name: '锂电池', nameEn: 'Lithium batteries' },
      { code: 'hazardous_chemicals', name: '危险化学品', nameEn: 'Hazardous chemicals' },
    ],
  },
  censusDays: { zh: '常普常新：各类监管对象的核实周期（天）', en: 'Census: within how many days what is on file is confirmed anew', schema: schemas.censusDays, default: { enterprise: 90, small_premises: 90 } },
  // No law fixes these days: a local rule, to be changed.
  riskReviewDays: { zh: '风险点复评周期（天）：按风险等级', en: 'Within how many days a risk point is reviewed anew, by level', schema: schemas.riskReviewDays, default: { red: 30, orange: 90, yellow: 180, blue: 365 } },
  // 国办发〔2024〕54号 wants a yearly cap, and leaves its figures to those who inspect: these are a local rule, to be changed.
  inspectionCaps: { zh: '年度行政检查次数上限：按分级，依国办发〔2024〕54号由本区规定', en: 'Yearly cap on administrative inspections by grade: a local rule', schema: schemas.inspectionCaps, default: { A: 1, B: 2, C: 4, D: 12 } },
  // No national rule has these figures: they are the district's own.
  hazardOversight: {
    zh: '隐患督促：重复隐患的认定期限，超期提醒逐级升级的天数', en: 'Oversight of hazards: when one is recurrent, and when the reminder of an overdue one rises',
    schema: schemas.hazardOversight, default: { recurrenceDays: 365, escalation: { community: 1, street: 3, district: 7 } },
  },
  hazardLists: {
    zh: '隐患清单：问题清单、三防隐患清单等，隐患录入其中、办结销号', en: 'Lists into which hazards are entered and from which they are struck off', schema: schemas.hazardLists,
    default: [
      { code: 'major_problems', name: '重大安全生产问题清单', nameEn: 'List of major safety problems' },
      { code: 'flood_hazards', name: '三防隐患清单', nameEn: 'List of flood, drought and typhoon hazards' },
    ],
  },
  // 安监总财〔2018〕19号 has at most 300,000 元 for what is major; 应急〔2020〕69号 raises what an employee gets by a share that is set locally. The rest is the district's own.
  reportReward: {
    zh: '举报奖励：每件上限（分）、从业人员上浮、领取期限与办法', en: 'Rewards of reports: caps in 0.01 yuan, the rise for employees, until when and how they are collected', schema: schemas.reportReward,
    default: { general: 50_000, major: 30_000_000, employeePercent: 20, collectDays: 60, how: '请在期限内凭回执号和查询码到本局领取，无须说明身份。Collect it at the bureau with the receipt number and the code; nobody asks who you are.' },
  },
  // No rule has these days: they are the district's own.
  taskReminder: {
    zh: '任务提醒：到期前几日提醒，逾期后每隔几日再提醒', en: 'Reminders of tasks: how many days before they are due, and how often once they are overdue',
    schema: schemas.taskReminder, default: { daysBefore: 3, everyDays: 7 },
  },
  hazardCategories: {
    zh: '隐患类别', en: 'Categories of hazards', schema: schemas.hazardCategories,
    default: [
      '消防安全', '用电安全', '燃气安全', '危险化学品', '特种设备', '有限空间', '粉尘涉爆', '建筑施工', '道路交通', '职业健康',
      '安全管理制度', '教育培训', '应急管理', '三防与地质灾害', '其他',
    ],
  },
};
