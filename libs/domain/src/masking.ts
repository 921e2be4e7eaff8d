import { checkIdentityNumber } from './identity-number';

const stars = (count: number): string => '*'.repeat(Math.max(count, 1));

/**
 * A telephone number with its middle hidden: mobile 13812345678 → `138****5678`, landline 0755-28398888 → `0755-****8888`.
 * Anything else keeps its last two characters at most.
 */
export function maskPhone(phone: string): string {
  const text = phone.trim();
  const mobile = /^(\+?86[- ]?)?(1\d{2})\d{4}(\d{4})$/.exec(text);
  if (mobile) return `${mobile[1] ?? ''}${mobile[2] ?? ''}****${mobile[3] ?? ''}`;
  const landline = /^(0\d{2,3}-?)?\d{3,4}(\d{4})$/.exec(text);
  if (landline) return `${landline[1] ?? ''}****${landline[2] ?? ''}`;
  return text.length <= 4 ? stars(text.length) : stars(text.length - 2) + text.slice(-2);
}

/** An identity number with region detail, birth date and most of the order number hidden: `440***********0014`. */
export function maskIdentityNumber(number: string): string {
  const text = number.trim();
  return text.length < 15 ? stars(text.length) : text.slice(0, 3) + stars(text.length - 7) + text.slice(-4);
}

/**
 * A person's name with the family name's first character kept: 张三 → `张*`, 欧阳修文 → `欧***`.
 * Style `mou` is the form of published penalty decisions: `张某`, `张某某`.
 */
export function maskName(name: string, style: 'star' | 'mou' = 'star'): string {
  const characters = [...name.trim()];
  const first = characters[0];
  if (first === undefined) return '';
  const hidden = Math.max(characters.length - 1, 1);
  // The length of a long name (minorities', foreigners') identifies; two marks say enough.
  return first + (style === 'mou' ? '某'.repeat(Math.min(hidden, 2)) : '*'.repeat(Math.min(hidden, 3)));
}

/** Free text with every mobile number and every valid identity number masked in place, for logs and publications. */
export function maskText(text: string): string {
  return text
    .replace(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/g, (found) =>
      checkIdentityNumber(found.toUpperCase()).ok ? maskIdentityNumber(found) : found,
    )
    .replace(/(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g, maskPhone);
}
