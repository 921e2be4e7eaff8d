import type { DutyNaming } from '@anlan/contracts/responsibility';
import { assertDay, assertThere, objectsOf, personOf, type NamedObject } from './duty-edition.rules';
import { gapOf } from './holder-gap';

const member = (id: string, more: object = {}) => ({ id, subject: `s-${id}`, name: `人${id}`, kind: 'user' as const, unitId: 'u', enabled: true, ...more });
const reference = { members: new Map([member('1'), member('2', { enabled: false }), member('3', { unitId: 'v' }), member('4', { kind: 'client' as const })].map((m) => [m.id, m])) };

describe('whether a person still fills what he holds', () => {
  it.each([['1', 'u', null], ['1', null, 'moved'], ['2', 'u', 'disabled'], ['3', 'u', 'moved'], ['9', 'u', 'gone'], [null, null, null]])('given member %s named in unit %s, then %s', (member_id, member_unit_id, gap) => {
    expect(gapOf({ member_id, member_unit_id }, reference)).toBe(gap);
  });
});

describe('naming holders', () => {
  const object: NamedObject = { id: 'o', code: 'DF-1', name: '堤防', kind_name: '堤防', roles: ['administrative'], division_code: '440310001001', unit_id: 'u' };
  const naming = (more: Partial<DutyNaming> = {}): DutyNaming => ({ objectId: 'o', role: 'administrative', holder: null, ...more });
  it('given a member, then his name and unit of today are taken; given another person, then what is said of him', () => {
    expect(personOf({ memberId: '3', personName: null, post: '局长', phone: null }, reference, 'p')).toEqual({ member_id: '3', member_unit_id: 'v', person_name: '人3', post: '局长', phone: null });
    expect(personOf({ memberId: null, personName: '赵某', post: null, phone: '13800138000' }, reference, 'p')).toEqual({ member_id: null, member_unit_id: null, person_name: '赵某', post: null, phone: '13800138000' });
  });
  it.each(['2', '4', '9'])('given member %s, who is no person in use, then it is refused', (memberId) => {
    expect(() => personOf({ memberId, personName: null, post: null, phone: null }, reference, 'p')).toThrow('duty-edition.unknown_member');
  });
  it('given objects, then each naming has its own; an unknown one and a role that is not needed are refused at their place', () => {
    const objects = new Map([['o', object]]);
    expect(objectsOf([naming()], objects)).toEqual([object]);
    expect(() => objectsOf([naming(), naming({ objectId: 'x' })], objects)).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ path: 'body.holders[1].objectId' })] }) as Error);
    expect(() => objectsOf([naming({ role: 'technical' })], objects)).toThrow('duty-edition.role_not_needed');
  });
});

describe('what is submitted and adjusted', () => {
  const holder = (member_id: string | null) => ({ object_name: '堤防', person_name: '某人', member_id, member_unit_id: 'u' });
  it('given nobody, or somebody who has left, then it is refused; who moved may be named', () => {
    expect(() => assertThere([], reference)).toThrow('duty-edition.empty');
    for (const id of ['2', '9']) expect(() => assertThere([holder('1'), holder(id)], reference)).toThrow('duty-edition.holder_left');
    expect(() => assertThere([holder('1'), holder('3'), holder(null)], reference)).not.toThrow();
  });
  it('given a day, then it is neither to come nor before what it ends', () => {
    expect(() => assertDay('2026-03-02', '2026-03-02', '2026-03-02')).not.toThrow();
    expect(() => assertDay('2026-03-03', null, '2026-03-02')).toThrow('duty-edition.future');
    expect(() => assertDay('2026-03-01', '2026-03-02', '2026-03-02')).toThrow('duty-edition.before');
  });
});
