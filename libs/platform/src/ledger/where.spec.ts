import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor';
import { nextPrefix } from './reach';
import { Where } from './where';

describe('conditions of a list', () => {
  it('given filters, then those without a value are left out and parameters are numbered in turn', () => {
    const w = new Where().and('tenant_id = $', 't').and('level = $', undefined).and('status = any($)', ['a', 'b']).and('due_at < now()');
    expect(`${w}`).toBe('tenant_id = $1 and status = any($2) and due_at < now()');
    expect(w.params).toEqual(['t', ['a', 'b']]);
  });
  it('given conditions of another ledger, then they stand within, and each parameter keeps its value under its new number', () => {
    const inner = new Where().and('kind = any($)', ['patrol']).and('(at >= $ and at < $)', 1, 2);
    const where = new Where().and('tenant_id = $', 't').among('id', 'select subject_id from site_check', inner, true).and('level = $', 'major');
    expect(String(where)).toBe('tenant_id = $1 and id not in (select subject_id from site_check where kind = any($2) and (at >= $3 and at < $4)) and level = $5');
    expect(where.params).toEqual(['t', ['patrol'], 1, 2, 'major']);
  });

  it('given any prefix and code, then the range holds exactly the codes that begin with it', () => {
    const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
    fc.assert(fc.property(digits(2, 12), digits(2, 16), (prefix, code) => {
      expect(code >= prefix && code < nextPrefix(prefix)).toBe(code.startsWith(prefix));
      expect(`${prefix}${code}` >= prefix && `${prefix}${code}` < nextPrefix(prefix)).toBe(true);
    }));
  });
});

describe('a cursor', () => {
  it('given what a page ended with, then it comes back; given anything else, then it is refused by name', () => {
    expect(decodeCursor(encodeCursor(['x', 3]), ['string', 'number'])).toEqual(['x', 3]);
    fc.assert(fc.property(fc.string(), (garbage) => {
      expect(() => decodeCursor(garbage, ['string'])).toThrow(expect.objectContaining({ code: 'request.invalid', errors: [expect.objectContaining({ path: 'query.cursor' })] }) as Error);
    }));
  });
});
