import { Buckets, claimedRealm, clientOf } from './buckets';

const bearer = (payload: unknown): string => `Bearer e30.${Buffer.from(JSON.stringify(payload)).toString('base64url')}.x`;
const issuer = (realm: string) => bearer({ iss: `http://127.0.0.1:8080/realms/${realm}` });

it('given a token, then its realm names the bucket, whoever signed it', () => {
  expect(claimedRealm(issuer('district-440310'))).toBe('district-440310');
});

it.each([undefined, '', 'Basic x', 'Bearer', 'Bearer a.b', 'Bearer a.!!!.c', bearer(null), bearer({ iss: 7 }), bearer({ iss: 'http://x/realms/a b' }), `Bearer ${'a'.repeat(13_000)}`])(
  'given %p, then there is no realm and no error',
  (header) => expect(claimedRealm(header)).toBe(''),
);

it.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('given the address %s, then it counts as %s', (ip, client) => expect(clientOf(ip)).toBe(client));

it('given made-up realms from one address, then all beyond the 32nd share one bucket, until the next window', () => {
  const buckets = new Buckets(60_000);
  const name = (i: number, now: number) => buckets.name({ ip: '10.0.0.1', headers: { authorization: issuer(`r${i}`) } }, now);
  const names = new Set(Array.from({ length: 500 }, (_, i) => name(i, 100_000)));
  expect(names.size).toBe(33);
  expect(name(3, 100_001)).toBe('10.0.0.1 r3');
  expect(name(400, 100_001)).toBe('10.0.0.1 *');
  expect(name(400, 200_000)).toBe('10.0.0.1 r400');
});
