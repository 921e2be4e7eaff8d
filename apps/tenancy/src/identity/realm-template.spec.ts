import { realmRepresentation, type ConsoleClient } from './realm-template';

const values = { realm: 'district-440310', displayName: '坪山"应急", ${PUBLIC_URL}', publicUrl: 'https://anlan.example', roles: ['admin', 'officer'] };

interface KeycloakClient extends ConsoleClient {
  attributes: Record<string, string>;
  protocolMappers: { config: Record<string, string> }[];
}

describe('realmRepresentation', () => {
  const filled = realmRepresentation(values);
  const [consoleClient] = filled.clients as KeycloakClient[];

  it('given a name with quotation marks and a placeholder, then takes it as it is', () => {
    expect(filled).toMatchObject({ realm: 'district-440310', displayName: '坪山"应急", ${PUBLIC_URL}' });
    expect(filled.roles.realm).toEqual([{ name: 'admin' }, { name: 'officer' }]);
  });

  it('lets the console sign in from the public address and loopback alone, with PKCE S256, for the API', () => {
    expect(consoleClient?.redirectUris).toEqual(['https://anlan.example/*', 'http://127.0.0.1/*']);
    expect(consoleClient).toMatchObject({ publicClient: true, directAccessGrantsEnabled: false, implicitFlowEnabled: false });
    expect(consoleClient?.attributes['pkce.code.challenge.method']).toBe('S256');
    expect(consoleClient?.protocolMappers[0]?.config['included.custom.audience']).toBe('anlan-api');
  });

  it('keeps the promises of the security page', () => {
    expect(filled).toMatchObject({ bruteForceProtected: true, failureFactor: 10, accessTokenLifespan: 300, revokeRefreshToken: true, sslRequired: 'external', registrationAllowed: false, defaultLocale: 'zh-CN' });
    expect(filled['passwordPolicy']).toContain('length(8)');
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
