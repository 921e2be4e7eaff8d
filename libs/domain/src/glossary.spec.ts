import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GLOSSARY, ownWords } from './glossary';
import { GLOSSARY_TERMS } from './glossary-terms';

const FILE = join(__dirname, 'glossary-terms.ts');
const ACCEPT = 'ACCEPT_GLOSSARY=1 npx jest --selectProjects unit --testPathPatterns domain/src/glossary';

/** The terms of docs/glossary.md; where several stand in a row without as many Chinese words, the first Chinese word is all of theirs. */
function documented(): [string, string][] {
  const rows = readFileSync(join(__dirname, '../../../docs/glossary.md'), 'utf8').split('\n').filter((l) => l.startsWith('| ') && !l.startsWith('| English'));
  return rows.flatMap((row) => {
    const [, first = '', second = ''] = row.split('|').map((cell) => cell.trim());
    const english = first.replace(/\s*\(.*\)/, '').toLowerCase().split(', ');
    const chinese = second.replace(/（[^）]*）/g, '').split(/[、；]/);
    return english.map((term, i): [string, string] => [term, (chinese.length === english.length ? chinese[i] : chinese[0]) ?? '']);
  });
}

describe('the glossary as data', () => {
  it('given docs/glossary.md, then it holds the same terms with the same Chinese words', () => {
    const found = documented();
    expect(found.length).toBeGreaterThan(130);
    if (process.env['ACCEPT_GLOSSARY']) {
      const lines = found.map(([en, zh]) => `  ${/^[a-z]+$/.test(en) ? en : `'${en}'`}: '${zh}',`);
      writeFileSync(FILE, `/* eslint-disable max-lines -- made from a table, a line a term */\n// Made from docs/glossary.md; accept a change there with\n// ${ACCEPT}\nexport const GLOSSARY_TERMS = {\n${lines.join('\n')}\n} as const;\n`);
      return;
    }
    expect(Object.entries(GLOSSARY_TERMS)).toEqual(found);
  });

  it('given any term, then it is in small letters, once, with a Chinese word', () => {
    for (const [en, zh] of documented()) expect([en, zh]).toEqual([expect.stringMatching(/^[a-z][a-z -]{0,49}$/), expect.stringMatching(/^\p{Script=Han}+$/u)]);
    expect(new Set(documented().map(([en]) => en)).size).toBe(documented().length);
  });
});

describe('a tenant\'s own words', () => {
  const say = ownWords({ hazard: '事故隐患', closure: '闭环', 'grid member': '网格长' });

  it.each([
    ['隐患列表', '事故隐患列表'],
    ['销号后不能延期', '闭环后不能延期'],
    ['网格员上报隐患', '网格长上报事故隐患'],
    ['没有别的说法', '没有别的说法'],
    ['', ''],
  ])('given %s, then %s', (text, expected) => expect(say(text)).toBe(expected));

  it.each([['重大事故隐患', '另一个词'], ['事故隐患已交办', '已是本区说法']])('given %s, then it stays: %s', (text) => {
    expect(say(text)).toBe(text);
  });

  it('given a word for a longer term as well, then each has its own', () => {
    expect(ownWords({ hazard: '问题', 'major hazard': '重大问题' })('重大事故隐患与隐患')).toBe('重大问题与问题');
  });

  it('given none, or terms that no glossary has, then texts stay as they are', () => {
    expect(ownWords({})('隐患')).toBe('隐患');
    expect(ownWords({ constructor: '甲', unknown: '乙' })('隐患 constructor')).toBe('隐患 constructor');
  });

  it('given a word with signs of a pattern, then it is a word like any other', () => {
    expect(ownWords({ hazard: '$&.*' })('隐患')).toBe('$&.*');
  });

  it('given every term, then the glossary says it in Chinese', () => {
    expect(GLOSSARY['hazard']).toBe('隐患');
    expect(GLOSSARY['toString']).toBeUndefined();
  });
});
