import { z } from 'zod';
import { permissions, roles, type Permission, type Role } from '../access';
import { uuid } from '../kit';

const names = <T extends string>(of: Readonly<Record<T, unknown>>) => z.enum(Object.keys(of) as [T, ...T[]]);

const heldRole = z.object({
  role: names<Role>(roles),
  unitId: uuid.nullable(),
  unitName: z.string().nullable(),
  divisionCode: z.string().nullable().meta({ description: '12–16 digits; null = the whole tenant' }),
  divisionName: z.string().nullable(),
  unitOnly: z.boolean().meta({ description: 'covers the records of its unit, and the units below it, alone' }),
  delegatedBy: z.string().nullable().meta({ description: '委托人 whose role it is, where somebody lent it' }),
});

const heldPermission = z.object({
  permission: names<Permission>(permissions),
  everywhere: z.boolean().meta({ description: 'in the whole tenant. What concerns the whole tenant (x-scope: tenant) needs this' }),
  divisions: z.array(z.string()).meta({ description: 'else: in these divisions and all below them, codes of 12–16 digits' }),
  units: z.array(uuid).meta({ description: 'else: for the records of these units; where one role is narrowed by both, a record lies in both' }),
  own: z.boolean().meta({ description: 'for records of one\'s own' }),
});

export const me = z
  .object({
    tenant: z.object({
      slug: z.string(),
      kind: z.enum(['platform', 'city', 'district']),
      name: z.string(),
      shortName: z.string(),
      divisionCode: z.string().nullable(),
      citySlug: z.string().nullable(),
    }),
    subject: z.string().meta({ description: 'subject of the token; the actor of audit entries' }),
    member: z
      .object({ id: uuid, username: z.string(), displayName: z.string(), unitId: uuid.nullable(), unitName: z.string().nullable(), postName: z.string().nullable() })
      .nullable()
      .meta({ description: 'the person; null for an API client' }),
    roles: z.array(heldRole).meta({ description: 'roles in force today, those lent by delegation included' }),
    permissions: z.array(heldPermission).meta({ description: 'what they give and where: for menus and buttons, the server decides each call anew' }),
    terms: z.record(z.string(), z.string()).meta({ description: '本地用语 the tenant\'s setting' }),
    hazardCategories: z.array(z.string()).meta({ description: '隐患类别 the tenant\'s setting' }),
    hazardLists: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })).meta({ description: '隐患清单 the tenant\'s setting' }),
    riskTags: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })).meta({ description: '风险标签 the tenant\'s setting' }),
  })
  .meta({ id: 'Me' });
export type MeDto = z.infer<typeof me>;
