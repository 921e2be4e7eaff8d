import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { brokerVersion, isLoopback } from './production';
import { secretDirectory } from './secret-file';
import { secretKey, secretText } from './secrets';
import { loadServiceConfig } from './service-config';
import { StartRefused } from './start-refused';

const dir = mkdtempSync(join(tmpdir(), 'anlan-config-'));
const creds = join(dir, 'services.creds');
writeFileSync(creds, 'creds', { mode: 0o600 });
afterAll(() => rmSync(dir, { recursive: true }));

const random = (): string => randomBytes(24).toString('base64url');
const password = random();
/** Good in production. */
const good = {
  SERVICE_PORT: '0', DATABASE_URL: `postgres://tenancy_app:${password}@127.0.0.1:5432/anlan`, NATS_URL: 'nats://127.0.0.1:4222', NATS_CREDS: creds, FILES_DIR: dir, AUDIT_ANCHOR_DIR: dir,
  SECRET_KEY: randomBytes(32).toString('base64'), IDENTITY_PUBLIC_URL: 'https://anlan.example', IDENTITY_INTERNAL_URL: 'http://127.0.0.1:8081/', CLIENT_SECRET: random(), OPERATOR_PASSWORD: random(),
};
const more = { CLIENT_SECRET: secretText(), OPERATOR_PASSWORD: secretText(12), OTHER_KEY: secretKey().optional(), NATS_TRUST_DIR: secretDirectory('trust.json').optional() };
const load = (env: Record<string, string | undefined>) => loadServiceConfig('tenancy', more, { ...good, ...env });

