import { z } from 'zod';
import { invalidField, problemDocument, ProblemError } from './problem';
import { inLanguage, schemaWords } from './words';

describe('sentences in two languages', () => {
  it.each([
    ['含有控制字符 / It has control characters', '含有控制字符', 'It has control characters'],
    ['只有中文', '只有中文', '只有中文'],
    ['Only English', 'Only English', 'Only English'],
    ['or / and', 'or / and', 'or / and'],
    ['应如 a/b / Such as a/b', '应如 a/b', 'Such as a/b'],
  ])('given %p, then each language gets its half, or all of what has no halves', (sentence, zh, en) => {
    expect(inLanguage(sentence, 'zh-CN')).toBe(zh);
    expect(inLanguage(sentence, 'en')).toBe(en);
  });

  it('given a schema without words of its own, then its faults are said in both, and words of its own stay', () => {
    const schema = z.strictObject({ a: z.string().min(3), b: z.string().regex(/^x$/, '应为 x / Must be x') });
    const messages = schema.safeParse({ a: 'x', b: 'y', c: 1 }, schemaWords).error?.issues.map((i) => i.message) ?? [];
    expect(messages.map((m) => inLanguage(m, 'en'))).toEqual(['Too small: expected string to have >=3 characters', 'Must be x', 'Unrecognized key: "c"']);
    for (const m of messages) expect(inLanguage(m, 'zh-CN')).toMatch(/^[^A-Z]*\p{Script=Han}/u);
  });

  it('given the problem of a field, then the field speaks the language of the answer', () => {
    const fault = invalidField('body.x', 'request.not_found');
    expect(problemDocument(fault, 'en', 't')).toMatchObject({ title: 'Not found', errors: [{ path: 'body.x', message: 'Not found' }] });
    expect(problemDocument(fault, 'zh-CN', 't')).toMatchObject({ title: '没有找到', errors: [{ path: 'body.x', message: '没有找到' }] });
    const both = new ProblemError('request.invalid', { count: 1 }, [{ path: 'q', code: 'c', message: '错 / wrong' }]);
    expect(problemDocument(both, 'en', 't')).toMatchObject({ errors: [{ path: 'q', code: 'c', message: 'wrong' }] });
  });
});
