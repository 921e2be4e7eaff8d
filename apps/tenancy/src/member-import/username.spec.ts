import { usernameOf } from './username';

const free = () => false;

describe('a username made of a name', () => {
  it.each([
    ['张伟', 'zhangwei'], ['吕布', 'lvbu'], ['曾小贤', 'zengxiaoxian'], ['单雄信', 'shanxiongxin'], ['欧阳修', 'ouyangxiu'],
    ['阿依古丽·买买提', 'ayigulimaimaiti'], ['John Smith', 'johnsmith'], ['于', 'yu01'], ['3号', 'hao'],
  ])('given %s, then %s', (name, username) => {
    expect(usernameOf(name, free)).toBe(username);
  });
  it('given names that are taken, then the next number', () => {
    const taken = new Set(['zhangwei', 'zhangwei2', 'yu01']);
    expect(usernameOf('张伟', (u) => taken.has(u))).toBe('zhangwei3');
    expect(usernameOf('于', (u) => taken.has(u))).toBe('yu02');
  });
  it('given no letters at all, then none', () => {
    expect([usernameOf('·', free), usernameOf('', free), usernameOf('123', free)]).toEqual([undefined, undefined, undefined]);
  });
});
