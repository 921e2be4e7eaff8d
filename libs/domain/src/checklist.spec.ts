import { answerFaults, askedItems, checkItemFaults, checkScore, itemChanges, type CheckItem } from './checklist';

const item = (code: string, more: Partial<CheckItem> = {}): CheckItem => ({ code, failsOn: 'no', showIf: null, points: 1, evidence: 'none', hazardLevel: 'general', ...more });
const dust = item('1', { failsOn: 'never', points: 7 });
const cleaned = item('1.1', { showIf: { item: '1', answer: 'yes' }, points: 5, hazardLevel: 'major', evidence: 'when_failed' });
const daily = item('1.1.1', { showIf: { item: '1.1', answer: 'yes' }, points: 2 });
const exits = item('2', { points: 3, evidence: 'always' });
const items = [dust, cleaned, daily, exits];
const codes = (of: readonly { code: string }[]): string[] => of.map((i) => i.code);

describe('the items of a checklist', () => {
  it('given a code twice, or a condition on what does not stand before, then each is a fault at its place', () => {
    expect(checkItemFaults(items)).toEqual([]);
    expect(checkItemFaults([dust, dust, item('3', { showIf: { item: '9', answer: 'no' } })])).toEqual([{ index: 1, reason: 'duplicate' }, { index: 2, reason: 'condition' }]);
    expect(checkItemFaults([item('1', { showIf: { item: '1', answer: 'yes' } }), cleaned])).toEqual([{ index: 0, reason: 'condition' }]);
    expect(checkItemFaults([cleaned, dust])).toEqual([{ index: 0, reason: 'condition' }]);
  });

  it('given answers, then items appear by the answers before them, and with the one they hang on they go', () => {
    expect(codes(askedItems(items, {}))).toEqual(['1', '2']);
    expect(codes(askedItems(items, { 1: { answer: 'yes' } }))).toEqual(['1', '1.1', '2']);
    expect(codes(askedItems(items, { 1: { answer: 'yes' }, '1.1': { answer: 'yes' } }))).toEqual(['1', '1.1', '1.1.1', '2']);
    expect(codes(askedItems(items, { 1: { answer: 'no' }, '1.1': { answer: 'yes' } }))).toEqual(['1', '2']);
  });

  it('given a filled list, then it says what is open, what was not asked, and where evidence is missing', () => {
    expect(answerFaults(items, { 1: { answer: 'no' }, 2: { answer: 'yes', evidence: 1 } })).toEqual([]);
    expect(answerFaults(items, { 1: { answer: 'no' }, '1.1': { answer: 'yes' }, 7: { answer: 'no' }, 2: { answer: 'yes', evidence: 0 } })).toEqual([
      { code: '7', reason: 'unknown' }, { code: '1.1', reason: 'not_asked' }, { code: '2', reason: 'evidence' },
    ]);
    expect(answerFaults(items, { 1: { answer: 'yes' }, '1.1': { answer: 'no' } })).toEqual([{ code: '1.1', reason: 'evidence' }, { code: '2', reason: 'unanswered' }]);
    expect(answerFaults(items, { 1: { answer: 'yes' }, '1.1': { answer: 'not_applicable' }, 2: { answer: 'not_applicable' } })).toEqual([]);
  });
});

describe('the score', () => {
  it('given answers, then met points over applicable ones, and the majors by name', () => {
    expect(checkScore(items, { 1: { answer: 'yes' }, '1.1': { answer: 'no' }, 2: { answer: 'yes' } })).toEqual({
      points: 3, of: 8, rate: '37.50 %', asked: 3, answered: 3, notApplicable: 0, failed: ['1.1'], major: ['1.1'],
    });
  });

  it('given what is not applicable, hidden or open, then it counts on neither side', () => {
    expect(checkScore(items, { 1: { answer: 'no' }, '1.1': { answer: 'no' }, 2: { answer: 'not_applicable' } })).toMatchObject({ points: 0, of: 0, rate: '—', asked: 2, answered: 2, notApplicable: 1, failed: [], major: [] });
    expect(checkScore(items, {})).toMatchObject({ of: 0, rate: '—', answered: 0 });
    expect(checkScore(items, { 2: { answer: 'yes' } })).toMatchObject({ points: 3, of: 3, rate: '100.00 %', asked: 2, answered: 1 });
  });
});

it('given two versions, then what was added, changed and removed, by code', () => {
  const after = [item('2', { points: 4 }), dust, item('5')];
  expect(itemChanges(items, after).map((c) => [c.kind, c.code, c.fields])).toEqual([
    ['changed', '2', ['points', 'evidence']], ['added', '5', []], ['removed', '1.1', []], ['removed', '1.1.1', []],
  ]);
  expect(itemChanges(items, items)).toEqual([]);
});
