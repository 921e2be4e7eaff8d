import { nameKey } from './name-key';

describe('names as imports match them', () => {
  it.each([
    ['深圳市大利五金（坪山）有限公司', '深圳市大利五金(坪山)有限公司'], ['深圳市大利五金【坪山】有限公司', '深圳市大利五金〔坪山〕有限公司'],
    ['ＡＢＣ 电子１２３', 'abc电子123'], ['大利 五金　厂', '大利五金厂'],
  ])('given %s and %s, then they are one', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });
  it.each([
    ['大利五金有限公司', '大利五金有限责任公司'], ['大利五金（坪山）有限公司', '大利五金坪山有限公司'], ['大利五金一厂', '大利五金二厂'], ['大利五金', '大利伍金'],
  ])('given %s and %s, then they are two', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });
});
