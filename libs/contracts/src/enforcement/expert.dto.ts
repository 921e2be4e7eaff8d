import { checkCreditCode } from '@anlan/domain';
import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, personal, phone, text, uuid } from '../kit';
import { expertActions, expertStates, expertTaskActions, expertTaskStates } from './expert.lifecycle';

export const expertLevels = ['district', 'city', 'province'] as const;
export const expertLevelNames = {
  district: { zh: '区级库', en: 'District roster' },
  city: { zh: '市级库', en: 'City roster' },
  province: { zh: '省级库', en: 'Province roster' },
} as const satisfies Record<(typeof expertLevels)[number], { zh: string; en: string }>;

/** 费用、金额 in 分 (0.01 元): at most ten million 元. */
export const fen = z.number().int().min(0).max(1_000_000_000).meta({ description: '金额，单位：分 in 0.01 元' });

const level = z.enum(expertLevels).meta({ description: 'district 区级 | city 市级 | province 省级: the highest roster the expert stands on' });
/** 统一社会信用代码 GB 32100-2015. */
export const creditCodeText = z
  .string()
  .trim()
  .refine((s) => checkCreditCode(s).ok, '统一社会信用代码有误 / The unified social credit code is wrong')
  .meta({ format: 'credit-code', description: '统一社会信用代码 GB 32100-2015' });
const facts = {
  name: text(50).meta({ description: '姓名' }),
  phone: phone.nullable().default(null),
  speciality: text(100).meta({ description: '专业领域, e.g. 危险化学品' }),
  title: text(50).nullable().default(null).meta({ description: '职称, e.g. 高级工程师' }),
  unit: text(100).meta({ description: '工作单位: an expert is sent to no subject of this name' }),
  unitCreditCode: creditCodeText.nullable().default(null).meta({ description: '工作单位统一社会信用代码: nor to the subject of this code' }),
  level,
  validUntil: day.meta({ description: '聘期截止 the last day on which the expert may be tasked' }),
};
export const addExpertBody = z.strictObject({ ...facts, divisionCode: divisionCode.meta({ description: 'of who keeps the expert: the district, or a street; both may send him' }) }).meta({ id: 'AddExpert' });
export type AddExpertBody = z.output<typeof addExpertBody>;
export const changeExpertBody = z
  .strictObject({ name: facts.name, phone: phone.nullable(), speciality: facts.speciality, title: text(50).nullable(), unit: facts.unit, unitCreditCode: creditCodeText.nullable(), level, validUntil: day })
  .partial()
  .meta({ id: 'ChangeExpert' });
export type ChangeExpertBody = z.output<typeof changeExpertBody>;
export const removeExpertBody = z.strictObject({ reason: text(500) });
export const restoreExpertBody = z.strictObject({ note: text(500).optional() });
export const revealExpertBody = z.strictObject({ reason: text(200, 2).meta({ description: '事由; stands in the audit log' }) });

const person = z.object({ id: z.string(), name: z.string() });
export const expert = z
  .object({
    id: uuid, number: z.string().meta({ description: '专家编号, e.g. ZJK440310-0001: what to call the expert by, where the name is masked' }),
    name: personal('name', z.string().meta({ description: '姓名; masked, the reveal action shows it' })), phone: personal('phone', z.string().nullable()),
    speciality: z.string(), title: z.string().nullable(), unit: z.string(), unitCreditCode: z.string().nullable(), level, validUntil: day, divisionCode: z.string(), divisionName: z.string(),
    status: z.enum(expertStates).meta({ description: 'active 在库 | removed 已出库' }), inForce: z.boolean().meta({ description: '可派出 on the roster, and valid today' }), removeReason: z.string().nullable(),
    addedBy: person, addedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(expertActions)),
  })
  .meta({ id: 'Expert' });
export type Expert = z.infer<typeof expert>;
export const expertPage = page(expert);
export const revealedExpert = z.object({ id: uuid, name: personal('name', z.string()), phone: personal('phone', z.string().nullable()) }).meta({ id: 'RevealedExpert', description: 'in full' });
export type RevealedExpert = z.infer<typeof revealedExpert>;

export const expertQuery = pageQuery.extend({
  status: z.enum(expertStates).optional(),
  level: z.enum(expertLevels).optional(),
  inForce: flag.optional().meta({ description: 'true: on the roster and valid today; false: the others' }),
  q: text(100).optional().meta({ description: 'words in number, speciality, title, unit; never the name' }),
});
export type ExpertQuery = z.output<typeof expertQuery>;

export const assignExpertTaskBody = z
  .strictObject({
    expertId: uuid, subjectId: uuid.meta({ description: '去往的监管对象' }), onDay: day.meta({ description: '任务日期' }), task: text(500).meta({ description: '任务内容' }),
    contractId: uuid.optional().meta({ description: '服务合同, under which the expert is sent' }), fee: fen.default(0).meta({ description: '约定费用，单位：分' }),
  })
  .meta({ id: 'AssignExpertTask' });
export type AssignExpertTaskBody = z.output<typeof assignExpertTaskBody>;
export const finishExpertTaskBody = z.strictObject({ result: text(2000).meta({ description: '完成情况、专家意见' }), fee: fen.optional().meta({ description: '实付费用，单位：分; left out: as agreed' }) });
export const cancelExpertTaskBody = z.strictObject({ reason: text(500) });

export const expertTask = z
  .object({
    id: uuid, expert: z.object({ id: uuid, number: z.string(), name: personal('name', z.string()) }), subject: z.object({ id: uuid, name: z.string() }), divisionCode: z.string(), divisionName: z.string(),
    contractId: uuid.nullable(), onDay: day, task: z.string(), fee: fen, status: z.enum(expertTaskStates).meta({ description: 'assigned 已派出 | finished 已完成 | cancelled 已取消' }),
    result: z.string().nullable(), cancelReason: z.string().nullable(), assignedBy: person, assignedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(expertTaskActions)),
  })
  .meta({ id: 'ExpertTask' });
export type ExpertTask = z.infer<typeof expertTask>;
export const expertTaskPage = page(expertTask);
export const expertTaskQuery = pageQuery.extend({
  expertId: uuid.optional(), subjectId: uuid.optional(), contractId: uuid.optional(), status: z.enum(expertTaskStates).optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
});
export type ExpertTaskQuery = z.output<typeof expertTaskQuery>;
