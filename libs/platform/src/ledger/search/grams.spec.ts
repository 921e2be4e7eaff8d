import fc from 'fast-check';
import { afterPrefix, gramsOf, matches, normalised, probesOf, SEARCHED, searchText, wordsOf } from './grams';

/** Characters of every kind that texts here have, few enough that a random word is often a part of a random text. */
const characters = fc.constantFrom(...'消防通道公司有限０１２ABab－-（(），。·/ 　Ⅳ㈱é𠮷😀\n');
const texts = fc.string({ unit: characters, maxLength: 40 });

/** Whether every probe begins a gram of the text: what the index answers. */
const indexed = (text: string, words: readonly string[]): boolean => {
  const grams = [...gramsOf(text)];
  return probesOf(words).flat().every((p) => grams.some((g) => g >= p && g < afterPrefix(p)));
};

describe('grams', () => {
  it('given widths, cases, compatible forms and white space, then they are one', () => {
    expect(normalised('  ＹＨ－440310　Ⅳ级\t㈱Ａ栋 ')).toBe('yh-440310 iv级 (株)a栋');
    expect(normalised('℡')).toBe('tel');
  });

  it('given a text, then three characters from every place, fewer at the end of a run, and none across punctuation, space or line', () => {
    expect([...gramsOf(searchText(['消防通道', 'A-12号。', null, '', '𠮷野家']))]).toEqual(['消防通', '防通道', '通道', '道', 'a', '12号', '2号', '号', '𠮷野家', '野家', '家']);
  });

  it('given the number of a record, then any part of it leads to it', () => {
    const text = searchText(['YH-440310-2026-000001']);
    for (const part of ['YH-440310-2026-000001', '440310', '0310-2026', '000001', 'yh', '-2026-', '1', '０００１']) {
      expect([part, matches(text, wordsOf(part)), indexed(text, wordsOf(part))]).toEqual([part, true, true]);
    }
    expect(matches(text, wordsOf('YH4403102026'))).toBe(false);
  });

  it('given several words, then all of them are wanted, each anywhere, once', () => {
    expect(wordsOf(' 消防　通道 消防\t（东） ')).toEqual(['消防', '通道', '(东)']);
    const text = searchText(['通道堵塞', '消防器材（东侧）']);
    expect(matches(text, wordsOf('消防 通道'))).toBe(true);
    expect(matches(text, wordsOf('消防 出口'))).toBe(false);
    // Nothing is found across two fields.
    expect(matches(text, wordsOf('堵塞消防'))).toBe(false);
  });

  it('given one character, then the grams that begin with it; given punctuation alone, then nothing to look up', () => {
    expect(probesOf(wordsOf('消'))).toEqual([['消']]);
    expect(probesOf(wordsOf('（ 。'))).toEqual([]);
    expect(probesOf(wordsOf('灭火器过期 A栋'))).toEqual([['灭火器', '火器过', '器过期'], ['a栋']]);
  });

  it('given a long query, then no more than twelve look-ups, from its beginning to its end', () => {
    const word = [...Array(100).keys()].map((i) => String.fromCodePoint(0x4e00 + i)).join('');
    const [probes = []] = probesOf([word]);
    expect(probes).toHaveLength(6);
    expect(word.indexOf(probes[5] ?? '?')).toBeGreaterThan(80);
    expect(probesOf([...word]).flat()).toHaveLength(6);
  });

  it('given a text longer than is searched, then it is cut between characters', () => {
    const text = searchText(['𠮷'.repeat(SEARCHED), '后面']);
    expect([...text]).toHaveLength(SEARCHED);
    expect(text.endsWith('𠮷')).toBe(true);
  });

  it('given any prefix, then the range holds what begins with it and nothing else', () => {
    const order = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b)); // as collation C has it
    const points = fc.string({ unit: fc.constantFrom('a', 'z', '消', '防', '\ud7ff', '\ue000', '𠮷', '0'), minLength: 1, maxLength: 3 });
    fc.assert(fc.property(points, points, (prefix, gram) => {
      expect(order(gram, prefix) >= 0 && order(gram, afterPrefix(prefix)) < 0).toBe(gram.startsWith(prefix));
    }));
  });

  it('given any text and any query, then whatever contains the words is under all that is looked up for them', () => {
    let found = 0;
    fc.assert(fc.property(fc.array(texts, { maxLength: 3 }), fc.array(fc.tuple(texts, fc.nat(40), fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 3 }), (fields, cuts) => {
      const text = searchText(fields);
      // Some words are cut out of the text, the others are drawn.
      const words = wordsOf(cuts.map(([drawn, from, length], i) => (i % 2 ? drawn : text.slice(from, from + length))).join(' '));
      if (!matches(text, words)) return;
      found += words.length;
      expect(indexed(text, words)).toBe(true);
    }), { numRuns: 2000 });
    expect(found).toBeGreaterThan(100);
  });
});
