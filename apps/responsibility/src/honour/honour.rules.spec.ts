import { assertSaid, honoursText, rank } from './honour.rules';

describe('honours in one sentence', () => {
  it('given honours by level and kind, then awards and practices are said from the highest level, by holders', () => {
    const items = [{ level: 'city', kind: 'individual', count: 2, holders: 4 }, { level: 'city', kind: 'collective', count: 1, holders: 1 }, { level: 'province', kind: 'practice', count: 1, holders: 2 }] as const;
    expect(honoursText(items)).toBe('获省级推广 1 项经验；获市级荣誉 1 个集体、4 名个人。');
    expect([...items].sort((a, b) => rank(a) - rank(b)).map((i) => i.kind)).toEqual(['practice', 'collective', 'individual']);
  });
  it('given none, then nothing is claimed', () => expect(honoursText([])).toBe('无。'));
});

describe('what is said of an honour', () => {
  const known = { units: new Set(['u']), members: new Set(['m']) };
  const holder = (more: object = {}) => ({ name: '张伟', unitId: null, memberId: null, ...more });
  it.each([
    ['tomorrow', { awardedOn: '2026-03-03', holders: [holder()] }, 'honour.day'], ['an unknown unit', { awardedOn: '2026-03-02', holders: [holder({ unitId: 'x' })] }, 'honour.unknown_unit'],
    ['an unknown person', { awardedOn: '2026-03-02', holders: [holder({ memberId: 'x' })] }, 'honour.unknown_member'], ['a holder twice', { awardedOn: '2026-03-02', holders: [holder(), holder()] }, 'honour.holder_twice'],
  ])('given %s, then it is refused', (_of, said, code) => expect(() => assertSaid(said, '2026-03-02', known)).toThrow(code));
  it('given two of one name whom the district knows apart, then both are named', () => {
    expect(() => assertSaid({ awardedOn: '2026-03-02', holders: [holder({ memberId: 'm' }), holder({ unitId: 'u' })] }, '2026-03-02', known)).not.toThrow();
  });
});
