// How the names of provinces, cities and counties are spelt: syllables without tones, by spaces, `v` written as `u`.
import { pinyin } from 'pinyin-pro';

/** Places that are not read as dictionaries of words have it. Source: 现代汉语词典, 中国地名大词典. A word is looked for anywhere in a name. */
const PLACES = {
  乐亭: 'lao ting', 乐陵: 'lao ling', 乐清: 'yue qing', 民乐: 'min le', 六合: 'lu he', 六安: 'lu an', 单县: 'shan xian', 召陵: 'shao ling', 大埔: 'da bu', 吴堡: 'wu bu', 红寺堡: 'hong si bu',
  宕昌: 'tan chang', 尉犁: 'yu li', 繁峙: 'fan shi', 穆棱: 'mu ling', 歙县: 'she xian', 泌阳: 'bi yang', 洪洞: 'hong tong', 浚县: 'xun xian', 涡阳: 'guo yang', 珲春: 'hun chun', 称多: 'chen duo',
  筠连: 'jun lian', 大箐山: 'da qing shan', 蔚县: 'yu xian', 蚌山: 'beng shan', 闵行: 'min hang', 调兵山: 'diao bing shan', 黄陂: 'huang pi', 曾都: 'zeng du', 牟定: 'mou ding',
  // always so in names of places
  都: 'du', 什: 'shi',
};

/** @throws where a name has a character that is not Chinese: nothing would tell which syllable is whose */
export function spell(name) {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true });
  if (syllables.length !== [...name].length || syllables.some((s) => !/^[a-z]+$/.test(s))) throw new Error(`${name} cannot be spelt: ${syllables.join(' ')}`);
  for (const [place, reading] of Object.entries(PLACES)) {
    for (let at = name.indexOf(place); at >= 0; at = name.indexOf(place, at + 1)) syllables.splice(at, place.length, ...reading.split(' '));
  }
  return syllables.map((s) => s.replace('v', 'u')).join(' ');
}
