import { roleNames, type Role } from '@anlan/contracts/access';
import { permissionsOfGrants, type Grant, type TenantContext } from '@anlan/platform/context';
import { assertCompatible, assertMayGrant, assertPeriod, assertRoleOfTenant, overlaps, type Binding } from './assignment.rules';

const binding = (role: Role, more: Partial<Binding> = {}): Binding => ({ role, unitId: null, divisionCode: null, unitOnly: false, delegatedFrom: null, validFrom: '2026-01-01', validTo: null, ...more });
const code = (value: string) => expect.objectContaining({ code: value });

describe('what a member may hold at once', () => {
  const pairs: [Role, Role][] = [['district-admin', 'security-admin'], ['district-admin', 'auditor'], ['security-admin', 'auditor']];
  it.each([...pairs, ...pairs.map(([a, b]): [Role, Role] => [b, a])])('given a person who is %s, then %s is refused', (held, wanted) => {
    expect(() => assertCompatible(binding(wanted), [binding(held)], 'user')).toThrow(code('assignment.exclusive'));
  });

  it('given an API client, then it may hold all three', () => {
    expect(() => assertCompatible(binding('auditor'), [binding('district-admin'), binding('security-admin')], 'client')).not.toThrow();
  });

  it('given periods that follow each other, then nothing is held at once', () => {
    const ended = binding('district-admin', { validTo: '2026-06-01' });
    expect(() => assertCompatible(binding('auditor', { validFrom: '2026-06-01' }), [ended], 'user')).not.toThrow();
    expect(() => assertCompatible(binding('auditor', { validFrom: '2026-05-31' }), [ended], 'user')).toThrow(code('assignment.exclusive'));
    const later = binding('district-admin', { validFrom: '2027-01-01' });
    expect(() => assertCompatible(binding('auditor'), [later], 'user')).toThrow(code('assignment.exclusive'));
    expect(() => assertCompatible(binding('auditor', { validTo: '2027-01-01' }), [later], 'user')).not.toThrow();
  });

  it('given the same role for the same unit and division, then it exists; elsewhere it does not', () => {
    const held = [binding('street-officer', { divisionCode: '440310001000' })];
    expect(() => assertCompatible(binding('street-officer', { divisionCode: '440310001000' }), held, 'user')).toThrow(code('assignment.exists'));
    expect(() => assertCompatible(binding('street-officer', { divisionCode: '440310002000' }), held, 'user')).not.toThrow();
    expect(() => assertCompatible(binding('leader'), [binding('district-admin')], 'user')).not.toThrow();
    const office = binding('section-officer', { unitId: 'u', unitOnly: true });
    expect(() => assertCompatible(office, [binding('section-officer', { unitId: 'u' })], 'user')).not.toThrow();
    expect(() => assertCompatible(binding('leader', { delegatedFrom: 'a' }), [binding('leader')], 'user')).not.toThrow();
    expect(() => assertCompatible(binding('leader', { delegatedFrom: 'a' }), [binding('leader', { delegatedFrom: 'a' })], 'user')).toThrow(code('assignment.exists'));
  });

  it('given two periods, then overlapping is symmetrical', () => {
    const a = { validFrom: '2026-01-01', validTo: '2026-02-01' };
    const b = { validFrom: '2026-02-01', validTo: null };
    expect([overlaps(a, b), overlaps(b, a)]).toEqual([false, false]);
    expect([overlaps(a, { ...b, validFrom: '2026-01-31' }), overlaps({ ...b, validFrom: '2026-01-31' }, a)]).toEqual([true, true]);
  });
});

