import { DomainError, isDomainError } from './domain-error';

describe('DomainError', () => {
  it('given a code and details, then both survive throwing', () => {
    const error = new DomainError('division.malformed', 'bad code', { input: '4x' });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'DomainError', code: 'division.malformed', message: 'bad code', details: { input: '4x' } });
  });

  it('given other errors or other codes, then isDomainError says no', () => {
    const error = new DomainError('a.b', 'x');
    expect(isDomainError(error)).toBe(true);
    expect(isDomainError(error, 'a.b')).toBe(true);
    expect(isDomainError(error, 'a.c')).toBe(false);
    expect(isDomainError(new Error('x'))).toBe(false);
    expect(isDomainError(undefined)).toBe(false);
  });
});
