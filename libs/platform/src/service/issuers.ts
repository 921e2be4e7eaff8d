import { IssuerDirectory, realmOf } from '../auth';
import type { IdentitySource } from './platform.module';

/** The issuers below `origin`. Those known at start are there from the start: a flood of invented ones cannot keep them waiting. */
export async function issuerDirectory(identity: Pick<IdentitySource, 'issuer' | 'tenants'>, origin: string): Promise<IssuerDirectory> {
  const directory = new IssuerDirectory({
    load: async (issuer) => {
      const realm = realmOf(issuer, origin);
      return realm === undefined ? undefined : identity.issuer(realm);
    },
  });
  const known = await identity.tenants();
  directory.preload(known.map(({ realm, tenantId, slug, kind, state }) => ({ issuer: `${origin}/realms/${realm}`, tenantId, slug, kind, state })));
  return directory;
}
