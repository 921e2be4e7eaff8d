import { shortNameOf } from './short-name';

describe('short name of a division', () => {
  it.each([
    ['坪山区', '坪山'], ['滨海新区', '滨海'], ['浦东新区', '浦东'], ['深圳市', '深圳'], ['桐庐县', '桐庐'], ['伊宁县', '伊宁'],
    ['景宁畲族自治县', '景宁'], ['龙胜各族自治县', '龙胜'], ['互助土家族自治县', '互助'], ['鄂温克族自治旗', '鄂温克族'], ['神农架林区', '神农架'],
  ])('given %s, suggests %s', (name, short) => expect(shortNameOf(name)).toBe(short));

  it.each([['城区'], ['郊区'], ['矿区'], ['赵县']])('given %s, of which one character would be left, keeps it', (name) => expect(shortNameOf(name)).toBe(name));
});
