import { randomBytes } from 'node:crypto';
import { isWeakKey, isWeakText } from './weak-secret';

describe('a text as secret', () => {
  it.each([
    'changeme', 'changemechangeme', 'Change-Me-Please-1', 'CHANGE_ME_IN_PRODUCTION', 'secret', 'secretsecretsecret', 'SuperSecretPassword', 'password12345678', 'P@ssw0rd-P@ssw0rd', 'Passw0rd!Passw0rd!',
    'your-secret-here', 'provisioner-secret', 'keycloak-admin-secret', 'operator-password', 'anlan-operator-2026', 'postgres-postgres', 'minioadminminioadmin', '0000000000000000', 'aaaaaaaaaaaaaaaaaaaaaaaa',
    'abababababababab', '1234567890123456', '0123456789abcdef', 'abcdefghijklmnopqrstuvwxyz', 'zyxwvutsrqponmlkjihg', 'qwertyuiopasdfghjkl', 'Qwerty123456789!', 'k9Xk9Xk9Xk9Xk9Xk9X', '安澜安澜安澜密码密码', '                ',
  ])('given %p, then it is weak', (text) => expect(isWeakText(text)).toBe(true));

  it.each(['correct horse battery staple', 'secret-9fK2vQx7LmZp4tRw', 'Tr0ub4dor&3-Wombat-Ship', 'f3a91c07be4d8256', '7Gq$wZ9!vLp2', '坪山应急局丙午年春巡查组印'])('given %p, then it will do', (text) => expect(isWeakText(text)).toBe(false));

  it('given a thousand made by a machine, of each usual form, then none is taken for weak', () => {
    const made = Array.from({ length: 1_000 }, () => [randomBytes(24).toString('base64url'), randomBytes(24).toString('base64'), randomBytes(16).toString('hex'), randomBytes(12).toString('base64')]);
    expect(made.flat().filter(isWeakText)).toEqual([]);
  });
});

describe('32 bytes as key', () => {
  it.each<[string, Buffer]>([
    ['zeros', Buffer.alloc(32)],
    ['one byte over and over', Buffer.alloc(32, 0xa5)],
    ['two halves', Buffer.concat([randomBytes(16), Buffer.alloc(0)].flatMap((half, _i, [first]) => [first ?? half]))],
    ['a run', Buffer.from(Array.from({ length: 32 }, (_, i) => i))],
    ['a run in threes', Buffer.from(Array.from({ length: 32 }, (_, i) => i * 3))],
    ['a text', Buffer.from('this-is-not-a-secret-key-at-all!')],
    ['hexadecimal digits of a shorter key', Buffer.from(randomBytes(16).toString('hex'))],
    ['hardly any variety', Buffer.from([...randomBytes(8), ...Buffer.alloc(24)])],
  ])('given %s, then it is weak', (_, key) => expect(isWeakKey(key)).toBe(true));

  it('given ten thousand random ones, then none is taken for weak', () => {
    expect(Array.from({ length: 10_000 }, () => randomBytes(32)).filter(isWeakKey)).toEqual([]);
  });
});
