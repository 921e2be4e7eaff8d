import { assertMovesHold, assertParentUnit, assertUnused, orderWith, type UnitNode } from './unit.rules';

const node = (id: string, parent_id: string | null, active = true): UnitNode => ({ id, parent_id, active });
const tree = [node('bureau', null), node('office', 'bureau'), node('team', 'office'), node('closed', 'bureau', false)];

describe('the tree of units', () => {
  it.each([
    ['a new unit', null, 'team'],
    ['a unit moved up', 'team', 'bureau'],
    ['a unit moved to where it is', 'team', 'office'],
  ])('given %s, then the parent is accepted', (_, id, parent) => {
    expect(() => assertParentUnit(id, parent, tree)).not.toThrow();
  });

  it.each([
    ['itself', 'office', 'office'],
    ['its child', 'office', 'team'],
    ['its grandchild', 'bureau', 'team'],
  ])('given a unit moved below %s, then it is a cycle', (_, id, parent) => {
    expect(() => assertParentUnit(id, parent, tree)).toThrow(expect.objectContaining({ code: 'unit.cycle' }));
  });

  it.each(['closed', 'nowhere'])('given the parent “%s”, then it is unknown', (parent) => {
    expect(() => assertParentUnit('team', parent, tree)).toThrow(expect.objectContaining({ code: 'unit.unknown_parent' }));
  });

  it('given a unit with units or members, then it is in use', () => {
    expect(() => assertUnused({ children: 0, members: 0 })).not.toThrow();
    expect(() => assertUnused({ children: 1, members: 0 })).toThrow(expect.objectContaining({ code: 'unit.in_use' }));
    expect(() => assertUnused({ children: 0, members: 2 })).toThrow(expect.objectContaining({ code: 'unit.in_use', params: { children: 0, members: 2 } }));
  });

  it('given moves that are set, then each has to hold when its day comes', () => {
    const set = (unit_id: string, parent_id: string | null, effective_from: string) => ({ unit_id, parent_id, effective_from });
    expect(() => assertMovesHold(tree, [set('office', null, '2026-07-01'), set('bureau', 'team', '2026-08-01')])).not.toThrow();
    expect(() => assertMovesHold(tree, [set('bureau', 'team', '2026-07-01'), set('office', null, '2026-08-01')])).toThrow(expect.objectContaining({ code: 'unit.cycle_later', params: { day: '2026-07-01' } }));
    expect(() => assertMovesHold([node('a', null), node('b', null)], [set('a', 'b', '2026-07-01'), set('b', 'a', '2026-07-02')])).toThrow(expect.objectContaining({ params: { day: '2026-07-02' } }));
  });

  it('given siblings, then one is put before another, or last, or nowhere where that other is none', () => {
    expect(orderWith(['a', 'b', 'c'], 'c', 'a')).toEqual(['c', 'a', 'b']);
    expect(orderWith(['a', 'b', 'c'], 'a', null)).toEqual(['b', 'c', 'a']);
    expect(orderWith(['a', 'b'], 'new', 'b')).toEqual(['a', 'new', 'b']);
    expect(orderWith(['a', 'b'], 'a', 'x')).toBeUndefined();
    expect(orderWith(['a', 'b'], 'a', 'a')).toBeUndefined();
  });
});
