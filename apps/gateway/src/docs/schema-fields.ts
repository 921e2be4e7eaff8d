import { Schemas, type JsonSchema } from '@anlan/contracts/openapi';
import type { z } from 'zod';

export interface Field {
  /** dotted, `[]` for the items of a list */
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** The fields of an object's schema, nested ones below their parent, as a table shows them. */
export function fieldsOf(schema: z.ZodType): Field[] {
  const schemas = new Schemas();
  const { document, components } = schemas.resolve(schemas.of(schema, 'output'));
  const follow = (s: JsonSchema): JsonSchema => {
    const name = typeof s['$ref'] === 'string' ? s['$ref'].split('/').pop() : undefined;
    return name && components[name] ? { ...components[name], ...without(s, '$ref') } : s;
  };
  const walk = (raw: JsonSchema, prefix: string): Field[] => {
    const { schema: object } = plain(follow(raw), follow);
    const required = (object['required'] as string[] | undefined) ?? [];
    return Object.entries((object['properties'] ?? {}) as Record<string, JsonSchema>).flatMap(([name, property]) => {
      const path = prefix + name;
      const { schema: s, nullable } = plain(follow(property), follow);
      const items = s['items'] ? plain(follow(s['items'] as JsonSchema), follow).schema : undefined;
      const type = `${items ? `${typeOf(items)}[]` : typeOf(s)}${nullable ? ' | null' : ''}`;
      const description = String(property['description'] ?? s['description'] ?? '');
      return [{ path, type, required: required.includes(name), description }, ...walk(items ?? s, items ? `${path}[].` : `${path}.`)];
    });
  };
  return walk(document, '');
}

function typeOf(s: JsonSchema): string {
  if (Array.isArray(s['enum'])) return s['enum'].map((v) => JSON.stringify(v)).join(' | ');
  if ('const' in s) return JSON.stringify(s['const']);
  const type = [s['type'] ?? 'any'].flat().join(' | ');
  return s['format'] ? `${type} (${String(s['format'])})` : type;
}

/** Without its "or null". */
function plain(s: JsonSchema, follow: (s: JsonSchema) => JsonSchema): { schema: JsonSchema; nullable: boolean } {
  const options = s['anyOf'] as JsonSchema[] | undefined;
  const rest = options?.filter((o) => o['type'] !== 'null');
  if (options && rest?.length === 1 && rest.length < options.length) return { schema: { ...follow(rest[0] as JsonSchema), ...without(s, 'anyOf') }, nullable: true };
  const types = s['type'];
  if (Array.isArray(types) && types.includes('null')) return { schema: { ...s, type: types.filter((t) => t !== 'null') }, nullable: true };
  return { schema: s, nullable: false };
}

function without(s: JsonSchema, key: string): JsonSchema {
  return Object.fromEntries(Object.entries(s).filter(([k]) => k !== key));
}
