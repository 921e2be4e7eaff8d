import { itemsDiffer } from './mechanism.count';

describe('the number that the name of a mechanism says', () => {
  it.each([
    ['四个一', 4], ['三个清单', 3], ['电镀“八个一”', 8], ['六个百分百', 6], ['十项措施', 10], ['十五条十二项', 12], ['二十个严禁', 20], ['两书一函', 2], ['3张清单', 3], ['“一线三排”', 7], ['吹哨人', 1],
  ])('given %s, then %i items are as many as it says, or it says no number', (name, items) => expect(itemsDiffer(name, items)).toBeNull());

  it.each([['四个一', 3, 4], ['六个百分百', 7, 6], ['二十一项', 20, 21], ['12个必须', 2, 12]])('given %s with %i items, then that is told', (name, items, said) => expect(itemsDiffer(name, items)).toEqual({ said, items }));
});
