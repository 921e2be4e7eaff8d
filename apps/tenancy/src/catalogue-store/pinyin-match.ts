/** Letters as somebody types them: spaces and apostrophes between syllables, capitals, ü as v. Undefined for what is no pinyin. */
export function typedPinyin(text: string): string | undefined {
  const typed = text.toLowerCase().replace(/[\s'’-]+/g, '').replace(/[vü]/g, 'u');
  return /^[a-z]+$/.test(typed) ? typed : undefined;
}

/**
 * How well letters spell a name: 0 all of it, with or without the word for its level (区, 县 …); 1 its beginning; 2 its
 * initials or how they begin; 3 something from a syllable within it on. Undefined where they do not.
 *
 * `spelling` is the name's syllables, by spaces; `letters` come from `typedPinyin`.
 */
export function closenessOf(spelling: string, letters: string): 0 | 1 | 2 | 3 | undefined {
  const syllables = spelling.split(' ');
  const whole = syllables.join('');
  if (whole === letters || whole.slice(0, -(syllables.at(-1)?.length ?? 0)) === letters) return 0;
  if (whole.startsWith(letters)) return 1;
  if (syllables.map((s) => s[0]).join('').startsWith(letters)) return 2;
  return syllables.some((_, i) => syllables.slice(i).join('').startsWith(letters)) ? 3 : undefined;
}
