import { createHash } from 'node:crypto';
import { byCode, isOld, search, wholeCode, type Listed } from './directory.rules';

const digest = (id: string, code: string): string => createHash('sha256').update(`${id} ${code}`).digest('hex');
const subject = (id: string, name: string, address: string, more: Partial<Listed> = {}): Listed => ({
  id, name, address, creditCode: null, codeDigest: digest(id, `7K2MQ9XD4TR${id}`), kind: 'small_premises', isKey: false, status: 'active', divisionCode: '440310001001', divisionName: '第一社区', position: null, tags: [], ...more,
});
const items = [
  subject('1', '老王饭店', '坪山大道 12 号大利五金旁'),
  subject('2', '坪山大利五金厂', '龙田路 3 号', { creditCode: '91440300MA5DRAFT0X' }),
  subject('3', '大利五金', '金牛路 8 号'),
  subject('4', '大利冷库', '龙田路 5 号', { status: 'suspended' }),
];
const ids = (question: string, status?: string, limit = 20): string => search(items, question, { status, limit }).map((s) => s.id).join('');

describe('the register on a phone', () => {
  it.each([
    ['大利五金', '321', 'a name that begins with it, another name, an address'],
    ['五金', '231', 'a part of a name'],
    ['龙田路', '24', 'an address'],
    ['大利 龙田', '42', 'words of name and address together'],
    ['ma5draft', '2', 'a credit code, in any case'],
    ['ＭＡ５', '2', 'full-width letters'],
    ['水产', '', 'nothing'],
    ['', '1234', 'no question'],
  ])('given %j, then %j: %s', (question, found) => expect(ids(question)).toBe(found));

  it('given states and a limit, then those alone, and so many', () => {
    expect([ids('大利', 'active'), ids('大利', 'active,suspended', 2)]).toEqual(['321', '34']);
  });

  it.each([['7k2m-q9xd-4tr3', '3'], [' 7K2M Q9XD 4TR3', '3'], ['7K2M-Q9XD-4TR1', '1'], ['7K2M-Q9XD-4TRL', '1']])('given the code %j, then it is the one at whose door it hangs', async (code, id) => {
    expect((await byCode(items, code))?.id).toBe(id);
  });

  it.each(['7K2M-Q9XD-4TR9', '7K2M', '大利五金大利五金大利五金', ''])('given %j, which is no code of theirs, then none', async (code) => expect(await byCode(items, code)).toBeUndefined());

  it('given a code that is not typed to its end, then it is none yet', () => expect([wholeCode('7K2M-Q9XD-4TR'), wholeCode('7k2m-q9xd-4trp')]).toEqual([undefined, '7K2MQ9XD4TRP']));

  it('given a day, then the copy is old; one that is not there is', () => {
    const kept = { at: 1_000, items: [], total: 0 };
    expect([isOld(kept, 1_000 + 86_399_999), isOld(kept, 1_000 + 86_400_000), isOld(undefined, 0)]).toEqual([false, true, true]);
  });
});
