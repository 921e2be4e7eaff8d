import { checkKinds, checkLifecycles, type CheckSignature } from '@anlan/contracts/enforcement';
import { lifecycleFaults, type Lifecycle } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import { assertAllowed, assertCause, checkOfficers, checkSignatures } from './check.rules';

const problemOf = (work: () => unknown): string => {
  try {
    work();
  } catch (e) {
    if (e instanceof ProblemError) return `${e.code} ${e.errors[0]?.path ?? ''}`.trim();
    throw e;
  }
  return 'fine';
};

describe('the life-cycles of the four kinds', () => {
  it.each(checkKinds)('given a %s, then every state is reached and only ends are ends', (kind) => {
    expect(lifecycleFaults(checkLifecycles[kind] as unknown as Lifecycle)).toEqual([]);
  });
  it('given an inspection, then nobody is on site before it is approved, nor signs before he is on site', () => {
    expect(problemOf(() => assertAllowed('inspection', 'requested', 'sign-in'))).toBe('check.action_not_allowed');
    expect(problemOf(() => assertAllowed('inspection', 'approved', 'finish'))).toBe('check.action_not_allowed');
    expect(problemOf(() => assertAllowed('inspection', 'approved', 'sign-in'))).toBe('fine');
    expect(problemOf(() => assertAllowed('inspection', 'refused', 'approve'))).toBe('check.action_not_allowed');
  });
  it('given a patrol, then it knows no step of an inspection', () => {
    for (const action of ['approve', 'refuse', 'sign-in', 'close', 'confirm'] as const) expect(problemOf(() => assertAllowed('patrol', 'on_site', action))).toBe('check.action_not_allowed');
  });
});

describe('who may inspect', () => {
  const people = new Map([['a', { name: '张伟', inspects: true }], ['b', { name: '李娜', inspects: true }], ['grid', { name: '王强', inspects: false }]]);
  const officers = (...given: [string, string][]) => problemOf(() => checkOfficers(given.map(([memberId, certificateNumber]) => ({ memberId, certificateNumber })), (id) => people.get(id)));

  it('given two officers with certificates, then they may, however the numbers were typed', () => {
    expect(checkOfficers([{ memberId: 'a', certificateNumber: ' 粤b 190310001 ' }, { memberId: 'b', certificateNumber: '19031000002' }], (id) => people.get(id))).toEqual([
      { memberId: 'a', certificateNumber: '粤B190310001', name: '张伟' }, { memberId: 'b', certificateNumber: '19031000002', name: '李娜' },
    ]);
  });
  it.each<[string, [string, string][], string]>([
    ['one officer', [['a', '19031000001']], 'check.two_officers body.officers'],
    ['one officer twice, with two numbers', [['a', '19031000001'], ['a', '19031000002']], 'check.two_officers body.officers'],
    ['two with one number', [['a', '19031000001'], ['b', '1903100 0001']], 'check.same_certificate body.officers[1].certificateNumber'],
    ['a grid member, whatever number he gives', [['a', '19031000001'], ['grid', '19031000002']], 'check.no_officer body.officers[1].memberId'],
    ['somebody who is not there', [['a', '19031000001'], ['nobody', '19031000002']], 'check.unknown_member body.officers[1].memberId'],
    ['no number', [['a', '19031000001'], ['b', '无']], 'check.certificate body.officers[1].certificateNumber'],
    ['too few digits', [['a', '12345'], ['b', '19031000002']], 'check.certificate body.officers[0].certificateNumber'],
  ])('given %s, then refused', (_what, given, want) => {
    expect(officers(...given)).toBe(want);
  });
});

describe('the yearly cap', () => {
  const cap = (done: number, most: number | null) => ({ grade: 'A' as const, cap: most, done });
  it('given fewer than the cap, or no grade, then a planned inspection may be', () => {
    expect(problemOf(() => assertCause('plan', [], cap(1, 2)))).toBe('fine');
    expect(problemOf(() => assertCause('plan', [], cap(99, null)))).toBe('fine');
  });
  it('given the cap, then a planned one may not, and what has a cause of its own may', () => {
    expect(problemOf(() => assertCause('plan', [], cap(2, 2)))).toBe('check.cap_reached');
    expect(problemOf(() => assertCause('plan', [], cap(0, 0)))).toBe('check.cap_reached');
    for (const cause of ['complaint', 'transferred', 'monitoring', 'accident'] as const) expect(problemOf(() => assertCause(cause, [], cap(2, 2)))).toBe('fine');
  });
  it('given a campaign as the cause, then it is named', () => {
    expect(problemOf(() => assertCause('campaign', [], cap(2, 2)))).toBe('check.campaign_wanted body.campaignIds');
    expect(problemOf(() => assertCause('campaign', ['c'], cap(2, 2)))).toBe('fine');
  });
});

describe('who signs', () => {
  const sign = (role: CheckSignature['role'], name: string, fileId: string | null = 'f'): CheckSignature => ({ role, name, fileId, refusal: fileId === null ? '拒绝签字' : null });
  it('given an inspection, then two officers sign, and the subject signs or it is said why not', () => {
    expect(problemOf(() => checkSignatures('inspection', [sign('officer', '张伟'), sign('officer', '李娜'), sign('subject', '赵总')]))).toBe('fine');
    expect(problemOf(() => checkSignatures('inspection', [sign('officer', '张伟'), sign('officer', '李娜'), sign('subject', '赵总', null)]))).toBe('fine');
    for (const wrong of [[], [sign('officer', '张伟'), sign('subject', '赵总')], [sign('officer', '张伟'), sign('officer', '张伟'), sign('subject', '赵总')], [sign('officer', '张伟'), sign('officer', '李娜', null), sign('subject', '赵总')], [sign('officer', '张伟'), sign('officer', '李娜')]]) {
      expect(problemOf(() => checkSignatures('inspection', wrong))).toBe('check.signatures body.signatures');
    }
  });
  it('given another kind, then nobody has to', () => {
    expect(problemOf(() => checkSignatures('patrol', []))).toBe('fine');
  });
});
