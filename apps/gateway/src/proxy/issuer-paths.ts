const REALM = /^\/realms\/([A-Za-z0-9][A-Za-z0-9_-]{0,62})(?:\/(.*))?$/;
/** Below a realm: discovery, OpenID Connect, the pages of sign-in, one's own account, and sign-in at another identity service. */
const FOR_PEOPLE = /^$|^(\.well-known|protocol\/openid-connect|login-actions|account|broker)(\/|$)/;
const PAGE_PART = /^\/resources\/[\w.+/-]+$/;

/**
 * Whether an address of the identity service is for people and clients. Deny by default: its administration stays inside,
 * and with it the realm of its administrators, the registration of clients by themselves, health and figures. The path is
 * judged as it is sent, and what needs no decoding is all there is: Keycloak drops `;a=b` from a segment, for example.
 */
export function isPublicIssuerPath(path: string): boolean {
  const [, realm, rest = ''] = REALM.exec(path) ?? [];
  if (realm === undefined) return PAGE_PART.test(path);
  return realm.toLowerCase() !== 'master' && FOR_PEOPLE.test(rest);
}
