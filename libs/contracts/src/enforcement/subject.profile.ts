import { z } from 'zod';
import { text } from '../kit';

/** 十要素, in the order in which a sheet shows them: what it takes to know an enterprise's safety (企业“10要素”摸排). */
export const profileElements = {
  operation: { zh: '企业运营状况', en: 'Operation', what: '主要产品、工艺、班次、场所面积 products, processes, shifts, floor space' },
  management: { zh: '安全管理机构与制度', en: 'Safety management', what: '安全管理机构、专职人员、责任制和规程 organization, staff, responsibilities, procedures' },
  investment: { zh: '安全投入', en: 'Investment in safety', what: '安全生产费用的提取和使用 money set aside and spent' },
  culture: { zh: '安全文化', en: 'Safety culture', what: '班组建设、标准化、宣传 teams, standardization, publicity' },
  training: { zh: '教育培训', en: 'Training', what: '负责人、安全员、从业人员培训与持证 who was trained and holds which certificate' },
  equipment: { zh: '安全设备设施', en: 'Equipment', what: '特种设备、消防与防护设施及其检验 special equipment, fire and protective equipment, inspections' },
  special_staff: { zh: '特殊作业人员', en: 'Special operators', what: '特种作业、危险作业人员及证件 operators of special and dangerous work, certificates' },
  materials: { zh: '危险物料', en: 'Dangerous materials', what: '危化品、可燃粉尘等品种与储量 kinds and stored quantities' },
  risks: { zh: '隐患风险', en: 'Risks and hazards', what: '主要风险、重大危险源、历史事故 main risks, major hazard installations, past accidents' },
  emergency: { zh: '应急准备', en: 'Preparedness', what: '预案、演练、物资、联系渠道 plans, drills, supplies, contacts' },
} as const;
export type ProfileElement = keyof typeof profileElements;
export const profileElementNames = Object.keys(profileElements) as [ProfileElement, ...ProfileElement[]];

const figure = z.strictObject({ name: text(50).meta({ description: '指标, e.g. 年安全投入' }), value: z.number().min(-1e15).max(1e15), unit: text(20).nullable().default(null).meta({ description: '单位, e.g. 万元' }) });

/** One of the ten, filled: with words, with figures or with both. */
export const profileEntry = z
  .strictObject({ text: text(2000).nullable().default(null), figures: z.array(figure).max(20).default([]) })
  .refine((e) => e.text !== null || e.figures.length > 0, '文字与数据至少一项；清空请填 null / Give words or figures; null empties it')
  .meta({ id: 'SubjectProfileEntry' });
export type ProfileEntry = z.output<typeof profileEntry>;
export type SubjectProfile = Readonly<Partial<Record<ProfileElement, ProfileEntry>>>;

const elements = <T extends z.ZodType>(entry: (e: ProfileElement) => T): Record<ProfileElement, T> =>
  Object.fromEntries(profileElementNames.map((e) => [e, entry(e)])) as Record<ProfileElement, T>;
const described = <T extends z.ZodType>(e: ProfileElement, schema: T): T => schema.meta({ description: `${profileElements[e].zh} ${profileElements[e].en}: ${profileElements[e].what}` }) as T;

/** Some of the ten; null empties one, what is left out stays. */
export const profileChange = z.strictObject(elements((e) => described(e, profileEntry.nullable().optional()))).meta({ id: 'SubjectProfileChange' });
export const profile = z.object(elements((e) => described(e, profileEntry.nullable()))).meta({ id: 'SubjectProfile' });
export type ProfileChange = z.output<typeof profileChange>;
