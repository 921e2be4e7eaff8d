import { readConfig } from './config';

const good = { ANLAN_ENV: 'development', ISSUER_STATE_DIR: '/tmp/x', ADMIN_CLIENT_ID: 'provisioner', ADMIN_CLIENT_SECRET: 'a-long-secret' };

describe('readConfig', () => {
  it('given the least that is needed, then takes loopback and any free port', () => {
    expect(readConfig(good)).toMatchObject({ host: '127.0.0.1', port: 0, publicUrl: undefined });
  });

  it('given a public address with a closing slash, then drops it so that issuers have one spelling', () => {
    expect(readConfig({ ...good, PUBLIC_URL: 'http://127.0.0.1:8080/' }).publicUrl).toBe('http://127.0.0.1:8080');
  });

  it.each([
    ['ANLAN_ENV', 'production'],
    ['ANLAN_ENV', undefined],
    ['ANLAN_ENV', 'prod'],
    ['SERVICE_HOST', '0.0.0.0'],
    ['SERVICE_HOST', '::'],
    ['SERVICE_HOST', '192.168.1.10'],
    ['SERVICE_HOST', '127.0.0.1.example.org'],
    ['SERVICE_PORT', '70000'],
    ['PUBLIC_URL', 'ftp://127.0.0.1'],
    ['ADMIN_CLIENT_SECRET', 'short'],
  ])('given %s=%s, then refuses and names the variable', (name, value) => {
    expect(() => readConfig({ ...good, [name]: value })).toThrow(new RegExp(`^dev-issuer 拒绝启动 / dev-issuer refuses to start:\n  ${name}: .* / `));
  });
});
