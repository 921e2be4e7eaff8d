import { loadGatewayConfig, publicUrl } from './config';

const env = {
  ANLAN_ENV: 'test', SERVICE_PORT: '8080', UPSTREAMS: '{"tenancy":"http://127.0.0.1:1/"}', ISSUER_URL: 'http://127.0.0.1:2',
  IDENTITY_PUBLIC_URL: 'http://127.0.0.1:8080', NATS_URL: 'nats://127.0.0.1:4222', NATS_CREDS: '/creds',
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
  ])('given %s=%p, then it refuses to start and names the variable', (name, value) => {
    expect(() => loadGatewayConfig({ ...env, [name]: value })).toThrow(new RegExp(`incomplete:\\n  ${name}`));
  });

  it('given production with an http issuer, then it refuses to start', () => {
    expect(() => loadGatewayConfig({ ...env, ANLAN_ENV: 'production' })).toThrow(/https in production/);
  });
});
