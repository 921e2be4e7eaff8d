import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Role } from '@anlan/contracts/access';

export interface RealmTemplateValues {
  realm: string;
  displayName: string;
  /** Origin of the platform without a closing slash; the console's redirect addresses lie below it. */
  publicUrl: string;
  roles: readonly string[];
  /** Secret of the realm's own service account. */
  serviceSecret: string;
}

export interface RoleRepresentation {
  name: string;
  description?: string;
  composite?: boolean;
  composites?: { realm: string[] };
}

export interface ConsoleClient {
  clientId: string;
  redirectUris: string[];
}

export interface RealmRepresentation extends Record<string, unknown> {
  realm: string;
  displayName: string;
  roles: { realm: RoleRepresentation[] };
  clients: [ConsoleClient, ...{ clientId: string }[]];
}

/** Holders of this realm role, directly or by a role below, are asked for a one-time code (infra/keycloak/flows.json). */
export const SECOND_FACTOR = 'otp-required';

const secondFactorRoles: ReadonlySet<string> = new Set<Role>(['platform-operator', 'city-admin', 'district-admin', 'security-admin', 'auditor']);

/** Whether people sign in with a second factor once they hold the role. GB/T 22239-2019 8.1.4.1 d). */
export const asksSecondFactor = (role: string): boolean => secondFactorRoles.has(role);

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

const parse = (path: string): Record<string, unknown> => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

/** The realm's roles, each admin role made of the one that asks for the second factor. */
function realmRoles(names: readonly string[]): RoleRepresentation[] {
  const factor = { name: SECOND_FACTOR, description: '登录须动态口令 Signs in with a one-time code' };
  return [factor, ...names.map((name) => (asksSecondFactor(name) ? { name, composite: true, composites: { realm: [SECOND_FACTOR] } } : { name }))];
}

/**
 * The representation of a tenant's realm, ready for one `POST /admin/realms`. Source: the template file, or the one that
 * `REALM_TEMPLATE` names, with the sign-in flows of `flows.json` beside it.
 */
export function realmRepresentation(values: RealmTemplateValues, path = process.env['REALM_TEMPLATE'] || defaultPath()): RealmRepresentation {
  const { realm: REALM, displayName: DISPLAY_NAME, publicUrl: PUBLIC_URL, serviceSecret: SERVICE_SECRET } = values;
  const template = fill(parse(path), { REALM, DISPLAY_NAME, PUBLIC_URL, SERVICE_SECRET }) as RealmRepresentation;
  return { ...parse(join(dirname(path), 'flows.json')), ...template, roles: { ...template.roles, realm: realmRoles(values.roles) } };
}
