import { signIn, type SignedIn, type SignInOptions } from '@anlan/platform/testing';
import { createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AdminApi, buildIssuer, headerOf, keeper, startIssuer, token, type RunningIssuer } from './issuer-process';

export const realm = 'district-440310';
export const redirectUri = 'http://127.0.0.1:9/callback';
export const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const audience = {
  name: 'anlan-api-audience',
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { 'included.custom.audience': 'anlan-api', 'access.token.claim': 'true' },
};
export const password = (value: string, temporary = false) => [{ type: 'password', value, temporary }];

export const representation = {
  realm,
  displayName: '坪山区应急管理局',
  enabled: true,
  accessTokenLifespan: 300,
  passwordPolicy: 'length(8) and upperCase(1) and specialChars(1)',
  roles: { realm: [{ name: 'admin', composite: true, composites: { realm: ['otp-required'] } }, { name: 'officer' }, { name: 'otp-required' }] },
  clients: [
    {
      clientId: 'anlan-console',
      publicClient: true,
      redirectUris: ['http://127.0.0.1/*', 'https://anlan.example/console/*'],
      webOrigins: ['+'],
      attributes: { 'pkce.code.challenge.method': 'S256' },
      protocolMappers: [audience],
    },
    { clientId: 'api', secret: 'api-secret', serviceAccountsEnabled: true, standardFlowEnabled: false, attributes: { 'access.token.lifespan': '1800' }, protocolMappers: [audience] },
    { clientId: keeper.clientId, secret: keeper.clientSecret, serviceAccountsEnabled: true, standardFlowEnabled: false },
    { clientId: 'people-only', secret: 'people-secret', serviceAccountsEnabled: true, standardFlowEnabled: false },
  ],
  users: [
    { username: 'service-account-anlan-tenancy', serviceAccountClientId: keeper.clientId, enabled: true, clientRoles: { 'realm-management': ['manage-realm', 'manage-users', 'manage-clients'] } },
    { username: 'service-account-people-only', serviceAccountClientId: 'people-only', enabled: true, clientRoles: { 'realm-management': ['manage-users'] } },
    { username: 'li.na', firstName: '李娜', enabled: true, credentials: password('Password-1'), realmRoles: ['officer'] },
    { username: 'new.one', firstName: '新人', enabled: true, credentials: password('Start-1234', true) },
    { username: 'leaver', firstName: '离职', enabled: true, credentials: password('Password-2') },
    { username: 'mistyped', firstName: '手误', enabled: true, credentials: password('Password-3') },
  ],
};

/** The built issuer in a process of its own, with a folder of its own and one realm. */
export class IssuerKit {
  api!: AdminApi;
  /** of the realm */
  issuer!: string;
  process!: RunningIssuer;

  private constructor(readonly dir: string) {}

  static async open(): Promise<IssuerKit> {
    buildIssuer();
    const kit = new IssuerKit(await mkdtemp(join(tmpdir(), 'anlan-issuer-')));
    await kit.start();
    const { status } = await kit.api.call('POST', '', representation);
    if (status !== 201) throw new Error(`the realm was not made: ${status}`);
    return kit;
  }

  /** Starts it, for the first time or again, on what is in the folder. */
  async start(port = '0'): Promise<void> {
    this.process = await startIssuer(this.dir, { SERVICE_PORT: port });
    this.api = new AdminApi(this.process.url, realm);
    this.issuer = `${this.process.url}/realms/${realm}`;
  }

  async close(): Promise<void> {
    await this.process.stop();
    await rm(this.dir, { recursive: true, force: true });
  }

  /** Signs a person in at the console. */
  as(username: string, secret: string, more: Partial<SignInOptions> = {}): Promise<SignedIn> {
    return signIn({ issuer: this.issuer, clientId: 'anlan-console', redirectUri, username, password: secret, ...more });
  }

  refresh(refreshToken: string): ReturnType<typeof token> {
    return token(this.issuer, { grant_type: 'refresh_token', client_id: 'anlan-console', refresh_token: refreshToken });
  }

  async idOf(username: string): Promise<string> {
    const { body } = await this.api.call<{ id: string }[]>('GET', `/${realm}/users?exact=true&username=${username}`);
    if (!body[0]) throw new Error(`there is no user ${username}`);
    return body[0].id;
  }

  /** Whether the realm publishes a key that this token is signed with. */
  async verified(jwt: string): Promise<boolean> {
    const { keys } = (await (await fetch(`${this.issuer}/protocol/openid-connect/certs`)).json()) as { keys: { kid: string }[] };
    const key = keys.find(({ kid }) => kid === headerOf(jwt).kid);
    const [head, body, signature] = jwt.split('.');
    return key !== undefined && verify('RSA-SHA256', Buffer.from(`${head}.${body}`), createPublicKey({ key, format: 'jwk' }), Buffer.from(signature ?? '', 'base64url'));
  }
}
