import type { DrawGrade } from '@anlan/contracts/enforcement';
import { lots, poolDigest, poolText, shortOfOfficers, taken, takenOf, type LotteryOfficer, type LotteryRule, type LotterySubject } from './draw.lottery';

const rule = (more: Partial<LotteryRule> = {}): LotteryRule => ({ percent: { A: 1, B: 5, C: 10, D: 100, none: 5 }, least: 1, perSubject: 2, ...more });
const subjects = (count: number, grade: DrawGrade = 'B', prefix = 's'): LotterySubject[] => Array.from({ length: count }, (_, i) => ({ id: `${prefix}${String(i).padStart(5, '0')}`, grade }));
const officers = (count: number, recuses: (i: number) => string[] = () => []): LotteryOfficer[] => Array.from({ length: count }, (_, i) => ({ id: `o${i}`, recuses: recuses(i) }));

describe('how many a percentage takes', () => {
  it.each([
    [200, 5, 1, 10],
    [201, 5, 1, 11],
    [3, 1, 1, 1],
    [3, 1, 2, 2],
    [3, 0, 2, 0],
    [0, 50, 1, 0],
    [2, 5, 10, 2],
    [1000, 0.1, 0, 1],
    [3000, 0.07, 0, 3],
    [700, 14.29, 0, 101],
    [37774, 100, 1, 37774],
  ])('given %i subjects and %d %%, at least %i, then %i', (count, percent, least, expected) => {
    expect(taken(count, percent, least)).toBe(expected);
  });

  it('given grades with percentages of their own, then each takes its own', () => {
    expect(takenOf({ subjects: [...subjects(100, 'A', 'a'), ...subjects(100, 'B', 'b'), ...subjects(3, 'D', 'd')], rule: rule() })).toBe(1 + 5 + 3);
  });
});

describe('the lottery', () => {
  const pools = { subjects: [...subjects(400, 'B', 'b'), ...subjects(20, 'D', 'd')], officers: officers(9), rule: rule() };

  it('given the same seed, then the same result, in whatever order the pools come', () => {
    const first = lots('2026-04-01 福彩3D 5 0 8', pools);
    const again = lots('2026-04-01 福彩3D 5 0 8', { ...pools, subjects: [...pools.subjects].reverse(), officers: [...pools.officers].reverse() });
    expect(again).toEqual(first);
    expect(first).toHaveLength(20 + 20);
    expect(first.filter((l) => l.subjectId.startsWith('d'))).toHaveLength(20);
  });

  it('given another seed, then others are drawn', () => {
    const ids = (seed: string): string[] => lots(seed, pools).map((l) => l.subjectId).filter((id) => id.startsWith('b'));
    expect(ids('a')).not.toEqual(ids('b'));
  });

  it('given known pools and a known seed, then what anybody can compute with sha256sum', () => {
    // printf 'seed\nsubject\ns00000' | sha256sum is 111b…, of s00001 98fc…, of s00002 6fa8…: the smallest is drawn first
    const [lot] = lots('seed', { subjects: subjects(3), officers: officers(2), rule: rule() });
    expect(lot).toEqual({ subjectId: 's00000', officers: ['o0', 'o1'] });
  });

  it('given many draws, then every subject is drawn about as often as any other', () => {
    const counts = new Map<string, number>();
    const small = { subjects: subjects(20), officers: officers(2), rule: rule({ percent: { A: 0, B: 25, C: 0, D: 0, none: 0 } }) };
    for (let i = 0; i < 2_000; i += 1) for (const { subjectId } of lots(`seed ${i}`, small)) counts.set(subjectId, (counts.get(subjectId) ?? 0) + 1);
    expect(counts.size).toBe(20);
    for (const n of counts.values()) expect(Math.abs(n - 500)).toBeLessThan(100);
  });

  it('then each has the officers the rule wants, nobody twice, and the work is even', () => {
    const drawn = lots('x', { ...pools, rule: rule({ perSubject: 3 }) });
    const loads = new Map<string, number>();
    for (const { officers: team } of drawn) {
      expect(new Set(team).size).toBe(3);
      for (const o of team) loads.set(o, (loads.get(o) ?? 0) + 1);
    }
    expect(Math.max(...loads.values()) - Math.min(...loads.values())).toBeLessThanOrEqual(1);
  });

  it('given recusals, then nobody goes where he must not, and the pool says where too few are left', () => {
    const all = subjects(30);
    const recusing = officers(3, (i) => (i === 0 ? all.map((s) => s.id) : i === 1 ? ['s00004'] : []));
    const four = [...recusing, { id: 'o9', recuses: [] }];
    for (const { subjectId, officers: team } of lots('r', { subjects: all.filter((s) => s.id !== 's00004'), officers: four, rule: rule({ percent: { ...rule().percent, B: 100 } }) })) {
      expect(team).not.toContain('o0');
      expect(subjectId).not.toBe('s00004');
    }
    expect(shortOfOfficers({ subjects: all, officers: recusing, rule: rule() })).toEqual(['s00004']);
    expect(shortOfOfficers({ subjects: all, officers: four, rule: rule() })).toEqual([]);
  });
});

describe('the pools word for word', () => {
  it('given the same pools in any order, then one text and one digest; given one recusal more, another', () => {
    const pools = { subjects: subjects(2), officers: officers(2, (i) => (i ? ['s00001', 's00000'] : [])), rule: rule() };
    const text = 'anlan-draw 1\nrule A=1 B=5 C=10 D=100 none=5 least=1 officers=2\nofficer o0\nofficer o1 s00000 s00001\nsubject s00000 B\nsubject s00001 B\n';
    expect(poolText(pools)).toBe(text);
    expect(poolText({ ...pools, subjects: [...pools.subjects].reverse(), officers: [...pools.officers].reverse() })).toBe(text);
    expect(poolDigest({ ...pools, officers: officers(2) })).not.toBe(poolDigest(pools));
  });
});
