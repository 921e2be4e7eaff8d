import { itemsDiffer, mechanismTemplates } from './mechanism-template';

const template = (abbreviation: string, count: number, more: object = {}) => ({ name: `重点工作“${abbreviation}”机制`, abbreviation, items: Array.from({ length: count }, (_, i) => ({ name: `条目${i}` })), ...more });

describe('templates of mechanisms', () => {
  it('given a slogan with its items, then what is left out is empty', () => {
    expect(mechanismTemplates.parse([template('四个一', 1)])).toEqual([{ name: '重点工作“四个一”机制', abbreviation: '四个一', scope: '', items: [{ name: '条目0', evidence: '', owner: '' }] }]);
  });

  it.each([
    ['no items', [template('四个一', 0)]],
    ['too many items', [template('四个一', 51)]],
    ['a name twice', [template('四个一', 4), template('四个一', 4)]],
    ['no slogan', [template('', 1)]],
    ['something more', [template('四个一', 4, { class: 'X' })]],
    ['too many templates', Array.from({ length: 101 }, (_, i) => template(`第${i}`, 1))],
  ])('given %s, then it is refused', (_, value) => expect(mechanismTemplates.safeParse(value).success).toBe(false));

  it.each([
    ['四个一', 4], ['三个清单', 3], ['八个一', 8], ['六个百分百', 6], ['十项措施', 10], ['十五条十二项', 12], ['二十个严禁', 20], ['两书一函', 2], ['3张清单', 3], ['“一线三排”', 7], ['吹哨人', 1],
  ])('given %s, then %i items are as many as it says, or it says no number', (abbreviation, count) => {
    expect(itemsDiffer(template(abbreviation, count))).toBeNull();
  });

  it.each([['四个一', 3, 4], ['六个百分百', 7, 6], ['二十一项', 20, 21], ['12个必须', 2, 12]])('given %s with %i items, then that is told, not refused', (abbreviation, items, said) => {
    expect(itemsDiffer(template(abbreviation, items))).toEqual({ said, items });
    expect(mechanismTemplates.safeParse([template(abbreviation, items)]).success).toBe(true);
  });
});