describe('the form of an assignment', () => {
  it('given a role of another kind of tenant, then it is refused with those there are', () => {
    expect(() => assertRoleOfTenant('district-admin', 'district', 'body.role')).not.toThrow();
    expect(() => assertRoleOfTenant('city-admin', 'district', 'body.role')).toThrow(expect.objectContaining({ code: 'assignment.unknown_role', errors: [expect.objectContaining({ path: 'body.role' })] }));
    expect(() => assertRoleOfTenant('platform-operator', 'city', 'body.role')).toThrow(code('assignment.unknown_role'));
  });

  it.each([
    ['2026-03-02', '2026-03-02'],
    ['2026-03-02', '2026-03-01'],
    ['2026-01-01', '2026-03-02'],
  ])('given %s to %s on 2026-03-02, then the period is refused', (validFrom, validTo) => {
    expect(() => assertPeriod({ validFrom, validTo }, '2026-03-02')).toThrow(code('assignment.period'));
  });

  it('given an open period or one that ends tomorrow, then it is accepted', () => {
    expect(() => assertPeriod({ validFrom: '2026-01-01', validTo: null }, '2026-03-02')).not.toThrow();
    expect(() => assertPeriod({ validFrom: '2026-03-02', validTo: '2026-03-03' }, '2026-03-02')).not.toThrow();
  });
});

describe('who may give what', () => {
  const as = (tenantKind: TenantContext['tenantKind'], ...grants: Grant[]): TenantContext => ({
    tenantId: 't', slug: '440310', tenantKind, actor: { id: 'a', memberId: null, name: '', kind: 'user' }, grants, permissions: permissionsOfGrants(grants),
  });
  const grant = (role: Role, divisionPrefix: string | null = null, units?: string[]): Grant => ({ role, unitId: units?.[0] ?? null, divisionPrefix, units });
  const place = (divisionCode: string | null = null, unitId?: string) => ({ divisionCode, unitId: unitId ?? null, unitOnly: unitId !== undefined });

  it.each([['platform', 'platform-operator'], ['city', 'city-admin'], ['district', 'district-admin']] as const)('given the admin of a %s, then every role of it is his to give', (kind, admin) => {
    for (const role of roleNames(kind)) expect(() => assertMayGrant(as(kind, grant(admin)), role, place())).not.toThrow();
  });

  it.each(['district-admin', 'leader', 'section-officer', 'auditor'] as const)('given a security administrator, then %s is not his to give', (role) => {
    expect(() => assertMayGrant(as('district', grant('security-admin')), role, place())).toThrow(code('assignment.not_yours_to_give'));
  });

  it('given a security administrator, then he may make another one', () => {
    expect(() => assertMayGrant(as('district', grant('security-admin')), 'security-admin', place())).not.toThrow();
  });

  it('given an admin of one street, then he gives roles there, not in the next street nor in the whole district', () => {
    const local = as('district', grant('district-admin', '440310001'));
    expect(() => assertMayGrant(local, 'street-officer', place('440310001002'))).not.toThrow();
    expect(() => assertMayGrant(local, 'street-officer', place('440310002000'))).toThrow(code('assignment.not_yours_to_give'));
    expect(() => assertMayGrant(local, 'street-officer', place())).toThrow(code('assignment.not_yours_to_give'));
  });

  it('given an admin of one office, then he gives roles for it and below, not for the whole street, nor elsewhere', () => {
    const local = as('district', grant('district-admin', '440310001', ['office', 'team']));
    for (const unit of ['office', 'team']) expect(() => assertMayGrant(local, 'street-officer', place('440310001000', unit))).not.toThrow();
    for (const held of [place('440310001000'), place('440310001000', 'other'), place('440310002000', 'office'), place(null, 'office'), { ...place('440310001000'), unitId: 'office' }]) {
      expect(() => assertMayGrant(local, 'street-officer', held)).toThrow(code('assignment.not_yours_to_give'));
    }
  });

  it('given a role of another tenant kind, then it makes nobody an admin here', () => {
    expect(() => assertMayGrant(as('district', grant('city-admin')), 'auditor', place())).not.toThrow();
    expect(() => assertMayGrant(as('district', grant('city-admin')), 'section-officer', place())).toThrow(code('assignment.not_yours_to_give'));
  });
});
