import { z } from 'zod';
import { defineOperation, text, uuid } from '../kit';

/** Somebody a hazard can be assigned to. */
export const hazardAssignee = z
  .object({ memberId: uuid, name: z.string(), unitId: uuid.nullable(), unitName: z.string().nullable() })
  .meta({ id: 'HazardAssignee' });
export type HazardAssignee = z.infer<typeof hazardAssignee>;

export const hazardAssigneeQuery = z.object({
  q: text(50).optional().meta({ description: 'part of the name of the person or of the unit' }),
  unitId: uuid.optional().meta({ description: 'only people of this unit' }),
  limit: z.coerce.number().int().min(1).max(50).default(30),
});
export type HazardAssigneeQuery = z.output<typeof hazardAssigneeQuery>;

/**
 * 可交办的人员. Who assigns hazards in a street need not be allowed to read the bureau's people; but an enterprise's owner
 * belongs to no street, and is whom he assigns to. So he is told the names of those who may rectify, and nothing else of them.
 */
export const hazardAssigneeApi = {
  list: defineOperation({
    service: 'enforcement', id: 'hazard.assignees', method: 'GET', path: '/hazards/assignees', summary: { zh: '可交办的整改责任人', en: 'People whom a hazard can be assigned to: those who may rectify' },
    permission: 'hazard.assign', query: hazardAssigneeQuery, status: 200, response: z.object({ items: z.array(hazardAssignee) }),
  }),
};
