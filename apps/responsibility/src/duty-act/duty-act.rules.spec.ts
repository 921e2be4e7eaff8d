import { assertRecordable } from './duty-act.rules';

const duty = { number: 'QD-1', performed: false, list_number: 'QD', list_status: 'issued', effective_from: '2026-01-01', effective_to: '2026-12-31' } as const;
const code = (more: object, day = '2026-03-02', today = '2026-03-10'): string => {
  try {
    assertRecordable({ ...duty, ...more }, day, today);
    return 'recorded';
  } catch (e) {
    return (e as { code: string }).code;
  }
};

describe('what may be recorded of a duty', () => {
  it('given a standing duty in force, then from the day its list took effect up to today, both included', () => {
    expect([code({}, '2026-01-01'), code({}, '2026-03-10'), code({ list_status: 'published', effective_to: null })]).toEqual(['recorded', 'recorded', 'recorded']);
    expect([code({}, '2025-12-31'), code({}, '2026-03-11')]).toEqual(['duty-act.outside_days', 'duty-act.outside_days']);
  });

  it('given an item that is performed, then it is reported as done instead', () => {
    expect(code({ performed: true })).toBe('duty-act.performed');
  });

  it.each([['a draft', { list_status: 'draft' }], ['replaced', { list_status: 'superseded' }], ['repealed', { list_status: 'repealed' }], ['over', { effective_to: '2026-03-09' }], ['not begun', { effective_from: '2026-03-11' }]])('given a list that is %s, then nothing is recorded', (_, more) => {
    expect(code(more)).toBe('list-item.not_in_force');
  });
});
