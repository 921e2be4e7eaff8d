import { z } from 'zod';
import { text } from '../kit';

export const mechanismTemplate = z.strictObject({
  name: text(100).meta({ description: '名称, e.g. 重点工作“四个一”机制' }),
  abbreviation: text(20).meta({ description: '口号, e.g. 四个一' }),
  scope: text(200, 0).default('').meta({ description: '适用范围 to what it applies' }),
  items: z
    .array(z.strictObject({
      name: text(100).meta({ description: '条目' }),
      evidence: text(200, 0).default('').meta({ description: '佐证 what shows that it was done' }),
      owner: text(100, 0).default('').meta({ description: '责任方 who does it' }),
    }))
    .min(1)
    .max(50),
});
export type MechanismTemplate = z.output<typeof mechanismTemplate>;

/** 机制模板: one slogan has many meanings, so a bureau says what its own are. No slogan is a table or a class. */
export const mechanismTemplates = z
  .array(mechanismTemplate)
  .max(100)
  .refine((all) => new Set(all.map((t) => t.name)).size === all.length, '名称重复 / A name is there twice');

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const SAID = /(\d{1,2}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?:个|项|类|张|本|书|制)/u;

function numberOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const digit = (d: string | undefined, none: number): number => (d ? digits.indexOf(d === '两' ? '二' : d) : none);
  if (!words.includes('十')) return digit(words, 0);
  const [tens, ones] = words.split('十');
  return digit(tens, 1) * 10 + digit(ones, 0);
}

/** Where a slogan says one number of items and its template has another: worth a warning, since a bureau may mean it so. */
export function itemsDiffer({ abbreviation, items }: { readonly abbreviation: string; readonly items: readonly unknown[] }): { said: number; items: number } | null {
  const [, words] = SAID.exec(abbreviation) ?? [];
  const said = words === undefined ? items.length : numberOf(words);
  return said === items.length ? null : { said, items: items.length };
}
