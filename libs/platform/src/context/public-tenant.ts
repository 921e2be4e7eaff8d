import type { PagePart } from '@anlan/contracts/kit';
import { settings } from '@anlan/contracts/tenancy';
import type { TenantContext } from './tenant-context';

/** A tenant as people without a token find it: what it has turned on for them. */
export interface PublicTenant extends Pick<TenantContext, 'tenantId' | 'slug' | 'tenantKind'> {
  readonly active: boolean;
  /** value of its setting `publicPage` as it is stored; undefined: never set */
  readonly page: unknown;
}

/** Whom a slug in a public address names. */
export interface PublicTenants {
  find(slug: string): Promise<PublicTenant | undefined>;
}

/** Deny by default: a part is open only at an active district whose setting says so, in a form that the schema knows. */
export function pageIsOpen(tenant: PublicTenant | undefined, part: PagePart): tenant is PublicTenant {
  const page = tenant?.active && tenant.tenantKind === 'district' ? settings.publicPage.schema.safeParse(tenant.page).data : undefined;
  return page?.enabled === true && (part === 'page' || page.acceptReports);
}
