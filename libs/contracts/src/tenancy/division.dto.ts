import { DIVISION_LEVELS } from '@anlan/domain';
import { z } from 'zod';
import { day, divisionCode, page, pageQuery, text, uuid } from '../kit';

export const divisionLevel = z.enum(DIVISION_LEVELS).meta({ description: 'province 省 | city 市 | county 区县 | street 街道 | community 社区 | grid 网格' });

export const division = z
  .object({
    code: z.string().meta({ description: '区划代码: 12 digits; grids 15–16' }),
    name: z.string(),
    level: divisionLevel,
    parentCode: z.string().nullable().meta({ description: 'the parent in the statistical tree; that of the tenant\'s own division lies outside the list' }),
    validFrom: day.meta({ description: 'first day in force' }),
    validTo: day.nullable().meta({ description: 'first day no longer in force; null while in force' }),
    successorCodes: z.array(z.string()).meta({ description: '承接区划: into which it split or merged' }),
    version: z.number().int(),
  })
  .meta({ id: 'Division' });
export type DivisionDto = z.infer<typeof division>;

export const divisionQuery = pageQuery.extend({
  parent: divisionCode.optional().meta({ description: 'only its direct children' }),
  level: divisionLevel.optional(),
  on: day.optional().meta({ description: 'only those in force on the day' }),
  q: text(50).optional().meta({ description: 'part of the name, or the beginning of the code' }),
});
export type DivisionQuery = z.output<typeof divisionQuery>;
export const divisionPage = page(division);
export const divisionParam = z.object({ code: divisionCode });

export const addDivisionBody = z
  .strictObject({
    code: divisionCode.meta({ description: 'a grid = 12 digits of its community (or street) + 3–4 of the tenant; or the 9 or 12 digits of a street or community' }),
    name: text(100),
    validFrom: day.optional().meta({ description: 'default: today' }),
  })
  .meta({ id: 'AddDivision' });
export type AddDivisionBody = z.output<typeof addDivisionBody>;

export const renameDivisionBody = z.strictObject({ name: text(100) });

export const retireDivisionBody = z
  .strictObject({
    validTo: day.meta({ description: 'first day no longer in force' }),
    successorCodes: z.array(divisionCode).max(50).default([]).meta({ description: '承接区划, e.g. both halves of a street that split' }),
    withChildren: z.boolean().default(false).meta({ description: 'retires everything below it too; without it, a division that has children is refused' }),
  })
  .meta({ id: 'RetireDivision' });
export type RetireDivisionBody = z.output<typeof retireDivisionBody>;

/** What is bound to a division, and stays bound to it when the division ends. */
export const divisionReferences = z
  .object({
    units: z.array(z.object({ id: uuid, name: z.string(), divisionCode: z.string(), successorCodes: z.array(z.string()) })).meta({ description: '所属区划为它的在用机构' }),
    assignments: z
      .array(z.object({ id: uuid, memberId: uuid, memberName: z.string(), role: z.string(), unitId: uuid.nullable(), divisionCode: z.string(), successorCodes: z.array(z.string()) }))
      .meta({ description: '范围为它的、在用或将生效的授权' }),
  })
  .meta({ id: 'DivisionReferences', description: 'units and assignments bound to these divisions: nothing rebinds them by itself' });
export type DivisionReferences = z.infer<typeof divisionReferences>;

export const splitDivisionBody = z
  .strictObject({
    validFrom: day.meta({ description: 'first day of what is new, and first day no longer in force of what ends' }),
    into: z
      .array(z.strictObject({ code: divisionCode, name: text(100).optional().meta({ description: 'of one that is new' }) }))
      .min(1)
      .max(50)
      .meta({ description: '承接区划: new divisions, existing ones (a merger), and the division itself where it goes on with what is left of it' }),
    children: z
      .array(z.strictObject({ code: divisionCode, successorCode: divisionCode.nullable().meta({ description: 'null: it ends without a successor' }), name: text(100).optional().meta({ description: 'default: its own' }) }))
      .max(5000)
      .default([])
      .meta({ description: 'what becomes of the divisions below; what lies below one of these follows it with the same last digits; one that is not listed stays where the division goes on, and is an error where it ends' }),
    preview: z.boolean().default(false).meta({ description: 'true: says what would become of everything, and changes nothing' }),
  })
  .meta({ id: 'SplitDivision' });
export type SplitDivisionBody = z.output<typeof splitDivisionBody>;

export const divisionSplit = z
  .object({
    division: division.meta({ description: 'the division afterwards' }),
    added: z.array(division),
    retired: z.array(division),
    affected: divisionReferences,
  })
  .meta({ id: 'DivisionSplit' });
export type DivisionSplitDto = z.infer<typeof divisionSplit>;
