import { answersTo, type Item } from './checklists';
import { isInTenth, isOneOf, LEDGERS, partsOf, split, YEAR } from './figures';
import { idOf } from './year';

describe('the figures of the demo year', () => {
  it.each([[YEAR.campaign.onTheSpot, YEAR.campaign.hazards], [YEAR.key, YEAR.enterprises], [0, 10], [10, 10]])('given %i of %i, then exactly so many are chosen, evenly', (part, count) => {
    const chosen = Array.from({ length: count }, (_, i) => isOneOf(i, part, count));
    expect(chosen.filter(Boolean)).toHaveLength(part);
    const half = chosen.slice(0, count / 2).filter(Boolean).length;
    expect(Math.abs(half - part / 2)).toBeLessThanOrEqual(1);
  });

  it.each([[YEAR.campaign.people, 15], [YEAR.campaign.places, 15], [7, 3]])('given %i in %i parts, then they add up, and none is below zero', (whole, parts) => {
    const shares = split(whole, parts);
    expect(shares).toHaveLength(parts);
    expect(shares.reduce((a, b) => a + b, 0)).toBe(whole);
    expect(Math.min(...shares)).toBeGreaterThan(0);
  });

  it('given a tenth and the rest, then together they are all, and none comes twice', () => {
    const all = Array.from({ length: 12_623 }, (_, i) => i);
    expect(all.filter(isInTenth).length + all.filter((i) => !isInTenth(i)).length).toBe(12_623);
    expect(all.filter(isInTenth)).toHaveLength(1_263);
  });

  it('given the year in two parts, then each ledger comes to its whole, and of the plan the same share is inspected in a tenth', () => {
    const [tenth, rest] = partsOf('full');
    for (const whole of Object.values(LEDGERS)) expect((tenth?.of(whole) ?? 0) + (rest?.of(whole) ?? 0)).toBe(whole);
    expect(LEDGERS.experts).toBe(new Set([...(tenth?.numbers(LEDGERS.experts) ?? []), ...(rest?.numbers(LEDGERS.experts) ?? [])]).size);
    expect(partsOf('tenth')).toEqual([tenth]);
    expect([LEDGERS.inspected / LEDGERS.planned, (tenth?.of(LEDGERS.inspected) ?? 0) / (tenth?.of(LEDGERS.planned) ?? 1)].map((r) => (100 * r).toFixed(2))).toEqual(['55.88', '55.88']);
  });

  it('given a record that a broken start sends again, then it has the same id, and another record another', () => {
    expect(idOf('patrol 440310 tenth 1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idOf('patrol 440310 tenth 1')).toBe(idOf('patrol 440310 tenth 1'));
    expect(idOf('patrol 440310 tenth 1')).not.toBe(idOf('patrol 440310 tenth 2'));
  });

  it('given a checklist, then what is asked is answered as met, but for one item that can fail', () => {
    const item = (code: string, more: Partial<Item> = {}): Item => ({ code, text: code, failsOn: 'no', showIf: null, evidence: 'when_failed', ...more });
    const items = [item('1', { failsOn: 'never' }), item('1.1', { showIf: { item: '1', answer: 'yes' } }), item('2'), item('3', { failsOn: 'yes', evidence: 'always' })];
    expect(answersTo(items)).toMatchObject({ failed: undefined, answers: [{ item: '1', answer: 'no' }, { item: '2', answer: 'yes' }, { item: '3', answer: 'no', evidence: ['现场查看记录'] }] });
    const { failed, answers } = answersTo(items, 2);
    expect(failed?.code).toBe('2');
    expect(answers.find((a) => a.item === '2')).toMatchObject({ answer: 'no', evidence: ['现场查看记录'] });
  });
});
