import { base32, freshTotp, timeStep, totp } from './totp';

describe('one-time codes', () => {
  // RFC 6238, appendix B, the last six of the eight digits; RFC 4648, section 10.
  const secret = base32('12345678901234567890');

  it.each([[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']])(
    'given %p seconds since 1970, then gives %p', (seconds, code) => expect(totp(secret, timeStep(seconds * 1000))).toBe(code));

  it('given texts, then base32 is that of the standard', () => {
    expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(base32)).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
    expect(totp('gezd gnbv gy3t qojq gezd gnbv gy3t qojq', 1)).toBe(totp(secret, 1));
  });

  it('given a second code at once, then it is another one, and nobody had to wait', async () => {
    const before = timeStep();
    const codes = [await freshTotp(secret), await freshTotp(secret)];
    const steps = [before, before + 1, before + 2].map((step) => totp(secret, step));
    expect(new Set(codes).size).toBe(2);
    expect(steps).toEqual(expect.arrayContaining(codes));
  });
});
