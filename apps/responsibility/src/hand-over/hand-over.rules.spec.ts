import { assertWhole, commonDivision, successorsOf } from './hand-over.rules';

const member = (id: string, more: object = {}) => ({ id, subject: `s-${id}`, name: `人${id}`, kind: 'user' as const, unitId: 'u', enabled: true, ...more });
const reference = { members: new Map([member('1'), member('2'), member('3', { enabled: false }), member('old')].map((m) => [m.id, m])) };
const divisions = { divisions: new Map(['440310000000', '440310001000', '440310001001', '440310003000'].map((code) => [code, { code, name: code, level: '', parentCode: null, validFrom: '2020-01-01', validTo: null }])) };

describe('handing over', () => {
  it('given one successor and an exception, then each duty has its own', () => {
    const found = successorsOf({ memberId: 'old', successorMemberId: '1', except: [{ id: 'b', successorMemberId: '2' }] }, ['a', 'b'], reference);
    expect([...found].map(([id, s]) => [id, s.memberId, s.name])).toEqual([['a', '1', '人1'], ['b', '2', '人2']]);
  });
  it.each([['old', [], 'same_person'], ['3', [], 'unknown_successor'], ['9', [], 'unknown_successor'], ['1', [{ id: 'x', successorMemberId: '2' }], 'unknown_holding'], ['1', [{ id: 'a', successorMemberId: 'old' }], 'same_person']])('given successor %s and exceptions %j, then it is refused', (successorMemberId, except, error) => {
    expect(() => successorsOf({ memberId: 'old', successorMemberId, except }, ['a'], reference)).toThrow(`hand-over.${error}`);
  });
  it('given the divisions of what is handed over, then the smallest that holds them all', () => {
    expect(commonDivision(['440310001001', '440310001001'], divisions, '440310')).toBe('440310001001');
    expect(commonDivision(['440310001001', '440310001000'], divisions, '440310')).toBe('440310001000');
    expect(commonDivision(['440310001001', '440310003000'], divisions, '440310')).toBe('440310000000');
  });
  it('given something that is another\'s, then nothing is', () => {
    expect(() => assertWhole(0)).not.toThrow();
    expect(() => assertWhole(1)).toThrow('hand-over.out_of_scope');
  });
});
