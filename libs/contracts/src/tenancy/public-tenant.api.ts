import { z } from 'zod';
import { defineOperation, text } from '../kit';

/** The realm's client that people sign in with, from the console. */
export const CONSOLE_CLIENT = 'anlan-console';

const entry = {
  slug: z.string().meta({ description: '租户标识 = 区划代码前六位；平台为 platform' }),
  kind: z.enum(['platform', 'city', 'district']),
  name: z.string(),
  shortName: z.string(),
  citySlug: z.string().nullable(),
};
export const publicTenant = z.object(entry).meta({ id: 'PublicTenant' });
export const publicTenantEntry = z
  .object({ ...entry, issuer: z.string(), clientId: z.literal(CONSOLE_CLIENT), state: z.enum(['active', 'suspended']) })
  .meta({ id: 'PublicTenantEntry', description: '登录所需 what a sign-in begins with' });
export type PublicTenantDto = z.infer<typeof publicTenant>;
export type PublicTenantEntryDto = z.infer<typeof publicTenantEntry>;

/** Seconds: who suspends a tenant is not kept waiting long, and its tokens are refused at once anyhow. */
const maxAge = 30;

export const publicTenantApi = {
  list: defineOperation({
    service: 'tenancy', id: 'public-tenant.list', method: 'GET', path: '/public/tenants', summary: { zh: '可登录的单位', en: 'Where one can sign in: the active bureaus of this cell, by name or code' },
    permission: 'public', query: z.object({ q: text(40).optional() }), status: 200, response: z.object({ items: z.array(publicTenant), nextCursor: z.null() }), maxAge,
  }),
  get: defineOperation({
    service: 'tenancy', id: 'public-tenant.get', method: 'GET', path: '/public/tenants/:slug', summary: { zh: '单位的登录入口', en: 'Issuer and client to sign in with at one bureau' },
    permission: 'public', params: z.object({ slug: z.string().regex(/^(\d{6}|platform)$/) }), status: 200, response: publicTenantEntry, maxAge,
  }),
};
