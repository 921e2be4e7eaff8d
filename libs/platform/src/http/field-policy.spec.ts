import '@anlan/contracts/enforcement';
import '@anlan/contracts/tenancy';
import { operations, personal, shownOnce, type Operation } from '@anlan/contracts/kit';
import fc from 'fast-check';
import { z } from 'zod';
import { policyOf } from './field-policy';

const PHONE = '13812345678';
const IDENTITY = '11010519491231002X';

const operation = (response: z.ZodType, more: Partial<Operation> = {}): Operation =>
  ({ service: 'tenancy', id: 'spec.get', method: 'GET', path: '/spec', summary: { zh: '', en: '' }, permission: 'signed-in', status: 200, response, ...more });
const shown = (response: z.ZodType, answer: unknown, more: Partial<Operation> = {}): unknown => policyOf(operation(response, more))?.show(answer).answer;

const phone = personal('phone', z.string().nullable());

describe('the policy of fields', () => {
  it('given a response without personal fields, then there is no policy to run', () => {
    expect(policyOf(operation(z.object({ a: z.string(), b: z.array(z.object({ c: z.number() })) })))).toBeNull();
    expect(policyOf(operation(z.undefined()))).toBeNull();
  });

  it.each<[string, z.ZodType, unknown, unknown]>([
    ['a field', z.object({ phone }), { phone: PHONE, more: 1 }, { phone: '138****5678', more: 1 }],
    ['nothing in it', z.object({ phone: phone.optional() }), { phone: null }, { phone: null }],
    ['nothing at all', z.object({ phone: phone.optional() }), {}, {}],
    ['a list of a page', z.object({ items: z.array(z.object({ phone })) }), { items: [{ phone: PHONE }, { phone: null }] }, { items: [{ phone: '138****5678' }, { phone: null }] }],
    ['a list of numbers', z.object({ phones: z.array(phone) }), { phones: [PHONE] }, { phones: ['138****5678'] }],
    ['an identity number by name', z.record(z.string(), personal('identityNumber', z.string())), { 张三: IDENTITY }, { 张三: '110***********002X' }],
    ['the name of who reported', z.object({ name: z.string(), reporterName: personal('name', z.string()) }), { name: '欧阳修文', reporterName: '欧阳修文' }, { name: '欧阳修文', reporterName: '欧***' }],
    ['a choice of forms', z.object({ who: z.union([z.object({ id: z.string() }), z.object({ phone })]) }), { who: { phone: PHONE } }, { who: { phone: '138****5678' } }],
    ['two in one', z.intersection(z.object({ phone }), z.object({ identityNumber: personal('identityNumber', z.string()) })), { phone: PHONE, identityNumber: IDENTITY }, { phone: '138****5678', identityNumber: '110***********002X' }],
    ['a pair', z.tuple([z.string(), phone]), ['x', PHONE], ['x', '138****5678']],
    ['a default and a transformation', z.object({ a: z.object({ phone }).default({ phone: null }), b: z.string().transform((b) => b).pipe(personal('phone', z.string())) }), { a: { phone: PHONE }, b: PHONE }, { a: { phone: '138****5678' }, b: '138****5678' }],
  ])('given %s, then the numbers are masked and the rest stays', (_, response, answer, expected) => {
    const before = structuredClone(answer);
    expect(shown(response, answer)).toEqual(expected);
    expect(answer).toEqual(before);
  });

  it('given a schema that contains itself, then the numbers of every level are masked', () => {
    const node = z.object({ phone, get below() { return z.array(node).optional(); } });
    const tree = (n: number): unknown => ({ phone: PHONE, ...(n > 0 && { below: [tree(n - 1), tree(n - 1)] }) });
    const text = JSON.stringify(shown(node, tree(5)));
    expect(text).not.toContain(PHONE);
    expect(text.match(/138\*{4}5678/g)).toHaveLength(63);
    expect(JSON.stringify(shown(z.lazy(() => node), tree(1)))).not.toContain(PHONE);
  });

  it('given an operation that reveals, or kinds that are revealed, then those stay', () => {
    const both = z.object({ phone, identityNumber: personal('identityNumber', z.string()) });
    const answer = { phone: PHONE, identityNumber: IDENTITY };
    expect(shown(both, answer, { reveals: true })).toEqual(answer);
    expect(policyOf(operation(both))?.show(answer, new Set(['phone'])).answer).toEqual({ phone: PHONE, identityNumber: '110***********002X' });
  });

  it('given a secret shown once, then the answer says that one is in it, and keeps it', () => {
    const o = operation(z.object({ password: shownOnce(z.string().optional()) }));
    expect(policyOf(o)?.show({ password: 'geheim' })).toEqual({ answer: { password: 'geheim' }, secret: true });
    expect(policyOf(o)?.show({})).toEqual({ answer: {}, secret: false });
  });
});

