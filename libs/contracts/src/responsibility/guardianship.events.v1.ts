import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { guardianshipLevels, guardianshipStates, guardianshipTierStates, type GuardianshipState, type GuardianshipTierState } from './guardianship.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const somebody = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const common = z.object({ guardianshipId: uuid, tierKey: z.string(), level: z.enum(guardianshipLevels), divisionCode: z.string(), memberId: uuid.nullable(), status: z.enum(guardianshipStates), actor });
const example = { guardianshipId: '01980000-0000-7000-8000-000000000911', tierKey: 'district-leader', level: 'street', divisionCode: '440310001000', memberId: '01980000-0000-7000-8000-000000000906', actor: somebody };
const guardianshipEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: GuardianshipState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'guardianship', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;

export const guardianshipEvents = {
  entrusted: guardianshipEvent('entrusted', '包保已明确', 'A guardianship was given', 'active', { from: day }, { from: '2026-04-01' }),
  changed: guardianshipEvent('changed', '包保已修改', 'A guardianship was changed', 'active', {}, {}),
  ended: guardianshipEvent('ended', '包保已结束', 'A guardianship has ended', 'ended', { on: day, reason: z.string() }, { on: '2026-12-31', reason: '机构调整' }),
  handed_over: guardianshipEvent('handed_over', '包保已交接', 'A guardianship was handed over', 'ended', { successorId: uuid, handOverId: uuid, on: day }, { successorId: '01980000-0000-7000-8000-000000000912', handOverId: '01980000-0000-7000-8000-000000000908', on: '2026-06-01' }),
  kept: guardianshipEvent('kept', '包保人已确认续任', 'A guardian who moved keeps the guardianship', 'active', { reason: z.string() }, { reason: '仍联系该街道' }),
};
export type GuardianshipEvent = keyof typeof guardianshipEvents;

const tier = z.object({ tierId: uuid, key: z.string(), name: z.string(), level: z.enum(guardianshipLevels), place: z.number().int(), status: z.enum(guardianshipTierStates), actor });
const tierEvent = (event: string, zh: string, en: string, status: GuardianshipTierState): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'guardianship_tier', event, version: 1, summary: { zh, en }, data: tier as z.ZodType, example: { tierId: '01980000-0000-7000-8000-000000000910', key: 'district-leader', name: '区领导包街道', level: 'street', place: 1, status, actor: somebody } }) as EventSpec;
export const guardianshipTierEvents = {
  created: tierEvent('created', '包保层级已建立', 'A tier of guardianship was made', 'active'),
  changed: tierEvent('changed', '包保层级已修改', 'A tier of guardianship was changed', 'active'),
  retired: tierEvent('retired', '包保层级已停用', 'A tier of guardianship was retired', 'retired'),
  restored: tierEvent('restored', '包保层级已恢复', 'A tier of guardianship was restored', 'active'),
};
export type GuardianshipTierEvent = keyof typeof guardianshipTierEvents;
