import { ACCIDENT_TYPES, accidentClocks, clockOutcome, lastCasualtyDay, type AccidentClockKind, type AccidentFacts } from './accident';

const at = (text: string): Date => new Date(`${text}+08:00`);
const facts: AccidentFacts = {
  occurredAt: at('2026-03-02T09:00:00'), kind: 'usual', grade: 'general', unitKnownAt: null, knownAt: at('2026-03-02T09:30:00'), cityReportedAt: null, provinceReportedAt: null, stateReportedAt: null, investigated: true,
  extensionDays: 0, reportSubmittedAt: null, reportApprovedAt: null, evaluatedAt: null,
};
const clock = (kind: AccidentClockKind, more: Partial<AccidentFacts> = {}) => accidentClocks({ ...facts, ...more }).find((c) => c.kind === kind);
const due = (kind: AccidentClockKind, more: Partial<AccidentFacts> = {}) => clock(kind, more)?.dueAt;

it('given GB 6441-1986, then there are twenty types', () => expect(Object.keys(ACCIDENT_TYPES)).toHaveLength(20));

describe('reporting (493号 Art. 9, 11)', () => {
  it('given the unit, then it has one hour from when its head was told, or from the accident', () => {
    expect(due('unit_report')).toEqual(at('2026-03-02T10:00:00'));
    expect(due('unit_report', { unitKnownAt: at('2026-03-02T09:20:00') })).toEqual(at('2026-03-02T10:20:00'));
  });
  it.each([['10:00:00', 'in_time'], ['10:00:01', 'missed']])('given a report at %s, then it is %s', (time, outcome) => {
    const unit = clock('unit_report', { knownAt: at(`2026-03-02T${time}`) });
    expect(unit && clockOutcome(unit, at('2026-03-03T00:00:00'))).toBe(outcome);
  });
  it('given the bureau, then two hours from 接报 to the city, and two a level upward from the report of the level below', () => {
    expect(due('city_report')).toEqual(at('2026-03-02T11:30:00'));
    const up = { cityReportedAt: at('2026-03-02T11:00:00'), provinceReportedAt: at('2026-03-02T12:00:00') };
    expect(due('province_report', { ...up, grade: 'relatively_major' })).toEqual(at('2026-03-02T13:00:00'));
    expect(due('state_report', { ...up, grade: 'major' })).toEqual(at('2026-03-02T14:00:00'));
  });
  it.each([['general', false, false], ['relatively_major', true, false], ['major', true, true], ['especially_major', true, true]] as const)('given %s, then to the province %s, to the State Council %s', (grade, province, state) => {
    const kinds = accidentClocks({ ...facts, grade, cityReportedAt: facts.knownAt, provinceReportedAt: facts.knownAt }).map((c) => c.kind);
    expect([kinds.includes('province_report'), kinds.includes('state_report')]).toEqual([province, state]);
  });
  it('given the city was not told yet, then the province\'s hours have not begun', () => expect(clock('province_report', { grade: 'major' })).toBeUndefined());
});

describe('the window of changes (Art. 13)', () => {
  it.each([['usual', '2026-04-01'], ['road_traffic', '2026-03-09'], ['fire', '2026-03-09']] as const)('given %s, then the last day is %s; the day itself does not count', (kind, last) => {
    expect(lastCasualtyDay(facts.occurredAt, kind)).toBe(last);
    expect(due('casualty_window', { kind })).toEqual(at(`${last}T23:59:59`));
  });
  it('given a window that is over, then nobody missed it', () => {
    const window = clock('casualty_window');
    expect(window && [clockOutcome(window, at('2026-04-01T23:59:59')), clockOutcome(window, at('2026-04-02T00:00:00'))]).toEqual(['running', 'over']);
  });
  it('given a day before the decree, then no rule is invented', () => {
    expect(lastCasualtyDay(at('2007-05-31T12:00:00'), 'usual')).toBeNull();
    expect(accidentClocks({ ...facts, occurredAt: at('2007-05-31T12:00:00') })).toEqual([]);
  });
});

describe('investigation, approval, evaluation (Art. 29, 32; 安全生产法 Art. 86)', () => {
  const reportSubmittedAt = at('2026-04-20T10:00:00');
  it('given an accident, then the report is due in sixty days, and in as many more as were approved', () => {
    expect(due('investigation')).toEqual(at('2026-05-01T23:59:59'));
    expect(due('investigation', { extensionDays: 60 })).toEqual(at('2026-06-30T23:59:59'));
  });
  it('given what is no work-safety accident, then nobody has to investigate it', () => expect(clock('investigation', { investigated: false })).toBeUndefined());
  it.each([['major', '2026-05-05'], ['especially_major', '2026-05-20']] as const)('given %s, then the report is to be approved by %s', (grade, day) => {
    expect(due('approval', { reportSubmittedAt, grade })).toEqual(at(`${day}T23:59:59`));
  });
  it('given an approval, then the evaluation is due within a year; before the law of 2021 there was no such duty', () => {
    const approved = (day: string) => due('evaluation', { occurredAt: at('2020-01-02T09:00:00'), reportSubmittedAt, reportApprovedAt: at(`${day}T10:00:00`) });
    expect(approved('2026-05-01')).toEqual(at('2027-05-01T23:59:59'));
    expect(approved('2024-02-29')).toEqual(at('2025-02-28T23:59:59'));
    expect(approved('2021-09-01')).toEqual(at('2022-09-01T23:59:59'));
    expect(approved('2021-08-31')).toBeUndefined();
  });
});
