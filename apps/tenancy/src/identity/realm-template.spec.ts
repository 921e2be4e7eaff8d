import { realmRepresentation, type ConsoleClient } from './realm-template';

const values = { realm: 'district-440310', displayName: '坪山"应急", ${PUBLIC_URL}', publicUrl: 'https://anlan.example', roles: ['district-admin', 'officer'], serviceSecret: 'of-the-realm' };

interface KeycloakClient extends ConsoleClient {
  attributes: Record<string, string>;
  protocolMappers: { config: Record<string, string> }[];
}

describe('realmRepresentation', () => {
  const filled = realmRepresentation(values);
  const [consoleClient] = filled.clients as unknown as KeycloakClient[];

  it('given a name with quotation marks and a placeholder, then takes it as it is', () => {
    expect(filled).toMatchObject({ realm: 'district-440310', displayName: '坪山"应急", ${PUBLIC_URL}' });
    expect(filled.roles.realm).toMatchObject([{ name: 'otp-required' }, { name: 'district-admin', composite: true, composites: { realm: ['otp-required'] } }, { name: 'officer' }]);
    expect(filled.roles.realm[2]).not.toHaveProperty('composites');
  });

  it('lets the console sign in from the public address and loopback alone, with PKCE S256, for the API', () => {
    expect(consoleClient?.redirectUris).toEqual(['https://anlan.example/*', 'http://127.0.0.1/*']);
    expect(consoleClient).toMatchObject({ publicClient: true, directAccessGrantsEnabled: false, implicitFlowEnabled: false });
    expect(consoleClient?.attributes['pkce.code.challenge.method']).toBe('S256');
    expect(consoleClient?.protocolMappers[0]?.config['included.custom.audience']).toBe('anlan-api');
  });

  it('keeps the promises of the security page', () => {
    expect(filled).toMatchObject({ bruteForceProtected: true, failureFactor: 10, accessTokenLifespan: 300, revokeRefreshToken: true, sslRequired: 'external', registrationAllowed: false, defaultLocale: 'zh-CN' });
    const policy = String(filled['passwordPolicy']).split(' and ');
    expect(policy).toEqual(expect.arrayContaining(['length(8)', 'upperCase(1)', 'lowerCase(1)', 'digits(1)', 'specialChars(1)', 'notUsername(undefined)', 'passwordHistory(5)']));
    expect(filled).toMatchObject({ otpPolicyCodeReusable: false, otpPolicyLookAheadWindow: 1, loginTheme: 'anlan', eventsEnabled: true, eventsExpiration: 180 * 86_400 });
  });

  it("gives the realm's own service account its secret and the three rights it needs", () => {
    expect(filled.clients[1]).toMatchObject({ clientId: 'anlan-tenancy', secret: 'of-the-realm', publicClient: false, serviceAccountsEnabled: true, standardFlowEnabled: false });
    expect(filled['users']).toEqual([{ username: 'service-account-anlan-tenancy', enabled: true, serviceAccountClientId: 'anlan-tenancy', clientRoles: { 'realm-management': ['manage-realm', 'manage-users', 'manage-clients'] } }]);
  });

  it('has sign-in flows that name one another and one that asks holders of otp-required for a code', () => {
    const flows = filled['authenticationFlows'] as { alias: string; topLevel: boolean; authenticationExecutions: { flowAlias?: string; authenticator?: string; authenticatorConfig?: string }[] }[];
    const configs = filled['authenticatorConfig'] as { alias: string; config: Record<string, string> }[];
    const executions = flows.flatMap((flow) => flow.authenticationExecutions);
    expect(executions.flatMap(({ flowAlias }) => flowAlias ?? []).sort()).toEqual(flows.filter(({ topLevel }) => !topLevel).map(({ alias }) => alias).sort());
    expect(executions.flatMap(({ authenticatorConfig }) => authenticatorConfig ?? []).sort()).toEqual(configs.map(({ alias }) => alias).sort());
    expect(configs.find(({ alias }) => alias === 'holders of otp-required')?.config).toEqual({ condUserRole: 'otp-required', negate: 'false' });
  });

  it("leaves Keycloak's own placeholders alone and the user profile readable", () => {
    const components = filled['components'] as Record<string, { config: Record<string, string[]> }[]>;
    const profile = JSON.parse(components['org.keycloak.userprofile.UserProfileProvider']?.[0]?.config['kc.user.profile.config']?.[0] ?? '') as { attributes: { name: string; displayName: string }[] };
    expect(profile.attributes.map(({ name }) => name)).toEqual(['username', 'email', 'firstName', 'lastName', 'phone']);
    expect(profile.attributes[0]?.displayName).toBe('${username}');
  });

  it('given a path without a template, then says which file is missing', () => {
    expect(() => realmRepresentation(values, '/nonexistent/realm.json')).toThrow('/nonexistent/realm.json');
  });
});
