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
/** 一览 what a city sees of each of its districts; figures, and nothing of their rows. */
export const tenantOverview = z.object({
  schemaVersion: z.string().meta({ description: '数据库结构版本 how many migrations each schema has had, e.g. enforcement 3, relay 1, tenancy 4' }),
  members: z.number().int().nullable().meta({ description: '启用的人员 enabled people; null until they have been counted' }),
  lastEventAt: instant.nullable(),
  lastSequence: z.number().int().nullable().meta({ description: 'number of the tenant\'s last event' }),
  failedStep: z.object({ name: z.string(), error: z.string() }).nullable().meta({ description: '失败的开通步骤 the step of its opening that failed last and has not succeeded since' }),
  provisioning: z.object({ done: z.number().int(), total: z.number().int(), step: z.string().nullable().meta({ description: 'the step under way' }) }).nullable(),
});
export type TenantOverview = z.infer<typeof tenantOverview>;
export const tenantListItem = tenant.extend(tenantOverview.shape).meta({ id: 'TenantListItem' });
export type TenantListItem = z.infer<typeof tenantListItem>;
export const tenantPage = page(tenantListItem);
/** 交接单 what is handed to a new tenant's administrator, without what is shown once. */
export const handOver = z
  .object({
    slug: z.string(),
    kind: z.enum(['city', 'district']),
    name: z.string(),
    shortName: z.string(),
    issuer: z.string().meta({ description: '登录地址 its origin is the console\'s' }),
    admin: z.object({ username: z.string(), displayName: z.string() }).meta({ description: '首任管理员 the first administrator, as the tenant was opened with' }),
    apiClientId: z.string().nullable(),
    openedAt: instant.nullable().meta({ description: 'null while it is being opened' }),
    secrets: z.enum(['pending', 'waiting', 'taken']).meta({
      description: 'pending: not made yet. waiting: the next `GET /operations/{operationId}` of who opened it shows them, once. taken: they were; `reset-admin` gives a new first password',
    }),
    operationId: uuid,
  })
  .meta({ id: 'HandOver' });
export type HandOverDto = z.infer<typeof handOver>;

export const slugParam = z.object({ slug: z.string().regex(/^\d{6}$/) });
export const resetAdminBody = z.strictObject({ username: z.string().trim().min(1).max(40) });
export const resetAdminResult = z.object({ username: z.string(), oneTimePassword: shownOnce(z.string().meta({ description: 'to be changed at the next sign-in; shown only here' })) });
export const suspendBody = z.strictObject({ reason: text(500) });
