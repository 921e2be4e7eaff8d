import { dropOf, foundIn, siblingsOf } from './order';

const unit = (id: string, parentId: string | null, sort = 0) => ({ id, parentId, sort, name: id });
const units = [unit('bureau', null), unit('a', 'bureau', 1), unit('b', 'bureau', 2), unit('c', 'bureau', 3), unit('a1', 'a')];

describe('dropping a unit in the tree', () => {
  it('given another unit, then it goes last below that', () => expect(dropOf(units, 'c', 'a', 'inside')).toEqual({ parentId: 'a', before: null }));
  it('given the gap before another, then it stands before it', () => expect(dropOf(units, 'c', 'a', 'before')).toEqual({ parentId: 'bureau', before: 'a' }));
  it('given the gap after another, then it stands before the next, not counting itself', () => {
    expect(dropOf(units, 'c', 'a', 'after')).toEqual({ parentId: 'bureau', before: 'b' });
    expect(dropOf(units, 'b', 'a', 'after')).toEqual({ parentId: 'bureau', before: 'c' });
    expect(dropOf(units, 'a', 'c', 'after')).toEqual({ parentId: 'bureau', before: null });
  });
  it('given a place below itself, itself or nothing, then it stays', () => {
    expect(dropOf(units, 'a', 'a1', 'inside')).toBeUndefined();
    expect(dropOf(units, 'a', 'a1', 'after')).toBeUndefined();
    expect(dropOf(units, 'a', 'a', 'inside')).toBeUndefined();
    expect(dropOf(units, 'a', 'gone', 'inside')).toBeUndefined();
  });
  it('given words, then what holds them is found with all that is above', () => {
    expect(foundIn(units, 'a1').map((u) => u.id)).toEqual(['bureau', 'a', 'a1']);
    expect(foundIn(units, 'zzz')).toEqual([]);
  });
  it('orders siblings by their order, then by name', () => expect(siblingsOf([unit('乙', null, 1), unit('甲', null, 0)], null).map((u) => u.id)).toEqual(['甲', '乙']));
});
