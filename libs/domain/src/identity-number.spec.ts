import fc from 'fast-check';
import { checkIdentityNumber } from './identity-number';

// 11010519491231002X and 440524188001010014 are the examples printed in the standard itself.
describe('checkIdentityNumber', () => {
  it("given the standard's examples, then they are accepted with birth date and sex", () => {
    expect(checkIdentityNumber('11010519491231002X')).toEqual({ ok: true, birthDate: '1949-12-31', sex: 'female' });
    expect(checkIdentityNumber('440524188001010014')).toEqual({ ok: true, birthDate: '1880-01-01', sex: 'male' });
  });
  it.each([
    ['110105194912310021', { ok: false, reason: 'checksum', position: 18, expected: 'X' }],
    ['11010519491231002x', { ok: false, reason: 'alphabet', position: 18 }],
    ['1101051949123100X2', { ok: false, reason: 'alphabet', position: 17 }],
    ['110105194902300020', { ok: false, reason: 'birth_date', position: 7 }],
    ['110105491231002', { ok: false, reason: 'length' }],
    ['', { ok: false, reason: 'length' }],
  ])('given %s, then %p', (number, result) => expect(checkIdentityNumber(number)).toEqual(result));

  it('property: any single wrong digit of the order number is found', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.integer({ min: 1, max: 9 }), (offset, shift) => {
        const valid = '440524188001010014';
        const at = 14 + offset;
        const slip = valid.slice(0, at) + ((Number(valid.charAt(at)) + shift) % 10) + valid.slice(at + 1);
        expect(checkIdentityNumber(slip)).toMatchObject({ ok: false, reason: 'checksum' });
      }),
    );
  });
});
