import fc from 'fast-check';
import { checkCreditCode, normalizeCreditCode } from './credit-code';

describe('checkCreditCode', () => {
  it.each(['91440300708461136T', '914403001922038216', '91350100M000100Y43'])('given the real code %s, then it is accepted', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true });
  });

  it('given a wrong check character, then the right one is named', () => {
    expect(checkCreditCode('91350100M000100Y44')).toEqual({ ok: false, reason: 'checksum', position: 18, expected: '3' });
  });

  it('given the well-known mistaken …Z, then it is refused for its letter', () => {
    expect(checkCreditCode('91350100M000100Y4Z')).toEqual({ ok: false, reason: 'alphabet', position: 18 });
  });

  it.each(['', '9144030070846113', '91440300708461136T0'])('given %p, then the length is refused', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, reason: 'length' });
  });

  it.each([
    ['9144030070846113St', 17],
    ['91440300708461136t', 18],
    ['９1440300708461136T', 1],
    ['9144O300708461136T', 5],
    ['9144A300708461136T', 5],
  ])('given %s, then position %i is refused', (code, position) => {
    expect(checkCreditCode(code)).toEqual({ ok: false, reason: 'alphabet', position });
  });

  it('given what people paste, when normalized, then it is accepted', () => {
    expect(checkCreditCode(normalizeCreditCode(' ９144 0300 7084 61136t\n'))).toEqual({ ok: true });
  });

  it('property: the expected character completes any body, and any single slip is found', () => {
    const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const body = fc
      .tuple(
        fc.array(fc.constantFrom(...letters), { minLength: 2, maxLength: 2 }),
        fc.array(fc.constantFrom(...letters.slice(0, 10)), { minLength: 6, maxLength: 6 }),
        fc.array(fc.constantFrom(...letters), { minLength: 9, maxLength: 9 }),
      )
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, at, shift) => {
        const valid = letters.map((c) => first17 + c).filter((code) => checkCreditCode(code).ok);
        expect(valid).toHaveLength(1);
        const code = valid[0] ?? '';
        const value = letters.indexOf(code.charAt(at));
        const modulus = at >= 2 && at <= 7 ? 10 : 31;
        const slip = code.slice(0, at) + letters[(value + shift) % modulus] + code.slice(at + 1);
        expect(checkCreditCode(slip)).toMatchObject({ ok: false, reason: 'checksum' });
      }),
    );
  });
});
