import { closenessOf, typedPinyin } from './pinyin-match';

describe('names by pinyin', () => {
  it.each([
    ['pingshan', 0], ['pingshanqu', 0], ['pings', 1], ['p', 1], ['psq', 2], ['ps', 2], ['shan', 3], ['shanqu', 3], ['qu', 3], ['ingshan', undefined], ['psx', undefined], ['pingshann', undefined],
  ])('given 坪山区 and %s, then %s', (letters, closeness) => expect(closenessOf('ping shan qu', letters)).toBe(closeness));

  it('given the ways people type, then the same letters; given anything else, then none', () => {
    for (const text of ['Ping Shan', "ping'shan", 'PINGSHAN', 'ping-shan ']) expect(typedPinyin(text)).toBe('pingshan');
    expect([typedPinyin('lvliang'), typedPinyin('lüliang'), typedPinyin('luliang')]).toEqual(['luliang', 'luliang', 'luliang']);
    for (const text of ['坪山', '4403', 'ping山', '.*', '']) expect(typedPinyin(text)).toBeUndefined();
  });
});
