import { urgencyOf } from './urgency';

describe('how pressing a deadline is', () => {
  const now = new Date('2026-03-02T10:00:00+08:00');

  it.each([
    ['2026-03-02T09:59:59+08:00', 'overdue'],
    ['2026-03-02T10:00:00+08:00', 'today'],
    ['2026-03-02T23:59:59+08:00', 'today'],
    ['2026-03-03T00:00:00+08:00', 'soon'],
    ['2026-03-05T23:59:59+08:00', 'soon'],
    ['2026-03-06T00:00:00+08:00', 'later'],
    [null, 'none'],
  ] as const)('given a deadline of %s, then it is %s', (dueAt, expected) => {
    expect(urgencyOf(dueAt, now)).toBe(expected);
  });

  it('counts days of Asia/Shanghai: what ends this evening there is due today though it is tomorrow in Auckland', () => {
    expect(urgencyOf('2026-03-02T15:59:59Z', new Date('2026-03-02T11:30:00Z'))).toBe('today');
    expect(urgencyOf('2026-03-02T16:00:00Z', new Date('2026-03-02T11:30:00Z'))).toBe('soon');
  });
});
