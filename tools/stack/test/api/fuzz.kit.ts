import { dayNumber, dayOfNumber } from '@anlan/domain';
import fc, { type Arbitrary } from 'fast-check';
import type { OpenApi, Schema } from './openapi.kit';

/** What people, programs and attackers put into fields. */
const nasty = fc.constantFrom<unknown>(
  '', ' ', '\u0000', 'a\u0000b', '\ud800', '\udfff\ud800', '\uFEFF', '\u202e', '😀', "' or 1=1 --", '%', '_', '\\', '$1', '{}', '${7*7}', '{{7*7}}', '=cmd', '../../etc', 'null', 'undefined', '__proto__', 'constructor', 'toString',
  'x'.repeat(300), 'x'.repeat(5_000), -1, 0, 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 0.1, null, true, false, [], {}, [[]], { length: 5 }, '0000-01-01', '9999-12-31', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59',
  '2026-02-29', '2026-01-01T00:00:00+23:59', '-271821-04-20T00:00:00Z', '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '44', '440310', '440310001001', '9'.repeat(16), '4403100010010001', '１２３',
);

/** Mostly what the schema allows, so that requests get past the first check, and now and then something else. */
export function valueOf(api: OpenApi, given: Schema, depth = 0): Arbitrary<unknown> {
  return fc.oneof({ weight: 20, arbitrary: allowed(api, api.resolve(given), depth) }, { weight: 2, arbitrary: nasty }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
}

function allowed(api: OpenApi, schema: Schema, depth: number): Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema['const']);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((s) => valueOf(api, s, depth + 1)));
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object': return objectOf(api, schema, depth);
    case 'array': return fc.array(valueOf(api, schema.items ?? {}, depth + 1), { minLength: Number(schema['minItems'] ?? 0), maxLength: Math.max(4, Number(schema['minItems'] ?? 0)) });
    case 'integer': return fc.integer({ min: limit(schema, 'minimum', -5), max: limit(schema, 'maximum', 1_000_000) });
    case 'number': return fc.double({ min: limit(schema, 'minimum', -200), max: limit(schema, 'maximum', 200), noNaN: true });
    case 'boolean': return fc.boolean();
    case 'string': return textOf(schema);
    default: return fc.jsonValue({ maxDepth: depth > 2 ? 0 : 3 });
  }
}

const limit = (schema: Schema, name: string, standard: number): number => (typeof schema[name] === 'number' ? (schema[name] as number) : standard);

function objectOf(api: OpenApi, schema: Schema, depth: number): Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, s]) => [name, valueOf(api, s, depth + 1)]));
  const known = fc.record(fields, { requiredKeys: schema.required ?? [] });
  if (schema['additionalProperties'] && typeof schema['additionalProperties'] === 'object') return fc.dictionary(fc.string({ maxLength: 12 }), valueOf(api, schema['additionalProperties'] as Schema, depth + 1), { maxKeys: 4 });
  return fc.oneof({ weight: 15, arbitrary: known }, { weight: 1, arbitrary: fc.tuple(known, fc.dictionary(fc.string(), fc.jsonValue())).map(([a, b]) => ({ ...a, ...b })) });
}

function textOf(schema: Schema): Arbitrary<string> {
  if (schema['format'] === 'uuid') return fc.uuid({ version: 7 });
  if (schema['format'] === 'date') return fc.integer({ min: dayNumber('1000-01-01'), max: dayNumber('9999-12-30') }).map(dayOfNumber);
  if (schema['format'] === 'date-time') return fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-30') }).map((d) => d.toISOString());
  const any = fc.string({ unit: fc.constantFrom('a', '隐', '患', ' ', '%', '"', "'", '\\', '😀', '1', '-', '\t', '\n'), minLength: limit(schema, 'minLength', 0), maxLength: Math.min(limit(schema, 'maxLength', 40), 60) });
  if (typeof schema['pattern'] !== 'string') return any;
  const pattern = new RegExp(schema['pattern']);
  const real = ['330108', '330108001', '330108001001', '330108001001777', '440310', '13812345678', 'enforcement.hazard.*', 'enforcement.>'].filter((s) => pattern.test(s));
  return fc.oneof({ weight: 1, arbitrary: fc.stringMatching(pattern) }, ...(real.length ? [{ weight: 2, arbitrary: fc.constantFrom(...real) }] : []));
}
