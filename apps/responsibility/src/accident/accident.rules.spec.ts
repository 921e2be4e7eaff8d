import { noLetGos, type CasualtyFigures } from '@anlan/contracts/responsibility';
import { afterSupplement, assertFourFulfilled, assertGrade, assertGraded, assertLookBackDay, assertPlanned, assertTimes, assertUpward, proposedGrade, refusesHimself } from './accident.rules';

const figures = (more: Partial<CasualtyFigures> = {}): CasualtyFigures => ({ deaths: 1, seriousInjuries: 0, minorInjuries: 0, missing: 0, amountLoss: 0, ...more });
const day = (text: string): Date => new Date(`${text}T10:00:00+08:00`);
const codeOf = (fn: () => unknown): string | undefined => {
  try {
    return void fn();
  } catch (e) {
    const { code, errors } = e as { code: string; errors: { code: string }[] };
    return errors[0]?.code ?? code;
  }
};

describe('the grade', () => {
  it.each([
    [{ deaths: 2 }, 'general'], [{ deaths: 3 }, 'relatively_major'], [{ deaths: 9 }, 'relatively_major'], [{ deaths: 10 }, 'major'], [{ deaths: 29 }, 'major'], [{ deaths: 30 }, 'especially_major'],
    [{ seriousInjuries: 9 }, 'general'], [{ seriousInjuries: 10 }, 'relatively_major'], [{ seriousInjuries: 50 }, 'major'], [{ seriousInjuries: 100 }, 'especially_major'],
    [{ amountLoss: 1_000_000_000 - 1 }, 'general'], [{ amountLoss: 1_000_000_000 }, 'relatively_major'], [{ amountLoss: 5_000_000_000 }, 'major'], [{ amountLoss: 10_000_000_000 }, 'especially_major'],
  ] as const)('given %j, then the law gives %s', (more, grade) => expect(proposedGrade(figures({ deaths: 0, ...more }), day('2026-03-02'))).toBe(grade));
  it('given a day before the decree, then none is proposed', () => expect([proposedGrade(figures(), day('2007-05-31')), proposedGrade(figures(), day('2007-06-01'))]).toEqual([null, 'general']));
  it.each([
    ['what is not determined', { counted: 'undetermined' }, 'accident.not_determined'], ['what does not count', { counted: 'no' }, 'accident.not_determined'], ['an accident before the decree', { proposed_grade: null, occurred_at: day('2007-05-31') }, 'accident.no_rule'],
    ['another grade', { proposed_grade: 'major' }, 'accident.grade_differs'], ['the same again', { grade: 'general' }, 'accident.grade_same'], ['the grade of law', {}, undefined],
  ] as const)('given %s, then %s', (_, more, code) => expect(codeOf(() => assertGrade('general', { grade: null, proposed_grade: 'general', counted: 'yes', occurred_at: day('2026-03-02'), ...more }))).toBe(code));
  it('given figures that changed since, then it has to be confirmed', () => {
    expect([codeOf(() => assertGraded({ grade: 'general', proposed_grade: 'major' })), codeOf(() => assertGraded({ grade: 'general', proposed_grade: 'general' }))]).toEqual(['accident.grade_open', undefined]);
  });
});

describe('a supplement', () => {
  const at = (on: string, b: CasualtyFigures | null, kind: 'usual' | 'road_traffic' | 'fire' = 'usual') => afterSupplement(figures(), { at: day(on), figures: b }, day('2026-03-02'), kind);
  it.each([['usual', '2026-04-01', true], ['usual', '2026-04-02', false], ['road_traffic', '2026-03-09', true], ['road_traffic', '2026-03-10', false], ['fire', '2026-03-10', false]] as const)('given %s, a death on %s counts: %s', (kind, on, counts) => {
    expect(at(on, figures({ deaths: 3 }), kind)).toMatchObject({ applied: counts, figures: { deaths: counts ? 3 : 1 }, notApplied: counts ? null : expect.stringContaining('第十三条') });
  });
  it('given a loss that is known late, or words alone, then they count', () => {
    expect(at('2027-01-01', figures({ amountLoss: 5 }))).toEqual({ figures: figures({ amountLoss: 5 }), applied: true, notApplied: null });
    expect(at('2027-01-01', null)).toEqual({ figures: figures(), applied: true, notApplied: null });
    expect(at('2027-01-01', figures({ deaths: 2, amountLoss: 5 }))).toMatchObject({ figures: figures({ amountLoss: 5 }), applied: false });
  });
});

it('given times out of order or to come, then each is refused where it stands', () => {
  const [a, b] = [day('2026-03-02'), day('2026-03-03')];
  const names = { earlier: 'a', later: 'b' };
  expect([codeOf(() => assertTimes('x', b, a, b, names)), codeOf(() => assertTimes('x', a, b, b, names)), codeOf(() => assertTimes('x', b, null, a, names))]).toEqual([undefined, 'accident.order', 'accident.future']);
});

it('given levels, then upward one by one, each once', () => {
  const none = { city: null, province: null, state: null };
  expect([codeOf(() => assertUpward('city', none)), codeOf(() => assertUpward('province', none)), codeOf(() => assertUpward('state', { ...none, city: day('2026-03-02') })), codeOf(() => assertUpward('city', { ...none, city: day('2026-03-02') }))]).toEqual([undefined, 'accident.level_before', 'accident.level_before', 'accident.level_done']);
});

it.each(noLetGos)('given all but %s, then it is not closed', (missing) => {
  const found = Object.fromEntries(noLetGos.filter((i) => i !== missing).map((i) => [i, {}]));
  expect([codeOf(() => assertFourFulfilled(found, 'evaluated')), codeOf(() => assertFourFulfilled({ ...found, [missing]: {} }, 'evaluated'))]).toEqual(['accident.no_let_go', undefined]);
});

it.each([['extend', 'investigated_by'], ['approve', 'submitted_by'], ['close', 'evaluated_by']] as const)('given who did it himself, then he does not %s', (action, column) => {
  const hands = { investigated_by: null, submitted_by: null, evaluated_by: null };
  expect([refusesHimself('a', action, { ...hands, [column]: 'a' }), refusesHimself('b', action, { ...hands, [column]: 'a' }), refusesHimself('a', 'verify', { ...hands, [column]: 'a' })]).toEqual([true, false, false]);
});

it('given the day of a look-back, then it is on or after the approval and within the year of the law, which ends with its last day', () => {
  const [approved, limit] = [day('2026-03-02'), new Date('2027-03-02T23:59:59+08:00')];
  const on = (text: string, until: Date | null = limit, now = day('2026-04-01')) => codeOf(() => assertLookBackDay(text, approved, until, now));
  expect([on('2026-03-01'), on('2026-03-02'), on('2027-03-02'), on('2027-03-03'), on('2030-01-01', null)]).toEqual(['accident.look_back_day', undefined, undefined, 'accident.look_back_day', undefined]);
  // The year was missed: its clock says so, and nobody has to write an earlier day.
  expect([on('2027-03-10', limit, day('2027-03-05')), on('2026-03-01', limit, day('2027-03-05'))]).toEqual([undefined, 'accident.look_back_day']);
});

it('given no plan of the look-back, then it is not evaluated', () => {
  expect([codeOf(() => assertPlanned({ look_back_on: null, status: 'rectifying' })), codeOf(() => assertPlanned({ look_back_on: '2026-09-30', status: 'rectifying' }))]).toEqual(['accident.look_back_unplanned', undefined]);
});
