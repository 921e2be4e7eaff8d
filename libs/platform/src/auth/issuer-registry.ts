export type TenantKind = 'platform' | 'city' | 'district';
export type TenantState = 'active' | 'suspended' | 'provisioning';

/** The tenant an issuer speaks for. `slug` is the division code, for example `440310`. */
export interface IssuerEntry {
  tenantId: string;
  slug: string;
  kind: TenantKind;
  state: TenantState;
}

/** The only way from a token to a tenant. Called on every request, cached tokens included: answer from memory. */
export interface IssuerRegistry {
  /** `undefined` when nobody by this name is a tenant here. A rejection means "cannot tell now" and answers 503. */
  lookup(issuer: string): Promise<IssuerEntry | undefined>;
}
