import { createHmac } from 'node:crypto';

/** Client of a tenant's realm with which this service administers that realm, and no other. */
export const REALM_CLIENT = 'anlan-tenancy';

/**
 * The secret of a realm's own service account: base64url(HMAC-SHA256(key, `realm-service-account:${realm}`)), 256 bits.
 * Derived, so that it is known before the realm is made and lost by no crash after it.
 */
export function realmSecret(key: Buffer, realm: string): string {
  return createHmac('sha256', key).update(`realm-service-account:${realm}`).digest('base64url');
}