function refusal(env: Record<string, string | undefined>): string {
  try {
    load(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartRefused);
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
}

it('given everything right, then it starts, in production, which is what an unset ANLAN_ENV means', () => {
  expect(load({})).toMatchObject({ service: 'tenancy', ANLAN_ENV: 'production', IDENTITY_INTERNAL_URL: 'http://127.0.0.1:8081', SERVICE_HOST: '127.0.0.1' });
});

describe('refused in every environment', () => {
  const bytes = (n: number): string => randomBytes(n).toString('base64');
  it.each<[string, string | undefined, RegExp]>([
    ['ANLAN_ENV', 'prod', /development/],
    ['ANLAN_ENV', 'Production', /development/],
    ['SERVICE_PORT', '70000', /65535/],
    ['DATABASE_URL', 'mysql://root@db/anlan', /postgres:\/\//],
    ['NATS_URL', '127.0.0.1:4222', /nats:\/\//],
    ['NATS_URL', 'nats://127.0.0.1:4222,http://evil', /nats:\/\//],
    ['NATS_CREDS', undefined, /必须设置 \/ must be set/],
    ['NATS_CREDS', '', /必须设置 \/ must be set/],
    ['NATS_CREDS', '/nonexistent/creds', /does not exist/],
    ['IDENTITY_PUBLIC_URL', 'file:///etc/passwd', /http/],
    ['SECRET_KEY', undefined, /必须设置 \/ must be set/],
    ['SECRET_KEY', '', /必须设置 \/ must be set/],
    ['SECRET_KEY', bytes(31), /32 字节.*32 bytes/],
    ['SECRET_KEY', bytes(33), /32 bytes/],
    ['SECRET_KEY', `${bytes(32)}!`, /32 bytes/],
    ['SECRET_KEY', Buffer.alloc(32).toString('base64'), /随机.*random/],
    ['SECRET_KEY', Buffer.alloc(32, 7).toString('base64'), /random/],
    ['SECRET_KEY', Buffer.from('changemechangemechangemechangeme').toString('base64'), /random/],
    ['OTHER_KEY', Buffer.alloc(32, 'ab').toString('base64'), /random/],
    ['CLIENT_SECRET', undefined, /must be set/],
    ['CLIENT_SECRET', 'fK2vQx7LmZp4tRw', /至少 16 个字符.*at least 16/],
    ['CLIENT_SECRET', 'changeme-changeme', /示例.*example/],
    ['OPERATOR_PASSWORD', 'short-9fK2v', /at least 12/],
    ['OPERATOR_PASSWORD', 'password1234', /easy to guess/],
    ['OPERATOR_PASSWORD', good.CLIENT_SECRET, /same value as CLIENT_SECRET/],
    ['OTHER_KEY', good.SECRET_KEY, /same value as SECRET_KEY/],
    ['CLIENT_SECRET', password, /同一个值.*same value as DATABASE_URL/],
  ])('given %s=%p, then it refuses, names the variable in both languages, and does not repeat its value', (name, value, why) => {
    for (const env of ['production', 'development', 'test']) {
      const said = refusal({ ANLAN_ENV: env, [name]: value });
      expect(said).toMatch(/^tenancy 拒绝启动 \/ tenancy refuses to start:\n/);
      const line = said.split('\n').find((l) => l.startsWith(`  ${name}: `)) ?? said;
      expect(line).toMatch(why);
      expect(line).toMatch(/\p{Script=Han}.* \/ .*[a-z]{2}/u);
      if (value && /KEY|SECRET|PASSWORD/.test(name)) expect(said).not.toContain(value);
    }
  });

  it('given a secret of another, both are named, and each of several faults', () => {
    const said = refusal({ SECRET_KEY: undefined, OPERATOR_PASSWORD: good.CLIENT_SECRET, NATS_CREDS: undefined, SERVICE_PORT: 'x' });
    for (const name of ['SECRET_KEY', 'OPERATOR_PASSWORD', 'NATS_CREDS', 'SERVICE_PORT']) expect(said).toContain(`\n  ${name}: `);
  });
});

describe('refused in production', () => {
  const database = (url: string): string => `postgres://tenancy_app:${password}@${url}`;
  it.each<[string, string, RegExp]>([
    ['IDENTITY_PUBLIC_URL', 'http://anlan.example', /https/],
    ['IDENTITY_PUBLIC_URL', 'http://127.0.0.1:8080', /https/],
    ['IDENTITY_INTERNAL_URL', 'http://keycloak:8080', /https/],
    ['IDENTITY_INTERNAL_URL', 'http://127.0.0.1.evil.example:8080', /https/],
    ['IDENTITY_INTERNAL_URL', 'http://127.0.0.1@evil.example:8080', /https/],
    ['IDENTITY_ADMIN_URL', 'http://10.0.0.5:8080', /https/],
    ['NATS_URL', 'nats://nats:4222', /tls/],
    ['NATS_URL', 'tls://nats-1:4222,nats://nats-2:4222', /tls/],
    ['NATS_PUBLIC_URL', 'nats://nats.example:4222', /tls/],
    ['DATABASE_URL', 'postgres://tenancy_app@127.0.0.1/anlan', /no password/],
    ['DATABASE_URL', 'postgres://tenancy_app:postgres@127.0.0.1/anlan', /password/],
    ['DATABASE_URL', 'postgres://tenancy_app:anlan-test-only@127.0.0.1/anlan', /password/],
    ['DATABASE_URL', database('db:5432/anlan'), /sslmode/],
    ['DATABASE_URL', database('db:5432/anlan?sslmode=disable'), /sslmode/],
    ['DATABASE_URL', database('db:5432/anlan?sslmode=no-verify'), /sslmode/],
    ['DATABASE_URL', database('127.0.0.1:5432/anlan?host=db'), /sslmode/],
  ])('given %s=%s, then it refuses and names the variable; elsewhere it starts', (name, value, why) => {
    const said = refusal({ [name]: value });
    expect(said.split('\n').find((l) => l.startsWith(`  ${name}: `))).toMatch(why);
    expect(said).not.toContain(password);
    expect(load({ ANLAN_ENV: 'development', [name]: value }).ANLAN_ENV).toBe('development');
  });

  it.each([
    ['IDENTITY_INTERNAL_URL', 'https://keycloak:8443'],
    ['IDENTITY_INTERNAL_URL', 'http://[::1]:8080'],
    ['NATS_URL', 'tls://nats-1:4222, tls://nats-2:4222'],
    ['NATS_PUBLIC_URL', 'tls://nats.example:4222'],
    ['DATABASE_URL', database('db/anlan?sslmode=verify-full')],
    ['DATABASE_URL', 'postgres://tenancy_app@127.0.0.1/anlan?host=/var/run/postgresql'],
  ])('given %s=%s, then it starts', (name, value) => expect(load({ [name]: value }).ANLAN_ENV).toBe('production'));
});

describe('files with secrets', () => {
  it.each([0o604, 0o640, 0o660, 0o644, 0o666, 0o606, 0o620])('given credentials of our own with mode %o, then it refuses and says how to mend it', (mode) => {
    const path = join(dir, `mode-${mode}`);
    writeFileSync(path, 'x');
    chmodSync(path, mode);
    expect(refusal({ NATS_CREDS: path })).toMatch(new RegExp(`权限是 0${mode.toString(8)}.* / .*mode 0${mode.toString(8)}.*chmod 600`));
  });

  it.each([0o600, 0o400])('given mode %o, then it starts', (mode) => {
    chmodSync(creds, mode);
    expect(load({}).NATS_CREDS).toBe(creds);
  });

  it('given a directory of secrets, then every file in it counts, and the one it is for must be there', () => {
    const trust = join(dir, 'trust');
    mkdirSync(trust);
    expect(refusal({ NATS_TRUST_DIR: trust })).toContain(`there is no trust.json in ${trust}`);
    writeFileSync(join(trust, 'trust.json'), '{}', { mode: 0o600 });
    expect(load({ NATS_TRUST_DIR: trust }).NATS_TRUST_DIR).toBe(trust);
    writeFileSync(join(trust, 'sys.creds'), 'x');
    chmodSync(join(trust, 'sys.creds'), 0o644);
    expect(refusal({ NATS_TRUST_DIR: trust })).toMatch(/NATS_TRUST_DIR: .*sys\.creds.*0644/);
  });
});

it.each([
  ['127.0.0.1', true], ['127.9.9.9', true], ['::1', true], ['[::1]', true], ['localhost', true], ['LOCALHOST', true],
  ['0.0.0.0', false], ['::', false], ['192.168.1.10', false], ['127.0.0.1.example.org', false], ['localhost.example.org', false], ['127.1', false], ['128.0.0.1', false], ['', false],
])('given the host %p, then loopback is %p', (host, is) => expect(isLoopback(host)).toBe(is));

it.each([
  ['2.9.10', ['nats://127.0.0.1:4222', 'nats://127.0.0.1:4222'], 0],
  ['2.9.10', ['nats://127.0.0.1:4222', 'tls://nats.example:4222'], 1],
  ['2.9.10', ['tls://nats:4222', undefined], 1],
  ['2.10.26', ['tls://nats:4222'], 1],
  ['2.10.27', ['tls://nats:4222'], 0],
  ['2.11.0', ['tls://nats:4222'], 0],
  ['3.0.0', ['tls://nats:4222'], 0],
  ['1.99.99', ['tls://nats:4222'], 1],
  ['', ['tls://nats:4222'], 1],
  ['unknown', ['tls://nats:4222'], 1],
])('given nats-server %p at %p, then there are %i faults', (version, urls, faults) => expect(brokerVersion(version, urls)).toHaveLength(faults));

it.each([
  ['nullable with a default', secretText().nullable().default('x')],
  ['changed', secretText().transform((text) => text.length)],
  ['refined', secretText().refine(() => true)],
  ['changed before', z.preprocess((text) => text || undefined, secretText().optional())],
])('given a schema of a secret that is %s, then it still counts as one', (_, A_SECRET) => {
  const load = () => loadServiceConfig('tenancy', { ...more, A_SECRET }, { ...good, A_SECRET: good.CLIENT_SECRET });
  expect(load).toThrow(/A_SECRET: .*same value as CLIENT_SECRET/);
});
