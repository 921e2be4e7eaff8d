import { z } from 'zod';
import { position } from '../enforcement/hazard.dto';
import { divisionCode, flag, instant, page, pageQuery, personal, someOf, text, uuid } from '../kit';
import { dutyRole } from './duty-kind.dto';
import { dutyGapReasonNames, dutyObjectActions, dutyObjectStates } from './duty-object.lifecycle';

export const dutyYear = z.coerce.number().int().min(1950).max(2200).meta({ description: '年度' });
const code = z.string().trim().regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,59}$/u, '编码由文字、数字和 . _ / - 组成 / A code has letters, digits and . _ / -').meta({ description: '对象编码, once in a district' });
const facts = {
  name: text(100).meta({ description: '对象名称, e.g. 坪山河堤防（坪山街道段）' }), divisionCode: divisionCode.meta({ description: '所在区划' }), address: text(200).nullable().meta({ description: '地址' }),
  position: position.nullable().meta({ description: '坐标' }), unitId: uuid.meta({ description: '管理单位 the unit in charge' }),
};
export const registerDutyObjectBody = z.strictObject({ kindId: uuid.meta({ description: '种类' }), code, ...facts, address: facts.address.default(null), position: facts.position.default(null) }).meta({ id: 'RegisterDutyObject' });
export type RegisterDutyObjectBody = z.output<typeof registerDutyObjectBody>;
export const changeDutyObjectBody = z.strictObject(facts).partial().meta({ id: 'ChangeDutyObject' });
export type ChangeDutyObjectBody = z.output<typeof changeDutyObjectBody>;
export const retireDutyObjectBody = z.strictObject({ reason: text(500).meta({ description: '停用原因' }) });

const person = z.object({ id: z.string(), name: z.string() });
/** A holder as an object's record shows him. */
export const dutyHolderBrief = z.object({
  id: uuid, role: dutyRole, memberId: uuid.nullable(), personName: z.string(), post: z.string().nullable(), phone: personal('phone', z.string().nullable().meta({ description: '电话; its middle is hidden, the reveal action shows it' })),
  gap: z.enum(dutyGapReasonNames).nullable().meta({ description: 'why he no longer fills it; null: he does' }),
});
export type DutyHolderBrief = z.infer<typeof dutyHolderBrief>;
export const dutyObject = z
  .object({
    id: uuid, kindId: uuid, kindName: z.string(), code: z.string(), name: z.string(), divisionCode: z.string(), divisionName: z.string(), address: z.string().nullable(), position: position.nullable(), unitId: uuid, unitName: z.string(),
    roles: z.array(dutyRole).meta({ description: 'holders that it needs, as its kind is set' }), year: z.number().int().meta({ description: 'the year of the holders' }), holders: z.array(dutyHolderBrief).meta({ description: 'those published for the year and still standing' }),
    filled: z.boolean().meta({ description: '落实: every needed holder is published for the year and is there' }), status: z.enum(dutyObjectStates).meta({ description: 'in_use 在用 | retired 已停用' }), retireReason: z.string().nullable(),
    registeredBy: person, registeredAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(dutyObjectActions)),
  })
  .meta({ id: 'DutyObject' });
export type DutyObject = z.infer<typeof dutyObject>;
export const dutyObjectPage = page(dutyObject);
export const dutyYearQuery = z.object({ year: dutyYear.optional().meta({ description: 'this year where it is left out' }) });
const filters = z.object({ year: dutyYear.optional().meta({ description: 'this year where it is left out' }), kindId: uuid.optional(), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }), unitId: uuid.optional(), q: text(100).optional().meta({ description: 'words in code and name' }) });
export const dutyObjectQuery = pageQuery.extend({ ...filters.shape, status: z.enum(dutyObjectStates).optional(), filled: flag.optional().meta({ description: '落实: every needed holder is there' }) });
export type DutyObjectQuery = z.output<typeof dutyObjectQuery>;

export const dutyGapQuery = pageQuery.extend({ ...filters.shape, reason: someOf(dutyGapReasonNames).optional() });
export type DutyGapQuery = z.output<typeof dutyGapQuery>;
export const dutyGap = z
  .object({ objectId: uuid, code: z.string(), name: z.string(), kindName: z.string(), divisionCode: z.string(), divisionName: z.string(), unitId: uuid, unitName: z.string(), role: dutyRole, reason: z.enum(dutyGapReasonNames), holderId: uuid.nullable(), memberId: uuid.nullable(), personName: z.string().nullable().meta({ description: 'who holds it on paper' }) })
  .meta({ id: 'DutyGap' });
export type DutyGap = z.infer<typeof dutyGap>;
export const dutyGapPage = page(dutyGap);

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list gives exactly these rows' });
export const dutyFiguresQuery = filters.pick({ year: true, divisionCode: true });
export type DutyFiguresQuery = z.output<typeof dutyFiguresQuery>;
export const dutyFigures = z
  .object({
    asOf: instant, year: z.number().int(), objects: z.number().int().meta({ description: '应落实 denominator: objects in use' }), filled: z.number().int().meta({ description: '已落实 numerator: objects whose every needed holder is published for the year and is there' }),
    rate: z.number().nullable().meta({ description: '落实率 filled ÷ objects; null where there is no object' }), objectsFilter: filter, filledFilter: filter, gaps: z.number().int().meta({ description: '缺口: rows of the gap list' }), gapsFilter: filter,
    kinds: z.array(z.object({ kindId: uuid, name: z.string(), objects: z.number().int(), filled: z.number().int(), rate: z.number().nullable(), objectsFilter: filter, filledFilter: filter })),
  })
  .meta({ id: 'DutyFigures' });
export type DutyFigures = z.infer<typeof dutyFigures>;
