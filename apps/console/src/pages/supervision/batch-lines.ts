import { checkCreditCode, normalizeCreditCode } from '@anlan/domain';

export interface Named {
  readonly name: string;
  readonly creditCode: string | null;
}

/** One enterprise a line, as pasted from a sheet: its credit code and its name in either order, or one of both. */
export function enterprisesIn(text: string): Named[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const words = line.trim().split(/[\s,，;；]+/).filter(Boolean);
    const code = words.find((w) => checkCreditCode(normalizeCreditCode(w)).ok);
    const name = words.filter((w) => w !== code).join(' ');
    return words.length === 0 ? [] : [{ name, creditCode: code === undefined ? null : normalizeCreditCode(code) }];
  });
}
