import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor';
import { nextPrefix, Where } from './where';

describe('conditions of a list', () => {
  it('given filters, then those without a value are left out and parameters are numbered in turn', () => {
    const w = new Where().and('tenant_id = $', 't').and('level = $', undefined).and('status = any($)', ['a', 'b']).and('due_at < now()');
    expect(`${w}`).toBe('tenant_id = $1 and status = any($2) and due_at < now()');
    expect(w.params).toEqual(['t', ['a', 'b']]);
  });
  it('given a scope, then subtrees are ranges, own records an alternative, and nothing at all is false', () => {
    const within = (scope: Parameters<Where['within']>[1]) => `${new Where().within('code', scope, { condition: 'owner = $', values: ['me'] })}`;
    expect(within({ all: true, prefixes: [], own: true })).toBe('true');
    expect(within({ all: false, prefixes: ['440310001', '440310003'], own: true })).toBe('((code >= $1 and code < $2) or (code >= $3 and code < $4) or owner = $5)');
    expect(within({ all: false, prefixes: [], own: true })).toBe('(owner = $1)');
    expect(within({ all: false, prefixes: [], own: false })).toBe('false');
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
