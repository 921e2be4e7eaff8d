import { z } from 'zod';

/** Request–reply between services: what a service keeps a local copy of. Asked by the service itself over the internal account. */
export const REFERENCE_RPC = 'tenancy.reference';
export const TENANTS_RPC = 'tenancy.tenants';

export const referenceRequest = z.object({ tenantId: z.uuid() });

export const referenceSnapshot = z.object({
  divisions: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), parentCode: z.string().nullable(), validFrom: z.string(), validTo: z.string().nullable() })),
  units: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string(), parentId: z.string().nullable().default(null) })),
  /** posts in use */
  posts: z.array(z.object({ id: z.string(), unitId: z.string(), name: z.string() })).default([]),
  members: z.array(z.object({ id: z.string(), subject: z.string(), name: z.string(), kind: z.enum(['user', 'client']), unitId: z.string().nullable().default(null), postId: z.string().nullable().default(null), enabled: z.boolean() })),
  /** the tenant's own settings by key; what it has not set is not here */
  settings: z.record(z.string(), z.unknown()).default({}),
  /** those in force and those to come: a copy must be right tomorrow too */
  grants: z.array(
    z.object({
      memberId: z.string(), role: z.string(), unitId: z.string().nullable(), divisionPrefix: z.string().nullable(),
      unitOnly: z.boolean().default(false), validFrom: z.string().default('1900-01-01'), validTo: z.string().nullable().default(null),
      /** the member whose grant it is, where it was delegated */
      delegatedBy: z.string().nullable().default(null),
    }),
  ),
});
export type ReferenceSnapshot = z.output<typeof referenceSnapshot>;
/** As a snapshot may be written: what is left out has a default, also in a copy that an older release stored. */
export type ReferenceSnapshotInput = z.input<typeof referenceSnapshot>;

export const tenantEntry = z.object({ tenantId: z.string(), slug: z.string(), kind: z.enum(['platform', 'city', 'district']), state: z.enum(['active', 'suspended', 'provisioning']), realm: z.string() });
export type TenantEntry = z.infer<typeof tenantEntry>;
