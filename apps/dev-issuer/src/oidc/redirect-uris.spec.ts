import { absoluteUris, originAllowed, redirectUriAllowed } from './redirect-uris';

const registered = ['https://anlan.example/console/*', 'https://anlan.example/exact', 'http://127.0.0.1/*'];

describe('redirectUriAllowed', () => {
  it.each([
    'https://anlan.example/console/',
    'https://anlan.example/console/hazards?id=1',
    'https://anlan.example/exact',
    'http://127.0.0.1/callback',
    'http://127.0.0.1:49152/callback',
  ])('given the registered addresses, then allows %s', (uri) => {
    expect(redirectUriAllowed(registered, uri)).toBe(true);
  });

  it.each([
    'https://anlan.example/other',
    'https://anlan.example/exact/more',
    'https://anlan.example/console/../other',
    'https://anlan.example.evil.org/console/',
    'https://evil.org/?x=https://anlan.example/console/',
    'http://127.0.0.1.evil.org/callback',
    'http://anyone@127.0.0.1/callback',
    'https://anlan.example/console/#token',
    'https://127.0.0.1:49152/callback',
    'javascript:alert(1)',
    'not an address',
  ])('given the registered addresses, then refuses %s', (uri) => {
    expect(redirectUriAllowed(registered, uri)).toBe(false);
  });
});

describe('absoluteUris', () => {
  it('given relative and senseless addresses, then resolves the first and drops the second', () => {
    expect(absoluteUris(['/console/*', 'https://b.example/*'], 'https://a.example')).toEqual([
      'https://a.example/console/*',
      'https://b.example/*',
    ]);
    expect(absoluteUris(['/console/*'], undefined)).toEqual([]);
  });
});

describe('originAllowed', () => {
  it('given +, then allows the origins of the redirect addresses and no other', () => {
    expect(originAllowed('https://anlan.example', ['+'], registered)).toBe(true);
    expect(originAllowed('https://evil.org', ['+'], registered)).toBe(false);
    expect(originAllowed('null', ['+'], registered)).toBe(false);
  });

  it('given no web origins, then allows none', () => {
    expect(originAllowed('https://anlan.example', [], registered)).toBe(false);
  });
});
