import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadGatewayConfig, publicUrl } from './config';

const dir = mkdtempSync(join(tmpdir(), 'anlan-gateway-'));
const creds = join(dir, 'services.creds');
writeFileSync(creds, 'creds', { mode: 0o600 });
afterAll(() => rmSync(dir, { recursive: true }));
const env = {
  ANLAN_ENV: 'test', SERVICE_PORT: '8080', UPSTREAMS: '{"tenancy":"http://127.0.0.1:1/"}', ISSUER_URL: 'http://127.0.0.1:2',
  IDENTITY_PUBLIC_URL: 'http://127.0.0.1:8080', NATS_URL: 'nats://127.0.0.1:4222', NATS_CREDS: creds,
};

describe('the environment of the gateway', () => {
  it('given the least there must be, then the rest has safe defaults', () => {
    const config = loadGatewayConfig(env);
    expect(config).toMatchObject({ SERVICE_HOST: '127.0.0.1', UPSTREAMS: { tenancy: 'http://127.0.0.1:1' }, INTERNAL_HEALTH: {}, RATE_LIMIT_PER_MINUTE: 6000, TRUSTED_PROXIES: [] });
    expect(publicUrl(config)).toBe('http://127.0.0.1:8080');
    expect(publicUrl({ ...config, PUBLIC_URL: 'https://anlan.example' })).toBe('https://anlan.example');
  });

  it.each([
    ['UPSTREAMS', '{"tenancy":'],
    ['UPSTREAMS', '{"unheard-of":"http://127.0.0.1:1"}'],
    ['UPSTREAMS', '{"tenancy":"file:///etc/passwd"}'],
    ['UPSTREAMS', '[]'],
    ['INTERNAL_HEALTH', '{"relay":"not an address"}'],
    ['SERVICE_PORT', '70000'],
    ['RATE_LIMIT_PER_MINUTE', '0'],
    ['NATS_CREDS', undefined],
    ['NATS_CREDS', '/nonexistent'],
    ['NATS_URL', 'http://127.0.0.1:4222'],
    ['ANLAN_ENV', 'prod'],
  ])('given %s=%p, then it refuses to start and names the variable', (name, value) => {
    expect(() => loadGatewayConfig({ ...env, [name]: value })).toThrow(new RegExp(`^gateway 拒绝启动 / gateway refuses to start:\n  ${name}[:.]`));
  });

  const production = { ...env, ANLAN_ENV: undefined, PUBLIC_URL: 'https://anlan.example', IDENTITY_PUBLIC_URL: 'https://anlan.example' };
  it('given production, which is what an unset ANLAN_ENV means, then it starts with https outside and loopback inside', () => {
    expect(loadGatewayConfig(production).ANLAN_ENV).toBe('production');
  });

  it.each([
    ['PUBLIC_URL', undefined, /https/],
    ['PUBLIC_URL', 'http://anlan.example', /https/],
    ['IDENTITY_PUBLIC_URL', 'http://anlan.example', /https/],
    ['ISSUER_URL', 'http://keycloak:8080', /loopback/],
    ['NATS_URL', 'nats://nats:4222', /tls/],
  ])('given production with %s=%p, then it refuses to start', (name, value, why) => {
    const start = () => loadGatewayConfig({ ...production, [name]: value });
    expect(start).toThrow(new RegExp(`  ${name}: .* / .*${why.source}`));
  });
});
