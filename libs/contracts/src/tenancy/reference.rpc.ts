import { z } from 'zod';

/** Request–reply between services: what a service keeps a local copy of. Asked by the service itself over the internal account. */
export const REFERENCE_RPC = 'tenancy.reference';
export const TENANTS_RPC = 'tenancy.tenants';

export const referenceRequest = z.object({ tenantId: z.uuid() });

export const referenceSnapshot = z.object({
  divisions: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), parentCode: z.string().nullable(), validFrom: z.string(), validTo: z.string().nullable() })),
  units: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })),
  members: z.array(z.object({ id: z.string(), subject: z.string(), name: z.string(), kind: z.enum(['user', 'client']), enabled: z.boolean() })),
  /** the tenant's own settings by key; what it has not set is not here */
  settings: z.record(z.string(), z.unknown()).default({}),
  grants: z.array(z.object({ memberId: z.string(), role: z.string(), unitId: z.string().nullable(), divisionPrefix: z.string().nullable() })),
});
export type ReferenceSnapshot = z.infer<typeof referenceSnapshot>;

export const tenantEntry = z.object({ tenantId: z.string(), slug: z.string(), kind: z.enum(['platform', 'city', 'district']), state: z.enum(['active', 'suspended', 'provisioning']), realm: z.string() });
export type TenantEntry = z.infer<typeof tenantEntry>;
