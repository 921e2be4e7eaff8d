import { branchesOf, type ApiOperation, type OpenApi, type Schema } from '../openapi.kit';
import type { Canary } from './marker.kit';

/** What a field that is no free text holds: by `<operation id>.<field>` or by the field's name; null leaves it out. */
export type Values = Readonly<Record<string, unknown>>;

const plain = (schema: Schema): boolean => !schema.enum && !('const' in schema) && !schema['format'];
const typeOf = (schema: Schema): string | undefined => (Array.isArray(schema.type) ? schema.type.find((t) => t !== 'null') : schema.type);
const isNull = (schema: Schema): boolean => schema.type === 'null';

/** Texts with the marker, of the forms that fields ask for; `n` keeps apart what must not have one name. */
function forms({ text, code, digits }: Canary, n: number, pattern: string): string[] {
  const numbered = [`${text}-${n}`, `${code}-${n}`, digits];
  return pattern.includes('seq') ? [`${text}-{year}-{seq:6}`] : numbered;
}

/** The marker as the schema takes it; undefined where no form of it fits, so that the field is no free text. */
export function marked(schema: Schema, canary: Canary, n = 0): string | undefined {
  if (!plain(schema) || typeOf(schema) !== 'string') return undefined;
  const pattern = String(schema['pattern'] ?? '');
  const most = Number(schema['maxLength'] ?? Infinity);
  return forms(canary, n, pattern).find((s) => s.length <= most && (!pattern || new RegExp(pattern, 'u').test(s)));
}

const anybody: Canary = { slug: '', text: '某地金丝雀-Cn000000', code: 'cn000000', digits: '13900000000000' };

/** The free-text fields of a body, by path: `evidence[].description`, `value.years{}.source`. */
export function textFields(api: OpenApi, given: Schema, at = ''): string[] {
  const schema = api.resolve(given);
  const inner = branchesOf(schema).filter((s) => !isNull(s));
  if (inner.length) return [...new Set(inner.flatMap((s) => textFields(api, s, at)))];
  if (marked(schema, anybody) !== undefined) return [at];
  const below = (name: string): string => (at ? `${at}.${name}` : name);
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, s]) => textFields(api, s, below(name))),
    ...(schema.items ? textFields(api, schema.items, `${at}[]`) : []),
    ...(typeof schema['additionalProperties'] === 'object' ? textFields(api, schema['additionalProperties'] as Schema, `${at}{}`) : []),
  ];
}

/** The paths, of the form above, at which a body holds the marker. A record's keys are told by `{}`, as a schema tells them. */
export function markedFields(api: OpenApi, given: Schema | undefined, body: unknown, canary: Canary, at = ''): string[] {
  if (typeof body === 'string') return [canary.code, canary.digits].some((m) => body.toLowerCase().includes(m)) ? [at] : [];
  const schema = given ? api.resolve(given) : undefined;
  const inner = schema ? branchesOf(schema) : [];
  if (inner.length) return [...new Set(inner.flatMap((s) => markedFields(api, s, body, canary, at)))];
  if (Array.isArray(body)) return [...new Set(body.flatMap((v) => markedFields(api, schema?.items, v, canary, `${at}[]`)))];
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    const own = schema?.properties?.[name];
    const open = typeof schema?.['additionalProperties'] === 'object' ? (schema['additionalProperties'] as Schema) : undefined;
    return markedFields(api, own ?? open, value, canary, own || !open ? (at ? `${at}.${name}` : name) : `${at}{}`);
  });
}

let count = 0;

/** A body in which every field is there, and every free text holds the marker. @throws where a field's value cannot be known */
export function fill(api: OpenApi, o: Pick<ApiOperation, 'id'>, given: Schema, canary: Canary, values: Values): unknown {
  const named = (name: string): unknown => (`${o.id}.${name}` in values ? values[`${o.id}.${name}`] : values[name]);
  const of = (schemaOrRef: Schema, name: string): unknown => {
    const schema = api.resolve(schemaOrRef);
    const known = named(name);
    if (known !== undefined) return known;
    const inner = branchesOf(schema).filter((s) => !isNull(s));
    if (inner.length) return of(inner[0] as Schema, name);
    if (schema.enum) return schema.enum[0];
    if ('const' in schema) return schema['const'];
    switch (typeOf(schema)) {
      case 'object': return objectOf(schema, name);
      case 'array': return arrayOf(schema, name);
      case 'boolean': return false;
      case 'integer':
      case 'number': return Math.max(1, Number(schema['minimum'] ?? 1));
      case 'string': return textOf(schema, name);
      default: throw new Error(`${o.id}: ${name} may be anything; say in valuesOf what it holds`);
    }
  };
  const objectOf = (schema: Schema, name: string): unknown => {
    const open = schema['additionalProperties'];
    if (typeof open === 'object' && open) return { [String(named(`${name}{}`) ?? marked((schema['propertyNames'] ?? { type: 'string' }) as Schema, canary, (count += 1)))]: of(open as Schema, name) };
    const entries = Object.entries(schema.properties ?? {}).map(([key, s]) => [key, of(s, key)] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== null));
  };
  // Of things that may be one or the other, one of each.
  const arrayOf = (schema: Schema, name: string): unknown[] => {
    const items = api.resolve(schema.items ?? {});
    return (branchesOf(items).length ? branchesOf(items) : [items]).map((s) => of(s, `${name}[]`));
  };
  const textOf = (schema: Schema, name: string): string => {
    if (schema['format'] === 'date') return '2031-03-02';
    if (schema['format'] === 'date-time') return '2031-03-02T09:30:00+08:00';
    const text = marked(schema, canary, (count += 1));
    if (text === undefined) throw new Error(`${o.id}: no value for ${name} ${JSON.stringify(schema)}; give one in valuesOf`);
    return text;
  };
  return of(given, 'body');
}
