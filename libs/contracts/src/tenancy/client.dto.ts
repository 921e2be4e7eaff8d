import { z } from 'zod';
import { divisionCode, flag, instant, page, pageQuery, shownOnce, text, uuid } from '../kit';
import { role, unitOnly } from './assignment.dto';

export const apiClient = z
  .object({
    id: uuid.meta({ description: 'also the memberId of its assignments' }),
    clientId: z.string().meta({ description: 'for the client-credentials grant' }),
    name: z.string(),
    roles: z.array(z.string()),
    unitId: uuid.nullable(),
    divisionCode: z.string().nullable(),
    unitOnly,
    enabled: z.boolean().meta({ description: 'false once revoked' }),
    createdAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'ApiClient' });
export type ApiClientDto = z.infer<typeof apiClient>;

export const createClientBody = z
  .strictObject({
    name: text(50),
    roles: z.array(role).min(1).max(20).refine((r) => new Set(r).size === r.length, '角色重复 / A role is there twice'),
    divisionCode: divisionCode.optional().meta({ description: 'the subtree in which its roles hold; absent: the whole tenant' }),
    unitId: uuid.optional().meta({ description: 'the unit to which the client belongs, and in which its roles are held' }),
    unitOnly: unitOnly.optional(),
  })
  .meta({ id: 'CreateApiClient' });
export type CreateClientBody = z.output<typeof createClientBody>;

const secret = { clientSecret: shownOnce(z.string().meta({ description: 'shown only here' })) };
export const createdClient = apiClient.extend(secret).meta({ id: 'CreatedApiClient' });
export type CreatedClient = z.infer<typeof createdClient>;

export const clientQuery = pageQuery.extend({ enabled: flag.optional() });
export type ClientQuery = z.output<typeof clientQuery>;
export const clientPage = page(apiClient);
