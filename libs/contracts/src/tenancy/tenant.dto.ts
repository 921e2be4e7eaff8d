import { z } from 'zod';
import { divisionCode, instant, page, pageQuery, shownOnce, text, uuid } from '../kit';

export const tenantStates = ['provisioning', 'active', 'suspended', 'failed'] as const;

export const openTenantBody = z
  .strictObject({
    divisionCode: divisionCode.meta({ description: '城市或区县的区划代码, e.g. 440310' }),
    kind: z.enum(['city', 'district']).default('district'),
    shortName: text(20).meta({ description: '简称, e.g. 坪山' }),
    placement: z.enum(['pooled', 'dedicated']).default('pooled'),
    admin: z.strictObject({
      username: z.string().trim().regex(/^[a-z][a-z0-9._-]{2,39}$/, '登录名须以小写字母开头，3–40 位小写字母、数字、点、横线 / A username begins with a letter and has 3–40 small letters, digits, dots and dashes'),
      displayName: text(50),
    }),
    apiClient: z.boolean().default(false).meta({ description: 'also make an API client with the admin\'s roles' }),
  })
  .meta({ id: 'OpenTenant' });
export type OpenTenantBody = z.output<typeof openTenantBody>;

export const tenant = z
  .object({
    id: uuid,
    slug: z.string().meta({ description: '租户标识 = 区划代码前六位' }),
    kind: z.enum(['platform', 'city', 'district']),
    name: z.string(),
    shortName: z.string(),
    divisionCode: z.string().nullable(),
    citySlug: z.string().nullable(),
    issuer: z.string(),
    placement: z.enum(['pooled', 'dedicated']),
    state: z.enum(tenantStates),
    operationId: uuid.nullable().meta({ description: 'the operation that opened it' }),
    createdAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Tenant' });
export type TenantDto = z.infer<typeof tenant>;

export const tenantQuery = pageQuery.extend({ state: z.enum(tenantStates).optional(), kind: z.enum(['city', 'district']).optional() });
export const tenantPage = page(tenant);
export const slugParam = z.object({ slug: z.string().regex(/^\d{6}$/) });
export const resetAdminBody = z.strictObject({ username: z.string().trim().min(1).max(40) });
export const resetAdminResult = z.object({ username: z.string(), oneTimePassword: shownOnce(z.string().meta({ description: 'to be changed at the next sign-in; shown only here' })) });
export const suspendBody = z.strictObject({ reason: text(500) });
