import type { OpenTenantBody } from '@anlan/contracts/tenancy';

export const PROVISION = 'provision-tenant';

export interface ProvisionJob {
  readonly operationId: string;
  /** the tenant that opens it: the operation is its record */
  readonly openerId: string;
  readonly tenantId: string;
}

export type StepName = 'realm' | 'divisions' | 'organization' | 'admin' | 'api-client' | 'check';

/** The API client that a tenant may be opened with. */
export const apiClientId = (slug: string): string => `admin-api-${slug}`;

/** The steps of an opening, in order. Each may be repeated without harm; a killed one is begun again. */
export function provisioningSteps(body: Pick<OpenTenantBody, 'apiClient'>): StepName[] {
  return ['realm', 'divisions', 'organization', 'admin', ...(body.apiClient ? (['api-client'] as const) : []), 'check'];
}
