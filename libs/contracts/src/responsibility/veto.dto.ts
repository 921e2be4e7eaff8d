import { z } from 'zod';
import { day, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { vetoTrigger } from './assessment-scheme.dto';
import { vetoActions, vetoStates } from './veto.lifecycle';

const person = z.object({ id: z.string(), name: z.string() });
const facts = {
  trigger: vetoTrigger, basis: text(1000).meta({ description: '否决依据' }), facts: text(4000).meta({ description: '事实' }), from: day.meta({ description: '否决期间自' }), to: day.meta({ description: '否决期间至' }),
  evidence: z.array(z.object({ description: text(500).meta({ description: '证据' }), fileId: uuid.nullable().default(null).meta({ description: '附件' }) })).max(20),
};
export const proposeVetoBody = z
  .strictObject({ ...facts, evidence: facts.evidence.default([]), unitId: uuid.nullable().default(null).meta({ description: '被否决单位: this or a person' }), memberId: uuid.nullable().default(null).meta({ description: '被否决人员' }) })
  .meta({ id: 'ProposeVeto' });
export type ProposeVetoBody = z.output<typeof proposeVetoBody>;
export const reviewVetoBody = z.strictObject({ result: z.enum(['reviewed', 'refused']).meta({ description: 'reviewed 通过 | refused 不通过' }), note: text(1000).meta({ description: '审核意见' }) });
export type ReviewVetoBody = z.output<typeof reviewVetoBody>;
export const putVetoInEffectBody = z.strictObject({ document: text(300).meta({ description: '决定文号' }) });
export type PutVetoInEffectBody = z.output<typeof putVetoInEffectBody>;
export const liftVetoBody = z.strictObject({ reason: text(1000).meta({ description: '解除理由' }) });
export type LiftVetoBody = z.output<typeof liftVetoBody>;

export const veto = z
  .object({
    id: uuid, ...facts, unitId: uuid.nullable(), unitName: z.string().nullable(), memberId: uuid.nullable(), memberName: z.string().nullable(),
    status: z.enum(vetoStates).meta({ description: 'proposed 已提请 | reviewed 审核通过 | in_effect 生效 | refused 审核不通过 | lifted 已解除' }), reviewNote: z.string().nullable(), reviewedBy: person.nullable(), reviewedAt: instant.nullable(), document: z.string().nullable(), effectiveAt: instant.nullable(), liftReason: z.string().nullable(), liftedAt: instant.nullable(),
    proposedBy: person, proposedAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(vetoActions)),
  })
  .meta({ id: 'Veto' });
export type Veto = z.infer<typeof veto>;
export const vetoPage = page(veto);
export const vetoQuery = pageQuery.extend({
  status: someOf(vetoStates).optional(), trigger: vetoTrigger.optional(), unitId: uuid.optional(), memberId: uuid.optional(), from: day.optional().meta({ description: 'its period ends on the day or after it' }), to: day.optional().meta({ description: 'its period begins on the day or before it' }),
});
export type VetoQuery = z.output<typeof vetoQuery>;
