import { StackError } from './errors';
import type { ExternalParts } from './external';
import type { IdentityKind } from './identity-kind';
import { PROVISIONER } from './keycloak-start';
import type { StackSecrets } from './secrets';
import type { ServiceName } from './service-env';

/** Where the identity service is, and the client by which realms are made in it. */
export interface IssuerAddress {
  /** for our own processes */
  internalUrl: string;
  /** below which the realms' issuers lie: the gateway, or a Keycloak without a gateway before it */
  publicUrl: string;
  adminClientId: string;
  adminClientSecret: string;
}

/** `identity` is what is embedded; nothing is where the issuer is external, or nobody asks for one. */
export function issuerAddress(
  services: readonly ServiceName[],
  external: ExternalParts,
  identity: IdentityKind | undefined,
  ports: Record<string, number>,
  secrets: StackSecrets,
): IssuerAddress {
  if (external.issuer) return { ...external.issuer, internalUrl: external.issuer.url };
  const gatewayUrl = `http://127.0.0.1:${ports['gateway']}`;
  const adminClientSecret = secrets.issuerAdminClientSecret;
  if (identity !== 'keycloak') {
    return { internalUrl: `http://127.0.0.1:${ports['dev-issuer']}`, publicUrl: gatewayUrl, adminClientId: secrets.issuerAdminClientId, adminClientSecret };
  }
  const internalUrl = `http://127.0.0.1:${ports['keycloak']}`;
  return { internalUrl, publicUrl: services.includes('gateway') ? gatewayUrl : internalUrl, adminClientId: PROVISIONER, adminClientSecret };
}

/** On a server that others use too, a database and a role of ours would be in their way. */
export function refuseForeignDatabase(external: ExternalParts): void {
  if (!external.databaseUrl) return;
  throw new StackError(
    'CONFIGURATION',
    '内置的 Keycloak 只使用内置的 Postgres。设置了 DATABASE_URL 时,请用 KEYCLOAK_URL 指明您的 Keycloak。',
    'The embedded Keycloak uses the embedded Postgres only. With DATABASE_URL, name a Keycloak of yours by KEYCLOAK_URL.',
  );
}
