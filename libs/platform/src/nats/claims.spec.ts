import { decode } from '@nats-io/jwt';
import { activationJwt, credsText, decodeClaims, parseCreds, userJwt } from './claims';
import { NatsInputError } from './errors';
import { createKey } from './keys';

const account = createKey('account');
const user = createKey('user');
const body = { pub: { allow: ['a.>'] }, subs: 1, data: -1, payload: 10 };
const jwt = userJwt({ name: 'pingshan', sub: user.publicKey, exp: 2_000_000_000 }, body, account);

describe('NATS claims', () => {
  it('are read alike by the reference library, which checks the signature', () => {
    expect(decode(jwt)).toMatchObject({
      iss: account.publicKey,
      sub: user.publicKey,
      name: 'pingshan',
      exp: 2_000_000_000,
      nats: { type: 'user', version: 2, pub: { allow: ['a.>'] } },
    });
    expect(decodeClaims(jwt)).toEqual(decode(jwt));
  });

  it('keep names in any script', () => {
    expect(decodeClaims(userJwt({ name: '坪山', sub: user.publicKey }, body, account)).name).toBe('坪山');
  });

  it('an activation names the importer and exactly one subject', () => {
    const token = activationJwt({ name: 'next', sub: account.publicKey }, 'x.one', createKey('account'));
    expect(decodeClaims(token)).toMatchObject({ sub: account.publicKey, nats: { subject: 'x.one', kind: 'service' } });
  });

  it('are refused when a permission was added by hand', () => {
    const [head, middle, signature] = jwt.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(middle, 'base64url').toString()) as { nats: { pub: { allow: string[] } } };
    claims.nats.pub.allow.push('>');
    const forged = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
    for (const text of [forged, `${head}.${middle}`, 'rubbish', '', '..']) {
      expect(() => decodeClaims(text)).toThrow(NatsInputError);
    }
  });

  it('travel in a credentials file and come out again', () => {
    const text = credsText(jwt, user);
    expect(parseCreds(text).jwt).toBe(jwt);
    expect(parseCreds(text).key.publicKey).toBe(user.publicKey);
    expect(parseCreds(text.replaceAll('\n', '\r\n')).jwt).toBe(jwt);
    for (const bad of ['', jwt, text.slice(0, text.indexOf('IMPORTANT'))]) {
      expect(() => parseCreds(bad)).toThrow(NatsInputError);
    }
  });
});
