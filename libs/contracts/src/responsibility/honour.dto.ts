import { z } from 'zod';
import { day, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { honourActions, honourStates } from './honour.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
export const honourKinds = ['collective', 'individual', 'practice'] as const;
export type HonourKind = (typeof honourKinds)[number];
export const honourKindNames = { collective: { zh: '集体', en: 'Collective' }, individual: { zh: '个人', en: 'Individual' }, practice: { zh: '经验推广', en: 'Practice spread' } } as const satisfies Record<HonourKind, { zh: string; en: string }>;
export const honourLevels = ['national', 'province', 'city', 'district'] as const;
export type HonourLevel = (typeof honourLevels)[number];
export const honourLevelNames = { national: { zh: '国家级', en: 'National' }, province: { zh: '省级', en: 'Provincial' }, city: { zh: '市级', en: 'Municipal' }, district: { zh: '区级', en: 'District' } } as const satisfies Record<HonourLevel, { zh: string; en: string }>;
const kind = z.enum(honourKinds).meta({ description: 'collective 集体 | individual 个人 | practice 经验推广' });
const level = z.enum(honourLevels).meta({ description: 'national 国家 | province 省 | city 市 | district 区' });
const holder = z.object({ name: text(200).meta({ description: '获得者: the name as the document has it' }), unitId: uuid.nullable().default(null).meta({ description: 'a unit of the district' }), memberId: uuid.nullable().default(null).meta({ description: 'a person of the district' }) });

const facts = {
  kind, title: text(200).meta({ description: '荣誉名称、经验名称' }), level, awardingBody: text(200).meta({ description: '授予、推广单位' }), document: text(200).nullable().meta({ description: '文号' }), awardedOn: day.meta({ description: '授予日期' }),
  holders: z.array(holder).min(1).max(100).meta({ description: '获得者, each named once: of a practice, whose it is' }), fileIds: z.array(uuid).min(1).max(20).meta({ description: '佐证附件: the document or certificate' }),
};
export const registerHonourBody = z.strictObject({ ...facts, document: facts.document.default(null) }).meta({ id: 'RegisterHonour' });
export type RegisterHonourBody = z.output<typeof registerHonourBody>;
export const changeHonourBody = z.strictObject(facts).partial().meta({ id: 'ChangeHonour' });
export type ChangeHonourBody = z.output<typeof changeHonourBody>;
export const verifyHonourBody = z.strictObject({ note: text(1000).meta({ description: '核实意见' }) });
export const withdrawHonourBody = z.strictObject({ reason: text(500).meta({ description: '撤销原因' }) });
export const honour = z
  .object({
    id: uuid, number: z.string(), ...facts, status: z.enum(honourStates).meta({ description: 'registered 待核实 | verified 已核实 | withdrawn 已撤销' }), verifyNote: z.string().nullable(), verifiedBy: person.nullable(), verifiedAt: instant.nullable(), withdrawReason: z.string().nullable(),
    registeredBy: person, registeredAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(honourActions)),
  })
  .meta({ id: 'Honour' });
export type Honour = z.infer<typeof honour>;
export const honourPage = page(honour);
export const honourQuery = pageQuery.extend({ kind: kind.optional(), level: level.optional(), status: someOf(honourStates).optional(), from: day.optional().meta({ description: 'awarded on the day or later' }), to: day.optional(), q: text(100).optional().meta({ description: 'words in number, title and awarding body' }) });
export type HonourQuery = z.output<typeof honourQuery>;
export const honourFiguresQuery = z.object({ from: day.optional(), to: day.optional() });
export type HonourFiguresQuery = z.output<typeof honourFiguresQuery>;
const counts = { count: z.number().int().meta({ description: '项数: honours' }), holders: z.number().int().meta({ description: '获得者数: 1 个集体, 4 名个人' }), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of honours gives exactly these rows' }) };
export const honourFigures = z
  .object({ asOf: instant, text: z.string().meta({ description: '一句话: 获市级表彰 1 个集体、4 名个人' }), total: z.object(counts), items: z.array(z.object({ level, kind, ...counts })).meta({ description: 'verified honours alone' }) })
  .meta({ id: 'HonourFigures' });
export type HonourFigures = z.infer<typeof honourFigures>;
