const REALM = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;

/** The realm that an issuer's address names below `origin`, if it is spelt the one way there is; looks up nothing. */
export function realmOf(issuer: string, origin: string): string | undefined {
  const prefix = `${origin}/realms/`;
  const realm = issuer.startsWith(prefix) ? issuer.slice(prefix.length) : '';
  return REALM.test(realm) ? realm : undefined;
}
