import { z } from 'zod';
import { roles, type Role } from '../access/roles';
import { day, divisionCode, flag, instant, page, pageQuery, uuid } from '../kit';

const roleKeys = Object.keys(roles) as [Role, ...Role[]];
export const role = z.enum(roleKeys).meta({ description: '角色' });

export const assignment = z
  .object({
    id: uuid,
    memberId: uuid,
    memberName: z.string(),
    role: z.string(),
    unitId: uuid.nullable(),
    divisionCode: z.string().nullable().meta({ description: 'the subtree in which the role holds; null: the whole tenant' }),
    validFrom: day.meta({ description: 'first day in force' }),
    validTo: day.nullable().meta({ description: 'first day no longer in force; null: until ended' }),
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
    unitId: uuid.optional(),
    divisionCode: divisionCode.optional(),
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
