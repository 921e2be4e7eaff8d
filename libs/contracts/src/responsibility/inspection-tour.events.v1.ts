import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { inspectionTourLevels, inspectionTourStates } from './inspection-tour.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const data = z.object({
  tourId: uuid, number: z.string(), year: z.number().int(), level: z.enum(inspectionTourLevels), targetUnitIds: z.array(uuid), targetDivisionCodes: z.array(z.string()), stayFrom: z.string(), stayTo: z.string(), stationedOn: z.string().nullable(), fedBackOn: z.string().nullable(),
  committeeId: uuid.nullable().meta({ description: '以哪个委员会的名义' }), listId: uuid.nullable().meta({ description: 'the list of its findings' }), rectifyBy: z.string().nullable(), status: z.enum(inspectionTourStates), findings: z.number().int().optional().meta({ description: 'of the closing: how many there were' }), reason: z.string().optional().meta({ description: 'of a cancellation' }), actor,
});
const event = (name: string, zh: string, en: string, status: string, more: object = {}): EventSpec =>
  defineEvent({
    service: 'responsibility', aggregate: 'inspection_tour', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType,
    example: {
      tourId: '01980000-0000-7000-8000-000000000951', number: 'XC440310-2026-0001', year: 2026, level: 'district', targetUnitIds: ['01980000-0000-7000-8000-000000000012'], targetDivisionCodes: ['440310001000'], stayFrom: '2026-05-06', stayTo: '2026-05-20', committeeId: '01980000-0000-7000-8000-000000000401', stationedOn: null, fedBackOn: null, listId: null, rectifyBy: null,
      status, actor: { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' }, ...more,
    },
  }) as EventSpec;
const entered = { stationedOn: '2026-05-06' };
const told = { ...entered, fedBackOn: '2026-06-01', listId: '01980000-0000-7000-8000-000000000201', rectifyBy: '2026-09-01' };
export const inspectionTourEvents = {
  drafted: event('drafted', '巡查方案已拟定', 'The plan of a tour was drafted', 'drafted'),
  changed: event('changed', '巡查方案已修改', 'The plan was changed before it was approved', 'drafted'),
  approved: event('approved', '巡查方案已批准', 'The plan was approved by another person than its drafter', 'approved'),
  stationed: event('stationed', '巡查组已进驻', 'The group entered', 'stationed', entered),
  fed_back: event('fed_back', '巡查已反馈', 'The group left and fed back what it found', 'fed_back', told),
  list_named: event('list_named', '反馈问题清单已关联', 'The list of its findings was named', 'fed_back', told),
  rectification_begun: event('rectification_begun', '反馈问题已交办整改', 'The findings are being rectified', 'rectifying', told),
  closed: event('closed', '巡查已销号', 'Every finding is closed, and the tour with them', 'closed', { ...told, findings: 12 }),
  cancelled: event('cancelled', '巡查已取消', 'The tour was cancelled before its feedback', 'cancelled', { reason: '与市级巡查合并开展' }),
};
export type InspectionTourEvent = keyof typeof inspectionTourEvents;
