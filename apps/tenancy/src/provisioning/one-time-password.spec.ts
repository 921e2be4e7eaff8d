import { oneTimePassword } from './one-time-password';

describe('a one-time password', () => {
  it('given many, then each has sixteen characters of four kinds, none that is taken for another, and no two are the same', () => {
    const made = Array.from({ length: 500 }, oneTimePassword);
    for (const p of made) {
      expect(p).toHaveLength(16);
      for (const kind of [/[a-z]/, /[A-Z]/, /[0-9]/, /[-_+=]/]) expect(p).toMatch(kind);
      expect(p).not.toMatch(/[0O1lI]/);
      expect(p).toMatch(/^[^-_+=]/);
    }
    expect(new Set(made).size).toBe(500);
  });
});
