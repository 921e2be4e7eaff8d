import { roleNames, roles, type Role } from '@anlan/contracts/access';
import type { Binding } from '../assignment/assignment.rules';
import { delegated, isDelegable } from './delegation.rules';

const today = '2026-03-02';
const source = (more: Partial<Binding> = {}): Binding & { id: string } => ({
  id: 'a', role: 'street-officer', unitId: 'u', divisionCode: '440310001000', unitOnly: true, delegatedFrom: null, validFrom: '2026-01-01', validTo: null, ...more,
});
const code = (value: string, path?: string) => expect.objectContaining({ code: value, ...(path && { errors: [expect.objectContaining({ path })] }) });

describe('what a delegate gets', () => {
  it('given an own assignment, then the same role, unit and division, for the time', () => {
    expect(delegated(source(), { validTo: '2026-03-12' }, today)).toEqual({ ...source({ delegatedFrom: 'a', validFrom: today, validTo: '2026-03-12' }), id: undefined });
    expect(delegated(source({ validTo: '2026-05-01' }), { validFrom: '2026-04-01', validTo: '2026-05-01' }, today)).toMatchObject({ validFrom: '2026-04-01', validTo: '2026-05-01' });
    expect(delegated(source(), { validTo: '2026-05-31' }, today)).toMatchObject({ validTo: '2026-05-31' });
  });

  it.each([
    ['begins yesterday', source(), { validFrom: '2026-03-01', validTo: '2026-03-12' }, 'delegation.period', 'body.validFrom'],
    ['ends as it begins', source(), { validTo: today }, 'delegation.period', 'body.validTo'],
    ['lasts 91 days', source(), { validTo: '2026-06-01' }, 'delegation.period', 'body.validTo'],
    ['begins before the assignment', source({ validFrom: '2026-03-05' }), { validTo: '2026-03-12' }, 'delegation.beyond_own', 'body.validFrom'],
    ['ends after the assignment', source({ validTo: '2026-03-10' }), { validTo: '2026-03-11' }, 'delegation.beyond_own', 'body.validTo'],
    ['is of an assignment that has ended', source({ validTo: today }), { validTo: '2026-03-12' }, 'delegation.unknown_assignment', 'body.assignmentId'],
    ['is of an assignment ended before it began', source({ validFrom: '2026-04-01', validTo: '2026-04-01' }), { validTo: '2026-03-12' }, 'delegation.unknown_assignment', 'body.assignmentId'],
    ['is of a delegation', source({ delegatedFrom: 'b', validTo: '2026-04-01' }), { validTo: '2026-03-12' }, 'delegation.chained', undefined],
  ])('given one that %s, then it is refused', (_, given, wanted, problem, path) => {
    expect(() => delegated(given, wanted, today)).toThrow(code(problem, path));
  });

  it.each(['district-admin', 'security-admin', 'auditor', 'city-admin'] satisfies Role[])('given the role %s, then it cannot be lent', (role) => {
    expect(() => delegated(source({ role }), { validTo: '2026-03-12' }, today)).toThrow(code('delegation.not_delegable'));
  });

  it('given every role, then no other is kept from being lent; one that is no longer there is', () => {
    expect(roleNames().filter((r) => !isDelegable(r)).map((r) => roles[r].tenant)).toEqual(['city', 'district', 'district', 'district']);
    expect(isDelegable('hasOwnProperty')).toBe(false);
    expect(isDelegable('grid-captain')).toBe(false);
  });
});
