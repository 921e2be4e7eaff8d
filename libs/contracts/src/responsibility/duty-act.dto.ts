import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { dutyActActions, dutyActStates, recordedAsKinds } from './duty-act.lifecycle';
import { itemEvidence } from './list-item.dto';

export const recordActBody = z
  .strictObject({ day: day.meta({ description: '履职日期 the day on which it was done: not before the list took effect, nor after today' }), what: text(2000).meta({ description: '履职情况 what was done' }), evidence: z.array(itemEvidence).max(20).default([]).meta({ description: '佐证 files that the caller uploaded, and words' }) })
  .meta({ id: 'RecordDutyAct' });
export type RecordActBody = z.output<typeof recordActBody>;
export const withdrawActBody = z.strictObject({ reason: text(500).meta({ description: '撤回理由' }) });

const ordered = (q: { from?: string | undefined; to?: string | undefined }): boolean => q.from === undefined || q.to === undefined || q.from <= q.to;
const order = { path: ['to'], message: '结束日期不能早于开始日期 / The last day is not before the first' };
const ofItem = {
  listId: uuid.optional(),
  kindKey: z.string().max(60).optional().meta({ description: '清单种类' }),
  divisionCode: divisionCode.optional().meta({ description: 'of the duty; includes all below it' }),
};
const ofAct = { from: day.optional().meta({ description: 'done on this day or later' }), to: day.optional().meta({ description: 'done on this day or earlier' }), status: z.enum(dutyActStates).optional().meta({ description: 'left out: those withdrawn too' }) };
export const itemActsQuery = pageQuery.extend(ofAct).refine(ordered, order);
export type ItemActsQuery = z.output<typeof itemActsQuery>;
export const dutyActQuery = pageQuery
  .extend({
    ...ofItem, ...ofAct,
    itemId: uuid.optional().meta({ description: 'of this duty, and of the editions before that asked the same' }),
    memberId: uuid.optional().meta({ description: 'whose duty it was when it was recorded, or who recorded it' }),
    unitId: uuid.optional().meta({ description: 'whose duty it was when it was recorded, or of which unit was who recorded it' }),
  })
  .refine(ordered, order);
export type DutyActQuery = z.output<typeof dutyActQuery>;

const person = z.object({ id: z.string(), name: z.string() });
const named = z.object({ id: uuid, name: z.string() }).nullable();
export const dutyAct = z
  .object({
    id: uuid, item: z.object({ id: uuid, number: z.string(), content: z.string() }), list: z.object({ id: uuid, number: z.string() }), kindKey: z.string(), divisionCode: z.string(), divisionName: z.string(),
    day: day.meta({ description: '履职日期' }), what: z.string().meta({ description: '履职情况' }), evidence: z.array(z.object({ fileId: uuid.nullable(), description: z.string().nullable() })).meta({ description: '佐证' }),
    ownerUnit: named.meta({ description: 'whose duty it was when it was recorded' }), ownerPost: named, ownerMember: named,
    recordedBy: person, recordedAs: z.enum(recordedAsKinds).nullable().meta({ description: 'member 责任人本人 | post 岗位任职人 | unit 责任单位 | support 配合单位 | keeper 清单维护人代记; null of what was recorded before this was kept' }), recordedUnit: named.meta({ description: 'of who recorded it' }), recordedAt: instant,
    status: z.enum(dutyActStates).meta({ description: 'recorded 已留痕 | withdrawn 已撤回' }), withdrawnBy: person.nullable(), withdrawnAt: instant.nullable(), withdrawReason: z.string().nullable(),
    version: z.number().int(), allowedActions: z.array(z.enum(dutyActActions)),
  })
  .meta({ id: 'DutyAct', description: '履职留痕: what was done of a standing duty on a day' });
export type DutyAct = z.infer<typeof dutyAct>;
export const dutyActPage = page(dutyAct);

export const dutyActFiguresQuery = z
  .object({ ...ofItem, from: day.optional().meta({ description: 'first day of the period; left out: 1 January of the year of `to`' }), to: day.optional().meta({ description: 'last day of the period; left out: today' }), ownerUnitId: uuid.optional(), ownerMemberId: uuid.optional() })
  .refine(ordered, order);
export type DutyActFiguresQuery = z.output<typeof dutyActFiguresQuery>;

const filter = z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of items gives exactly these rows' });
const counted = z.object({ count: z.number().int(), filter });
/** 留痕率 of lists: each standing duty once, whoever it names. */
export const dutyActFigures = z
  .object({
    from: day, to: day, duties: counted.meta({ description: '常态职责 asked in the period' }), acted: counted.meta({ description: '有留痕 with an act on record in the period' }), unrecorded: counted.meta({ description: '未留痕 without any' }),
    traced: z.object({ numerator: z.number().int().meta({ description: 'standing duties with at least one act in the period' }), denominator: z.number().int().meta({ description: 'standing duties asked in the period' }), rate: z.number().nullable().meta({ description: '留痕率; null where there is no standing duty' }) }),
  })
  .meta({ id: 'DutyActFigures' });
export type DutyActFigures = z.infer<typeof dutyActFigures>;
