import { z } from 'zod';
import { instant, text, uuid } from '../kit';
import { evidenceItem } from './hazard.dto';
import { fiveRequirements, listLevels, reopenCauses } from './hazard.parts.dto';

const note = text(2000).optional();
const reason = text(2000);
const evidence = z.array(evidenceItem).max(20);

export const assignBody = z.strictObject({
  unitId: uuid.optional(),
  memberId: uuid.optional().meta({ description: '整改责任人 the member who rectifies, e.g. the enterprise owner' }),
  dueAt: instant.optional().meta({ description: '整改期限；未定且本区设了默认天数（设置 deadlines）的，按默认 the deadline; where there is none, that of the setting deadlines' }),
  note,
});
export const startBody = z.strictObject({ note });
export const submitBody = z.strictObject({ evidence: evidence.min(1, '申请验收须附佐证 / Evidence is required'), note });

const verdict = { result: z.enum(['accepted', 'rejected']), reason: reason.optional(), note, evidence: evidence.optional() };
const saysWhy = (b: { result: string; reason?: string | undefined; note?: string | undefined }): boolean => b.result === 'accepted' || !!(b.reason ?? b.note);
export const verifyBody = z.strictObject(verdict).refine(saysWhy, { path: ['reason'], message: '复查不合格须说明原因 / Say why the rectification is rejected' });

export const extendBody = z.strictObject({ dueAt: instant, reason });
export const requestExtensionBody = z.strictObject({ dueAt: instant.meta({ description: '申请延至 the deadline asked for' }), reason });
export const decideExtensionBody = z
  .strictObject({
    result: z.enum(['approved', 'refused']),
    dueAt: instant.optional().meta({ description: '批准的期限；不填即申请的期限 the deadline that is given, where it is not the one asked for' }),
    reason: reason.optional(),
  })
  .refine((b) => b.result === 'approved' || !!b.reason, { path: ['reason'], message: '不同意延期须说明原因 / Say why the extension is refused' });

export const assignDepartmentBody = z.strictObject({ unitId: uuid.meta({ description: '主管部门 the department that sees to it' }), memberId: uuid.optional(), note });
export const submitDepartmentBody = z.strictObject({ evidence: evidence.min(1, '申请验收须附佐证 / Evidence is required'), note });
export const verifyDepartmentBody = z.strictObject(verdict).refine(saysWhy, { path: ['reason'], message: '不通过须说明原因 / Say why it is rejected' });

export const listSupervisionBody = z.strictObject({ requirements: fiveRequirements, note });
export const giveOpinionBody = z.strictObject({
  expert: text(100).meta({ description: '专家姓名、单位 name and where from' }), opinion: text(2000), agrees: z.boolean().meta({ description: '是否同意销号 whether it may be closed' }), evidence: evidence.optional(),
});
export const unlistBody = z.strictObject({ reason });
export const urgeBody = z.strictObject({ note });

export const reopenBody = z.strictObject({
  cause: z.enum(reopenCauses).meta({ description: 'sampling 抽查复核 | complaint 投诉举报' }),
  reason,
  dueAt: instant.optional().meta({ description: '新的整改期限；不填按默认 where it is left out, that of the setting deadlines' }),
  evidence: evidence.optional(),
});
export const retagBody = z.strictObject({
  add: z.array(uuid).max(20).default([]).meta({ description: '加入的专项行动: campaigns that run' }),
  remove: z.array(uuid).max(20).default([]).meta({ description: '移出的专项行动, running or not' }),
  reason,
});
export const enterListBody = z.strictObject({
  kind: text(40).meta({ format: 'hazard-list', description: '清单: a code of the setting hazardLists' }),
  level: z.enum(listLevels).meta({ description: 'district 区级 | city 市级 | province 省级; entered already, a higher one raises it' }),
  note,
});
export const strikeOffBody = z.strictObject({ kind: text(40).meta({ format: 'hazard-list' }), reason });
export const transferBody = z.strictObject({ unitId: uuid.meta({ description: '接收单位 who takes it on' }), reason });
