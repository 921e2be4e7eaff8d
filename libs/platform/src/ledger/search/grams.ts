/** Characters of a gram: what fewer lead to is the range of the grams that begin with them. */
const GRAM = 3;
/** Characters of a record that are searched. */
export const SEARCHED = 6_000;
/** Grams of a query that are looked up; the text itself decides in the end. */
const MOST_PROBES = 6;

/** Text as it is compared: compatible forms made one (NFKC: full width, ligatures, circled numbers), without case, white space as single spaces. */
export function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** What a record is searched in: its fields normalised, a line each, so that no word is found across two of them. */
export function searchText(fields: readonly (string | null | undefined)[]): string {
  const text = fields.map((f) => normalised(f ?? '')).filter((f) => f !== '').join('\n');
  return text.length > SEARCHED ? [...text].slice(0, SEARCHED).join('') : text;
}

/** The words of a query: each has to stand somewhere in the text, letter by letter, its punctuation included. */
export function wordsOf(query: string): string[] {
  return [...new Set(normalised(query).split(' ').filter((w) => w !== ''))];
}

/** Whether a record with this text is found: what the index may only hasten, never change. */
export function matches(text: string, words: readonly string[]): boolean {
  return words.every((w) => text.includes(w));
}

/** Letters, digits and Han without a break; punctuation is none of them. */
const runsOf = (text: string): string[][] => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((run) => [...run]);

const gramAt = (run: readonly string[], i: number): string => run.slice(i, i + GRAM).join('');

/** The grams under which a text is indexed: three characters from every place of every run, fewer at its end. */
export function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (const run of runsOf(text)) for (let i = 0; i < run.length; i += 1) grams.add(gramAt(run, i));
  return grams;
}

/**
 * What to look up for the words of a query, run by run: beginnings of grams, all of which every text that contains the
 * words has. Nothing where the words are punctuation alone.
 */
export function probesOf(words: readonly string[]): string[][] {
  const runs = words.flatMap(runsOf).map((run) => [...new Set(Array.from({ length: Math.max(run.length - GRAM + 1, 1) }, (_, i) => gramAt(run, i)))]);
  const each = Math.max(Math.floor(MOST_PROBES / runs.length), 1);
  // Evenly spread where they are too many: neighbours say nearly the same.
  return runs.slice(0, MOST_PROBES).map((probes) => (probes.length <= each ? probes : Array.from({ length: each }, (_, i) => probes[Math.floor((i * probes.length) / each)] as string)));
}

/** The first text after all that begin with this one, in the order of code points (collation C). */
export function afterPrefix(prefix: string): string {
  const points = [...prefix];
  const last = points.pop()?.codePointAt(0) ?? 0;
  // Halves of surrogate pairs are no characters; no letter stands at the very end of Unicode.
  return points.join('') + String.fromCodePoint(last === 0xd7ff ? 0xe000 : last + 1);
}
