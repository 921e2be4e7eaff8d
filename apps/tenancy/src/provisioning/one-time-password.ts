import { randomInt } from 'node:crypto';

// Without characters that are taken for one another on paper (0 O 1 l I).
const letters = 'abcdefghijkmnpqrstuvwxyz';
const capitals = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const digits = '23456789';
const signs = '-_+=';

/** Sixteen characters of four kinds, about 90 bits: read from a hand-over sheet, typed once, then replaced. No sign comes first, which a spreadsheet would take for a formula. */
export function oneTimePassword(): string {
  const pick = (set: string) => set[randomInt(set.length)] as string;
  const chars = [pick(letters), pick(capitals), pick(digits), pick(signs)];
  while (chars.length < 16) chars.push(pick(letters + capitals + digits));
  for (let i = chars.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [chars[i], chars[j]] = [chars[j] as string, chars[i] as string];
  }
  const first = chars.findIndex((c) => !signs.includes(c));
  [chars[0], chars[first]] = [chars[first] as string, chars[0] as string];
  return chars.join('');
}