interface Def {
  type: string;
  shape: Record<string, z.core.$ZodType>;
  element: z.core.$ZodType;
  valueType: z.core.$ZodType;
  options: z.core.$ZodType[];
  innerType?: z.core.$ZodType;
  out: z.core.$ZodType;
}

/** Answers that a schema allows, with a known number wherever a text can stand. */
function answers(schema: z.core.$ZodType, depth = 0): fc.Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Def;
  const inner = (s: z.core.$ZodType): fc.Arbitrary<unknown> => answers(s, depth + 1);
  switch (def.type) {
    case 'object': return fc.record(Object.fromEntries(Object.entries(def.shape).map(([k, s]) => [k, inner(s)])));
    case 'array': return depth > 12 ? fc.constant([]) : fc.array(inner(def.element), { maxLength: 3 });
    case 'record': return fc.dictionary(fc.constantFrom('a', 'b'), inner(def.valueType));
    case 'union': return fc.oneof(...def.options.map(inner));
    case 'nullable': return fc.oneof(fc.constant(null), inner(def.innerType ?? z.null()));
    case 'optional': return fc.oneof(fc.constant(undefined), inner(def.innerType ?? z.null()));
    case 'string': return fc.constantFrom(PHONE, IDENTITY);
    case 'pipe': return inner(def.out);
    default: return def.innerType ? inner(def.innerType) : fc.constant(1);
  }
}

/** The same answer with the personal fields blanked, by the names that personal fields have in our contracts. */
const NAMES = /reporterName|phone|mobile|identityNumber|idNumber|idCard/i;
/** An expert is a person under a plain `name`, beside the number or the telephone that nothing else called by a name has. */
const isPersonal = (key: string, holder: unknown, { id }: Operation): boolean =>
  NAMES.test(key) || (key === 'name' && /^expert/.test(id) && ['number', 'phone'].some((k) => k in (holder as object)));
const blank = (o: Operation, value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, function (this: unknown, key, v: unknown) { return v !== null && isPersonal(key, this, o) ? 'x' : v; }) ?? 'null');

const all = operations().filter((o) => o.response);
describe('every operation', () => {
  it.each(all.map((o) => [`${o.service}.${o.id}`, o] as const))('property: %s answers no personal field in full, unless it reveals, and changes nothing else', (_, o) => {
    const policy = policyOf(o);
    fc.assert(
      fc.property(answers(o.response as z.ZodType), (answer) => {
        const out = policy ? policy.show(answer).answer : answer;
        const found: unknown[] = [];
        JSON.stringify(out, function (this: unknown, key, v: unknown) { return v != null && isPersonal(key, this, o) && found.push(v), v; });
        for (const v of found) expect([PHONE, IDENTITY].includes(v as string)).toBe(o.reveals === true);
        expect(blank(o, out)).toEqual(blank(o, answer));
      }),
      { numRuns: 30 },
    );
  });

  it('given the contracts, then four operations reveal, and those of members, public reports, subjects and experts mask', () => {
    expect(all.filter((o) => o.reveals).map((o) => o.id).sort()).toEqual(['expert.reveal', 'member.reveal', 'public-report.reveal', 'subject.reveal']);
    expect(all.filter((o) => policyOf(o)).map((o) => o.id)).toEqual(expect.arrayContaining(['member.list', 'member.get', 'member.create', 'member.patch', 'client.create', 'integration.create', 'public-report.list', 'public-report.get', 'public-report.accept', 'public-report.submit', 'subject.list', 'subject.get', 'subject.by-code', 'subject.register', 'subject.change', 'subject.merge', 'expert.list', 'expert.get', 'expert-task.list', 'expert-task.get']));
  });
});
