import type { Term } from './grading';

/** Sections (门类) of GB/T 4754-2017 with the range of their divisions (大类): from A01 to T97, without a gap. */
export const INDUSTRY_SECTIONS = {
  A: { zh: '农、林、牧、渔业', en: 'Agriculture, forestry, animal husbandry and fishery', from: 1, to: 5 },
  B: { zh: '采矿业', en: 'Mining', from: 6, to: 12 },
  C: { zh: '制造业', en: 'Manufacturing', from: 13, to: 43 },
  D: { zh: '电力、热力、燃气及水生产和供应业', en: 'Production and supply of electricity, heat, gas and water', from: 44, to: 46 },
  E: { zh: '建筑业', en: 'Construction', from: 47, to: 50 },
  F: { zh: '批发和零售业', en: 'Wholesale and retail trade', from: 51, to: 52 },
  G: { zh: '交通运输、仓储和邮政业', en: 'Transport, storage and post', from: 53, to: 60 },
  H: { zh: '住宿和餐饮业', en: 'Hotels and catering', from: 61, to: 62 },
  I: { zh: '信息传输、软件和信息技术服务业', en: 'Information transmission, software and information technology', from: 63, to: 65 },
  J: { zh: '金融业', en: 'Finance', from: 66, to: 69 },
  K: { zh: '房地产业', en: 'Real estate', from: 70, to: 70 },
  L: { zh: '租赁和商务服务业', en: 'Leasing and business services', from: 71, to: 72 },
  M: { zh: '科学研究和技术服务业', en: 'Scientific research and technical services', from: 73, to: 75 },
  N: { zh: '水利、环境和公共设施管理业', en: 'Water conservancy, environment and public facilities', from: 76, to: 79 },
  O: { zh: '居民服务、修理和其他服务业', en: 'Services to households, repair and other services', from: 80, to: 82 },
  P: { zh: '教育', en: 'Education', from: 83, to: 83 },
  Q: { zh: '卫生和社会工作', en: 'Health and social work', from: 84, to: 85 },
  R: { zh: '文化、体育和娱乐业', en: 'Culture, sports and entertainment', from: 86, to: 90 },
  S: { zh: '公共管理、社会保障和社会组织', en: 'Public management, social security and social organizations', from: 91, to: 96 },
  T: { zh: '国际组织', en: 'International organizations', from: 97, to: 97 },
} as const satisfies Readonly<Record<string, Term & { from: number; to: number }>>;
export type IndustrySection = keyof typeof INDUSTRY_SECTIONS;

/** section 门类 `C` | division 大类 `C26` | group 中类 `C261` | class 小类 `C2614` */
export type IndustryLevel = 'section' | 'division' | 'group' | 'class';

export type IndustryCodeCheck =
  | { ok: true; section: IndustrySection; level: IndustryLevel }
  /** form: not a letter with none, two, three or four digits; division: the section has no such division */
  | { ok: false; reason: 'form' | 'section' | 'division' };

const LEVELS: readonly IndustryLevel[] = ['section', 'division', 'group', 'class'];

/**
 * Checks the form of an industry code (国民经济行业分类, GB/T 4754-2017): the letter of the section, then the two digits of
 * the division, three of the group or four of the class. Section and division are checked against the standard's ranges;
 * groups and classes by their form alone. Strict about case and spaces.
 */
export function checkIndustryCode(code: string): IndustryCodeCheck {
  const [, letter, digits = ''] = /^([A-Z])(\d{2,4})?$/.exec(typeof code === 'string' ? code : '') ?? [];
  if (letter === undefined) return { ok: false, reason: 'form' };
  if (!Object.hasOwn(INDUSTRY_SECTIONS, letter)) return { ok: false, reason: 'section' };
  const section = letter as IndustrySection;
  const { from, to } = INDUSTRY_SECTIONS[section];
  const division = Number(digits.slice(0, 2));
  if (digits && (division < from || division > to)) return { ok: false, reason: 'division' };
  return { ok: true, section, level: LEVELS[Math.max(0, digits.length - 1)] ?? 'class' };
}
