import { subjectLifecycle, subjectStates, type SubjectAction, type SubjectState } from '@anlan/contracts/enforcement';
import { ProblemError } from '@anlan/platform/http';
import { assertAllowed } from '@anlan/platform/ledger';
import { Reference } from '@anlan/platform/reference';
import { isDue, refreshDueAt } from './subject.census';
import { keptPremisesCode, newPremisesCode } from './subject.code';
import { assertOpen, checkCode, checkCodeOrReason, checkDivision, checkIndustry, checkTags, profileAfter } from './subject.rules';

const faultOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (e) {
    return e instanceof ProblemError ? [e.code, ...e.errors.map((f) => f.path)] : e;
  }
  return 'done';
};
const division = (code: string, validTo: string | null = null) => ({ code, name: code, level: 'any', parentCode: null, validFrom: '2020-01-01', validTo });
const reference = (settings: Record<string, unknown> = {}): Reference =>
  new Reference({ divisions: [division('440310000000'), division('440310001000'), division('440310001001'), division('440310001001001'), division('440310002000', '2025-01-01')], units: [], posts: [], members: [], grants: [], settings });

describe('what a state allows', () => {
  const cases = subjectStates.flatMap((state) => (Object.keys(subjectLifecycle.actions) as SubjectAction[]).map((action) => [state, action] as const));
  it.each(cases)('given a subject that is %s, when it is to %s, then the table decides', (state, action) => {
    const allowed = (subjectLifecycle.actions[action].from as readonly SubjectState[]).includes(state);
    expect(faultOf(() => assertAllowed(subjectLifecycle, state, action, 'subject.action_not_allowed'))).toEqual(allowed ? 'done' : ['subject.action_not_allowed']);
  });

  it('given what is closed or merged, then its fields stay as they are', () => {
    expect(subjectStates.map((s) => faultOf(() => assertOpen(s)))).toEqual(['done', 'done', ['subject.not_open'], ['subject.not_open']]);
  });
});

describe('values of a subject', () => {
  it.each([
    ['a wrong check digit', () => checkCode('91350100M000100Y4Z', 'body.creditCode'), ['subject.credit_code', 'body.creditCode']],
    ['seventeen characters', () => checkCode('9144030070846113', 'body.creditCode'), ['subject.credit_code', 'body.creditCode']],
    ['the district itself', () => checkDivision(reference(), '440310', 'body.divisionCode', new Date()), ['subject.unknown_division', 'body.divisionCode']],
    ['a street that is no more', () => checkDivision(reference(), '440310002', 'body.divisionCode', new Date()), ['subject.unknown_division', 'body.divisionCode']],
    ['another district\'s street', () => checkDivision(reference(), '330108001', 'body.divisionCode', new Date()), ['subject.unknown_division', 'body.divisionCode']],
    ['an industry of another section', () => checkIndustry('C4400', 'body.industryCode'), ['subject.industry_code', 'body.industryCode']],
    ['a tag that nobody has set', () => checkTags(reference(), ['confined_space', 'dust'], 'body.tags'), ['subject.unknown_tag', 'body.tags[1]']],
    ['an enterprise with neither code nor reason', () => checkCodeOrReason({ kind: 'enterprise', credit_code: null, no_credit_code_reason: null }), ['subject.credit_code_wanted', 'body.creditCode']],
  ])('given %s, then it is refused at its place', (_, run, fault) => expect(faultOf(run)).toEqual(fault));

  it('given a code as people paste it, then it is kept as the standard writes it', () => {
    expect(checkCode(' ９1440300708461136t ', 'body.creditCode')).toBe('91440300708461136T');
  });

  it('given the short form of a division, then the whole code is kept; a grid is a place too', () => {
    expect(checkDivision(reference(), '440310001', 'p', new Date())).toBe('440310001000');
    expect(checkDivision(reference(), '440310001001001', 'p', new Date())).toBe('440310001001001');
  });

  it('given small premises, or a reason, then no code is wanted; with a code the reason is gone', () => {
    expect(checkCodeOrReason({ kind: 'small_premises', credit_code: null, no_credit_code_reason: null }).credit_code).toBeNull();
    expect(checkCodeOrReason({ kind: 'enterprise', credit_code: null, no_credit_code_reason: '筹建中' }).no_credit_code_reason).toBe('筹建中');
    expect(checkCodeOrReason({ kind: 'enterprise', credit_code: '91440300708461136T', no_credit_code_reason: '筹建中' }).no_credit_code_reason).toBeNull();
  });

  it('given a district\'s own tags, then they are the known ones, and those the record has already may stay', () => {
    const own = reference({ riskTags: [{ code: 'dust', name: '粉尘', nameEn: '' }] });
    expect(checkTags(own, ['dust', 'dust'], 'body.tags')).toEqual(['dust']);
    expect(faultOf(() => checkTags(own, ['confined_space'], 'body.tags'))).toEqual(['subject.unknown_tag', 'body.tags[0]']);
    expect(checkTags(own, ['confined_space', 'dust'], 'body.tags', ['confined_space'])).toEqual(['confined_space', 'dust']);
  });

  it('given a profile, then what is filled is counted, what is left out stays, and null empties', () => {
    const entry = { text: '两班倒', figures: [] };
    const first = profileAfter({}, { operation: entry, training: { text: null, figures: [{ name: '持证', value: 12, unit: '人' }] } });
    expect(first.profile_filled).toBe(2);
    expect(profileAfter(first.profile, { operation: null, culture: entry })).toEqual({ profile: { training: first.profile.training, culture: entry }, profile_filled: 2 });
    expect(profileAfter(first.profile, undefined)).toEqual(first);
  });
});

describe('the census', () => {
  const confirmed = (at: string) => ({ kind: 'enterprise' as const, refreshed_at: new Date(at) });
  it('given 90 days, then it is due from the first second of the 91st day in Asia/Shanghai', () => {
    const row = confirmed('2026-01-01T23:59:00+08:00');
    expect(refreshDueAt(reference(), row)).toEqual(new Date('2026-04-01T23:59:59+08:00'));
    expect(isDue(reference(), row, new Date('2026-04-01T23:59:59.999+08:00'))).toBe(false);
    expect(isDue(reference(), row, new Date('2026-04-02T00:00:00+08:00'))).toBe(true);
  });

  it('given the district\'s own days, then each kind has its own', () => {
    const own = reference({ censusDays: { enterprise: 30, small_premises: 180 } });
    const now = new Date('2026-03-02T09:30:00+08:00');
    expect(isDue(own, confirmed('2026-01-01T09:00:00+08:00'), now)).toBe(true);
    expect(isDue(own, { ...confirmed('2026-01-01T09:00:00+08:00'), kind: 'small_premises' }, now)).toBe(false);
  });

  it('given what nobody ever confirmed, then it is due', () => {
    expect(refreshDueAt(reference(), { kind: 'enterprise', refreshed_at: null })).toBeNull();
    expect(isDue(reference(), { kind: 'enterprise', refreshed_at: null }, new Date())).toBe(true);
  });
});

describe('premises codes', () => {
  it('given a thousand, then none comes twice, and each is found however it is typed', () => {
    const codes = Array.from({ length: 1000 }, newPremisesCode);
    expect(new Set(codes).size).toBe(1000);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
      expect(keptPremisesCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    }
    expect(keptPremisesCode('oil0 1111 0000')).toBe('0110-1111-0000');
  });
});
