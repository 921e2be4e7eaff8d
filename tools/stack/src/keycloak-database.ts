import { withClient } from './postgres';

export const KEYCLOAK_DATABASE = 'keycloak';
export const KEYCLOAK_ROLE = 'keycloak_app';

/** What Keycloak needs to reach its own database; the password goes by environment, never by argument. */
export interface KeycloakDatabase {
  jdbcUrl: string;
  username: string;
  password: string;
}

/** A database of Keycloak's own on the embedded cluster, and a role that owns it and gets into no other. May be repeated. */
export async function ensureKeycloakDatabase(adminDatabaseUrl: string, password: string): Promise<KeycloakDatabase> {
  await withClient(adminDatabaseUrl, async (client) => {
    const { rowCount: hasRole } = await client.query('select from pg_roles where rolname = $1', [KEYCLOAK_ROLE]);
    if (!hasRole) await client.query(`create role ${KEYCLOAK_ROLE} nosuperuser nobypassrls nocreatedb nocreaterole noreplication`);
    await client.query(`alter role ${KEYCLOAK_ROLE} login password ${client.escapeLiteral(password)}`);
    const { rowCount: hasDatabase } = await client.query('select from pg_database where datname = $1', [KEYCLOAK_DATABASE]);
    if (!hasDatabase) await client.query(`create database ${KEYCLOAK_DATABASE} owner ${KEYCLOAK_ROLE}`);
    await client.query(`revoke all on database ${KEYCLOAK_DATABASE} from public`);
  });
  const url = new URL(adminDatabaseUrl);
  return { jdbcUrl: `jdbc:postgresql://${url.host}/${KEYCLOAK_DATABASE}`, username: KEYCLOAK_ROLE, password };
}
