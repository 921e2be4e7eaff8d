import { z } from 'zod';
import { defineEvent, uuid, type EventSpec } from '../kit';
import { parkPartyStates, parkRoles, parkStates } from './park.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const by = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const parkId = '01980000-0000-7000-8000-000000000971';
const example = { parkId, number: 'YQ440310-0001', name: '坪山智造产业园', divisionCode: '440310001003', listIds: [] as string[], status: 'in_use', actor: by };
const data = z.object({ parkId: uuid, number: z.string(), name: z.string(), divisionCode: z.string(), listIds: z.array(uuid).meta({ description: '三个清单' }), status: z.enum(parkStates), reason: z.string().optional().meta({ description: 'of a retirement' }), actor });
const event = (name: string, zh: string, en: string, more: object = {}): EventSpec => defineEvent({ service: 'responsibility', aggregate: 'park', event: name, version: 1, summary: { zh, en }, data: data as z.ZodType, example: { ...example, ...more } }) as EventSpec;
export const parkEvents = {
  registered: event('registered', '园区已登记', 'A park was registered'),
  changed: event('changed', '园区已修改', 'A park was changed'),
  lists_named: event('lists_named', '园区三个清单已关联', 'The lists of a park were named', { listIds: ['01980000-0000-7000-8000-000000000201'] }),
  retired: event('retired', '园区已停用', 'A park was retired', { status: 'retired', reason: '城市更新拆除' }),
  restored: event('restored', '园区已恢复', 'A park was restored'),
};
export type ParkEvent = keyof typeof parkEvents;

const partyExample = { partyId: '01980000-0000-7000-8000-000000000972', parkId, role: 'tenant', name: '鑫源五金制品有限公司', creditCode: '91440300MA5G8XYL5P', divisionCode: '440310001003', signedOn: null, endsOn: null, status: 'present', actor: by };
const partyData = z.object({ partyId: uuid, parkId: uuid, role: z.enum(parkRoles), name: z.string(), creditCode: z.string().nullable(), divisionCode: z.string(), signedOn: z.string().nullable(), endsOn: z.string().nullable(), status: z.enum(parkPartyStates), leftOn: z.string().optional().meta({ description: 'of a leaving' }), actor });
const ofParty = (name: string, zh: string, en: string, more: object = {}): EventSpec => defineEvent({ service: 'responsibility', aggregate: 'park_party', event: name, version: 1, summary: { zh, en }, data: partyData as z.ZodType, example: { ...partyExample, ...more } }) as EventSpec;
export const parkPartyEvents = {
  registered: ofParty('registered', '园区三方单位已登记', 'A landlord, property manager or tenant of a park was registered'),
  changed: ofParty('changed', '园区三方单位已修改', 'A party of a park was changed'),
  agreement_signed: ofParty('agreement_signed', '园区安全生产管理协议已登记', 'An agreement of a party was recorded', { signedOn: '2026-01-05', endsOn: '2027-01-04' }),
  left: ofParty('left', '单位已退出园区', 'A party left the park', { status: 'left', leftOn: '2026-06-30' }),
};
export type ParkPartyEvent = keyof typeof parkPartyEvents;
