const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const SAID = /(\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?:个|项|类|张|本|书|制)/u;

function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const digit = (d: string | undefined, none: number): number => (d ? digits.indexOf(d === '两' ? '二' : d) : none);
  if (!words.includes('十')) return digit(words, 0);
  const [tens, ones] = words.split('十');
  return digit(tens, 1) * 10 + digit(ones, 0);
}

/** Where the name of a mechanism says one number of items and it has another: worth a warning, since a bureau may mean it so. */
export function itemsDiffer(name: string, items: number): { said: number; items: number } | null {
  const [, words] = SAID.exec(name) ?? [];
  const said = words === undefined ? items : numberOf(words);
  return said === items ? null : { said, items };
}
