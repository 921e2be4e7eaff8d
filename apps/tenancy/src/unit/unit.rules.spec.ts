import { assertParentUnit, assertUnused, type UnitNode } from './unit.rules';

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
});
