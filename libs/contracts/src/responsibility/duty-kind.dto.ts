import { z } from 'zod';
import { flag, instant, page, pageQuery, text, uuid } from '../kit';
import { dutyKindLibraryKeys, dutyRoles } from './duty-kind.library';
import { dutyKindActions, dutyKindStates } from './duty-kind.lifecycle';

export const dutyRole = z.enum(dutyRoles).meta({ description: 'administrative 行政责任人 | technical 技术责任人 | inspection 巡查（督查）责任人' });
const key = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, '小写字母开头，只含小写字母、数字和连字符 / Begins with a small letter; small letters, digits and hyphens');
const facts = {
  name: text(60).meta({ description: '种类名称, e.g. 易涝点' }), description: text(500).nullable().meta({ description: '说明' }),
  roles: z.array(dutyRole).min(1).max(dutyRoles.length).refine((r) => new Set(r).size === r.length, '责任人角色重复 / A role is there twice').meta({ description: '须有的责任人 holders that every object of the kind needs' }),
};
export const createDutyKindBody = z.strictObject({ key, ...facts, description: facts.description.default(null) }).meta({ id: 'CreateDutyKind' });
export type CreateDutyKindBody = z.output<typeof createDutyKindBody>;
export const changeDutyKindBody = z.strictObject(facts).partial().meta({ id: 'ChangeDutyKind' });
export type ChangeDutyKindBody = z.output<typeof changeDutyKindBody>;
export const adoptDutyKindsBody = z.strictObject({ keys: z.array(z.enum(dutyKindLibraryKeys)).min(1).max(dutyKindLibraryKeys.length) }).meta({ id: 'AdoptDutyKinds' });

const person = z.object({ id: z.string(), name: z.string() });
export const dutyKind = z
  .object({
    id: uuid, key: z.string(), name: z.string(), description: z.string().nullable(), roles: z.array(dutyRole), status: z.enum(dutyKindStates).meta({ description: 'active 在用 | retired 停用' }),
    createdBy: person, createdAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(dutyKindActions)),
  })
  .meta({ id: 'DutyKind' });
export type DutyKind = z.infer<typeof dutyKind>;
export const dutyKindPage = page(dutyKind);
export const adoptedDutyKinds = z.object({ items: z.array(dutyKind) }).meta({ id: 'AdoptedDutyKinds', description: 'those asked for, in that order; what was there before is left as it is' });
export const dutyKindQuery = pageQuery.extend({ active: flag.optional(), q: text(100).optional().meta({ description: 'words in key and name' }) });
export type DutyKindQuery = z.output<typeof dutyKindQuery>;
export const dutyKindLibraryAnswer = z.object({ items: z.array(z.object({ key: z.string(), name: z.string(), roles: z.array(dutyRole), adopted: z.boolean().meta({ description: 'the district has a kind of that key' }) })) }).meta({ id: 'DutyKindLibrary' });
