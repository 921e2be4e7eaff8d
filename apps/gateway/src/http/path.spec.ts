import { isPlainPath, pathOf } from './path';

it.each([
  '/', '/api/tenancy/v1/tenants', '/api/tenancy/v1/tenants/440310', '/api/openapi.json', '/api/x/v1/a.b..c', '/realms/district-440310/protocol/openid-connect/token',
  '/api/x/v1/%E9%9A%90%E6%82%A3', '/api/x/v1/%252e%252e', '/resources/abc/login/keycloak.v2/css/styles.css',
])('given %s, then it passes', (path) => expect(isPlainPath(path)).toBe(true));

it.each([
  '', '*', 'api/x', '/api/tenancy/..', '/api/tenancy/../admin', '/api/tenancy/..%2f..', '/api/tenancy/%2e%2e/x', '/api/tenancy/.%2E', '/api/./x',
  '/api/tenancy\\..\\x', '/api/tenancy/%5c..', '//evil.example/x', '/api//x', '/api/x/%00', '/api/x/%', '/api/x/%zz', '/api/x/..;/admin', '/api/x/\u0007', '/api/隐患', '/api/x y',
  'http://evil.example/api',
])('given %p, then it does not', (path) => expect(isPlainPath(path)).toBe(false));

it('given a query, then it is no part of the path', () => {
  expect(pathOf('/api/x?q=../..')).toBe('/api/x');
  expect(pathOf('/api/x')).toBe('/api/x');
});
