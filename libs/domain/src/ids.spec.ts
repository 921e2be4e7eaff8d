import { firstIdAt, isUuid, timeOfId, uuidv7 } from './ids';

describe('uuidv7', () => {
  it('given many ids in one burst, then they are unique, version 7, and sort in the order of making', () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7());
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    for (const id of ids.slice(0, 50)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('given a time, then its 48 bits lead the id and repeated calls stay in order', () => {
    const now = Date.UTC(2024, 0, 2, 3, 4, 5);
    const ids = Array.from({ length: 5000 }, () => uuidv7(now));
    for (const id of ids) expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
    expect([...ids].sort()).toEqual(ids);
  });

  it('given a past time in between, then later live ids still carry the present', () => {
    const before = uuidv7();
    expect(uuidv7(0).startsWith('00000000-0000-7')).toBe(true);
    const after = uuidv7();
    expect(after > before).toBe(true);
  });

  it('given a clock that steps back, then ids do not', () => {
    const first = uuidv7();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(1000);
    try {
      expect(uuidv7() > first).toBe(true);
    } finally {
      clock.mockRestore();
    }
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 48])('given the impossible time %p, then it throws', (now) => {
    expect(() => uuidv7(now)).toThrow(expect.objectContaining({ code: 'ids.time_out_of_range' }));
  });
});

describe('isUuid', () => {
  it('given uuids of either case, then true', () => {
    expect(isUuid(uuidv7())).toBe(true);
    expect(isUuid('F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6')).toBe(true);
  });
  it.each(['', 'x', '440310', '0198f000-0000-7000-0000-000000000000', ' 0198f000-0000-7000-8000-000000000000', 7, null])(
    'given %p, then false',
    (input) => expect(isUuid(input)).toBe(false),
  );
});

describe('the time in an id', () => {
  it('given ids of a span, then its bounds hold them, and no others', () => {
    const at = Date.UTC(2026, 2, 2);
    expect(timeOfId(uuidv7(at))).toEqual(new Date(at));
    expect(uuidv7(at) > firstIdAt(at)).toBe(true);
    expect(uuidv7(at - 1) < firstIdAt(at)).toBe(true);
    expect(firstIdAt(-5)).toBe('00000000-0000-0000-0000-000000000000');
  });
});
