import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface RealmTemplateValues {
  realm: string;
  displayName: string;
  /** Origin of the platform without a closing slash; the console's redirect addresses lie below it. */
  publicUrl: string;
  roles: readonly string[];
}

export interface ConsoleClient {
  clientId: string;
  redirectUris: string[];
}

export interface RealmRepresentation extends Record<string, unknown> {
  realm: string;
  displayName: string;
  roles: { realm: { name: string }[] };
  clients: ConsoleClient[];
}

/** `infra/keycloak/realm-template.json` of the repository, found from src and from dist/src alike. */
function defaultPath(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const path = join(folder, 'infra', 'keycloak', 'realm-template.json');
    if (existsSync(path)) return path;
  }
  throw new Error('infra/keycloak/realm-template.json was not found above this file; set REALM_TEMPLATE to its path');
}

function fill(value: unknown, values: Record<string, string>): unknown {
  // After parsing, so that a quotation mark in a district's name cannot change the structure. Names that are not
  // ours stay as they are: Keycloak has placeholders of the same form.
  if (typeof value === 'string') return value.replace(/\$\{([A-Z_]+)\}/g, (whole, name: string) => values[name] ?? whole);
  if (Array.isArray(value)) return value.map((entry) => fill(entry, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, fill(entry, values)]));
}

/** The representation of a tenant's realm, ready for `POST /admin/realms`. Source: the template file or `REALM_TEMPLATE`. */
export function realmRepresentation(values: RealmTemplateValues, path = process.env['REALM_TEMPLATE'] || defaultPath()): RealmRepresentation {
  const template: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const { realm: REALM, displayName: DISPLAY_NAME, publicUrl: PUBLIC_URL } = values;
  const filled = fill(template, { REALM, DISPLAY_NAME, PUBLIC_URL }) as RealmRepresentation;
  return { ...filled, roles: { ...filled.roles, realm: values.roles.map((name) => ({ name })) } };
}
