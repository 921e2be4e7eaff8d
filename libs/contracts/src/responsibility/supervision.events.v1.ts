import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { supervisionSides } from './supervision.dto';
import { supervisionKindNames } from './supervision.kinds';
import { supervisionStates, type SupervisionState } from './supervision.lifecycle';

const common = z.object({
  supervisionId: uuid, number: z.string(), kind: z.enum(supervisionKindNames), level: z.string().nullable(), enterprise: z.object({ name: z.string(), creditCode: z.string().nullable() }).nullable(), unitId: uuid.nullable(), taskIds: z.array(uuid), committeeId: uuid.nullable().meta({ description: '以哪个委员会的名义' }),
  divisionCode: z.string(), dueOn: day, status: z.enum(supervisionStates), actor: z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' }),
});
const example = {
  supervisionId: '01980000-0000-7000-8000-0000000000b1', number: '督办〔2026〕1号', kind: 'letter' as const, level: null, enterprise: { name: '深圳市某电子有限公司', creditCode: '91440300708461136T' }, unitId: null, taskIds: [], committeeId: '01980000-0000-7000-8000-000000000401', divisionCode: '440310000000', dueOn: '2026-06-30',
  actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' },
};
const told = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: SupervisionState, data: D, more: z.input<z.ZodObject<D>>, by: object = {}): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'supervision', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more, ...by } }) as EventSpec;
const side = { side: z.enum(supervisionSides) };
const reason = { reason: z.string() };

export const supervisionEvents = {
  drafted: told('drafted', '督办文书已起草', 'A supervision document was drafted', 'drafted', {}, {}),
  submitted: told('submitted', '督办文书已报审', 'A supervision document was submitted for approval', 'pending', {}, {}),
  approved: told('approved', '督办文书已签发', 'A supervision document was approved', 'approved', {}, {}),
  returned: told('returned', '督办文书已退回修改', 'A supervision document was returned to its drafter', 'drafted', reason, { reason: '依据不足' }),
  delivered: told('delivered', '督办文书已送达、约谈已实施', 'A supervision document was delivered, or the interview held', 'delivered', { deliveredOn: day }, { deliveredOn: '2026-06-01' }),
  replied: told('replied', '督办对象已回复', 'A side has replied', 'replied', side, { side: 'enterprise' }),
  reply_returned: told('reply_returned', '督办回复已退回', 'A reply was returned', 'delivered', { ...side, ...reason }, { side: 'enterprise', reason: '整改不到位' }),
  side_released: told('side_released', '双重督办的一方已解除', 'One side of two was released; the other goes on', 'delivered', side, { side: 'enterprise' }),
  overdue: told('overdue', '督办已逾期未回复', 'The day of a document has passed and not every side has replied: told once', 'delivered', {}, {}, { actor: null }),
  released: told('released', '督办已解除、摘牌', 'A supervision has ended: every side is released', 'released', side, { side: 'enterprise' }),
  withdrawn: told('withdrawn', '督办文书已撤回', 'A supervision document was withdrawn', 'withdrawn', reason, { reason: '情况有变' }),
};
export type SupervisionEvent = keyof typeof supervisionEvents;
