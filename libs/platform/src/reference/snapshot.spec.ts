import type { ReferenceSnapshot } from '@anlan/contracts/tenancy';
import { Reference } from './snapshot';

type Member = ReferenceSnapshot['members'][number];
const member = (id: string, more: Partial<Member> = {}): Member => ({ id, subject: `sub-${id}`, name: id, kind: 'user', unitId: null, enabled: true, ...more }) as Member;
const grant = (memberId: string, role: string, validFrom = '2026-01-01', validTo: string | null = null) => ({ memberId, role, unitId: null, divisionPrefix: null, unitOnly: false, delegatedBy: null, validFrom, validTo }) as unknown as ReferenceSnapshot['grants'][number];

describe('people who hold a permission', () => {
  const reference = new Reference({
    divisions: [], units: [], posts: [], settings: {},
    members: [member('owner'), member('left', { enabled: false }), member('client', { kind: 'client' }), member('grid'), member('former'), member('nobody')],
    grants: [grant('owner', 'enterprise-owner'), grant('left', 'enterprise-owner'), grant('client', 'enterprise-owner'), grant('grid', 'grid-member'), grant('former', 'enterprise-owner', '2025-01-01', '2026-02-28')],
  } as unknown as ReferenceSnapshot);
  const who = (day: string) => reference.membersWith('hazard.rectify', day).map((m) => m.name);

  it('are those in use whose role gives it on the day: not who left, no client, nobody whose role has ended', () => {
    expect(who('2026-03-02')).toEqual(['owner']);
    expect(who('2026-02-01')).toEqual(['owner', 'former']);
  });

  it('are none before any role began', () => {
    expect(who('2024-12-31')).toEqual([]);
  });
});
