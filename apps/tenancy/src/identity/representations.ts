/** The parts of Keycloak's representations that the platform sends. */

/** The audience every token for the platform's API carries. */
export const API_AUDIENCE = 'anlan-api';

/** Seconds a token of an API client lives; integrators fetch a new one by themselves, people's tokens are shorter. */
const SERVICE_TOKEN_LIFESPAN = 1800;

export interface EnsureUser {
  realm: string;
  username: string;
  displayName: string;
  phone?: string;
  email?: string;
  /** Set only when the user is created; has to be changed at the first sign-in. */
  temporaryPassword?: string;
  /** Set only when the user is created, and stays. */
  password?: string;
  roles: string[];
}

export interface UserRepresentation {
  id: string;
  username: string;
  enabled: boolean;
  attributes?: Record<string, string[]>;
}

interface PersonBody {
  username: string;
  firstName: string;
  email?: string;
  emailVerified?: boolean;
  attributes?: Record<string, string[]>;
}

/** A Chinese name is one name: it stands in `firstName` alone and so is the token's `name`. */
export function personBody({ username, displayName, phone, email }: EnsureUser): PersonBody {
  return {
    username: username.toLowerCase(),
    firstName: displayName,
    ...(email === undefined ? {} : { email, emailVerified: true }),
    ...(phone === undefined ? {} : { attributes: { phone: [phone] } }),
  };
}

/** One way in of a user: `password`, or `otp` for one-time codes. */
export interface CredentialRepresentation {
  id: string;
  type: string;
}

export function newUserBody(user: EnsureUser): Record<string, unknown> {
  const { temporaryPassword, password } = user;
  const value = temporaryPassword ?? password;
  const credential = { type: 'password', value, temporary: temporaryPassword !== undefined };
  return { ...personBody(user), enabled: true, ...(value === undefined ? {} : { credentials: [credential] }) };
}

export function serviceClientBody(clientId: string, name: string): Record<string, unknown> {
  return {
    ...{ clientId, name, enabled: true, protocol: 'openid-connect', publicClient: false, serviceAccountsEnabled: true },
    ...{ standardFlowEnabled: false, implicitFlowEnabled: false, directAccessGrantsEnabled: false, fullScopeAllowed: true },
    clientAuthenticatorType: 'client-secret',
    attributes: { 'access.token.lifespan': String(SERVICE_TOKEN_LIFESPAN) },
    protocolMappers: [
      {
        name: 'anlan-api-audience',
        protocol: 'openid-connect',
        protocolMapper: 'oidc-audience-mapper',
        consentRequired: false,
        config: { 'included.custom.audience': API_AUDIENCE, 'access.token.claim': 'true', 'id.token.claim': 'false' },
      },
    ],
  };
}
