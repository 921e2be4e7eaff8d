import { z } from 'zod';
import { roles, type Role } from '../access/roles';
import { day, divisionCode, flag, instant, page, pageQuery, uuid } from '../kit';

const roleKeys = Object.keys(roles) as [Role, ...Role[]];
export const role = z.enum(roleKeys).meta({ description: '角色' });

export const unitOnly = z.boolean().meta({ description: '仅限本机构: the role covers only records of the unit and of units below it (within the division as well); needs unitId' });

export const assignment = z
  .object({
    id: uuid,
    memberId: uuid,
    memberName: z.string(),
    memberKind: z.enum(['user', 'client']).meta({ description: 'user 人员 | client 接口客户端' }),
    role: z.string(),
    unitId: uuid.nullable(),
    divisionCode: z.string().nullable().meta({ description: 'the subtree in which the role holds; null: the whole tenant' }),
    unitOnly,
    validFrom: day.meta({ description: 'first day in force' }),
    validTo: day.nullable().meta({ description: 'first day no longer in force; null: until ended' }),
    delegatedFrom: uuid.nullable().meta({ description: '委托来源: the assignment of which this is a delegation' }),
    active: z.boolean().meta({ description: 'in force today' }),
    createdAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Assignment' });
export type AssignmentDto = z.infer<typeof assignment>;

export const createAssignmentBody = z
  .strictObject({
    memberId: uuid,
    role,
    unitId: uuid.optional().meta({ description: 'the office in which the role is held' }),
    divisionCode: divisionCode.optional().meta({ description: 'a person\'s role of a street, a community or a grid takes the division of the unit where this is left out' }),
    unitOnly: unitOnly.optional(),
    validFrom: day.optional().meta({ description: 'default: today' }),
    validTo: day.optional().meta({ description: 'first day no longer in force' }),
  })
  .meta({ id: 'CreateAssignment' });
export type CreateAssignmentBody = z.output<typeof createAssignmentBody>;

export const assignmentQuery = pageQuery.extend({
  memberId: uuid.optional(),
  role: role.optional(),
  unitId: uuid.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  active: flag.optional().meta({ description: 'in force today, or not' }),
});
export type AssignmentQuery = z.output<typeof assignmentQuery>;
export const assignmentPage = page(assignment);
export const assignmentsMine = z.object({ items: z.array(assignment), nextCursor: z.null() });
