import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;
type Io = 'input' | 'output';

const PLACEHOLDER = /^anlan:(input|output):(.+)$/;

/**
 * Collects the schemas of one document. Those with an id become components; where what one may send differs from
 * what one receives (defaults, coercions), the two get names of their own: `Position` and `PositionInput`.
 */
export class Schemas {
  private readonly found = new Map<string, Partial<Record<Io, JsonSchema>>>();

  constructor(private readonly target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12') {}

  /** The JSON Schema of `schema`, with references that only `resolve` turns into final ones. */
  of(schema: z.ZodType, io: Io): JsonSchema {
    const made = z.toJSONSchema(schema, { io, target: this.target, override: (c) => tidy(c.zodSchema, c.jsonSchema, io) });
    const { $schema: _, $defs, definitions, ...root } = made as JsonSchema;
    const mark = (value: JsonSchema): JsonSchema =>
      mapRefs(value, (ref) => `anlan:${io}:${ref.replace(/^#\/(\$defs|definitions)\//, '')}`) as JsonSchema;
    for (const [id, raw] of Object.entries(($defs ?? definitions ?? {}) as Record<string, JsonSchema>)) this.add(id, io, mark(raw));
    return mark(root);
  }

  /** The document with its references resolved, and what belongs under `components.schemas`, by name. */
  resolve<T>(document: T): { document: T; components: Record<string, JsonSchema> } {
    const differing = this.differing();
    const name = (io: string, id: string): string => (io === 'input' && differing.has(id) ? `${id}Input` : id);
    const final = (ref: string): string => {
      const [, io, id] = PLACEHOLDER.exec(ref) ?? [];
      return io && id ? `#/components/schemas/${name(io, id)}` : ref;
    };
    const all: Record<string, JsonSchema> = {};
    for (const [id, forms] of this.found) {
      for (const io of ['output', 'input'] as const) {
        const form = forms[io];
        if (form) all[name(io, id)] ??= mapRefs(form, final) as JsonSchema;
      }
    }
    const components = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
    return { document: mapRefs(document, final) as T, components };
  }

  private add(id: string, io: Io, schema: JsonSchema): void {
    const forms = this.found.get(id) ?? {};
    const known = forms[io];
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two different schemas have the id ${id}`);
    this.found.set(id, { ...forms, [io]: schema });
  }

  /** Ids that read differently as input and as output, themselves or through what they refer to. */
  private differing(): Set<string> {
    const both = [...this.found].filter(([, f]) => f.input && f.output) as [string, Record<Io, JsonSchema>][];
    const bare = (s: JsonSchema): string => JSON.stringify(mapRefs(s, (ref) => ref.replace(PLACEHOLDER, '$2')));
    const differing = new Set(both.filter(([, f]) => bare(f.input) !== bare(f.output)).map(([id]) => id));
    for (let grown = true; grown; ) {
      grown = false;
      for (const [id, { input }] of both) {
        if (differing.has(id) || !refsOf(input).some((ref) => differing.has(ref.replace(PLACEHOLDER, '$2')))) continue;
        differing.add(id);
        grown = true;
      }
    }
    return differing;
  }
}

const FORMATS = new Set(['uuid', 'date', 'date-time', 'email']);

/** Takes out what is true but says nothing to a reader, and what would forbid a later release to add a field. */
function tidy(zod: z.core.$ZodType, json: JsonSchema, io: Io): void {
  if (typeof json['format'] === 'string' && FORMATS.has(json['format'])) delete json['pattern'];
  if (json['maximum'] === Number.MAX_SAFE_INTEGER) delete json['maximum'];
  if (json['minimum'] === Number.MIN_SAFE_INTEGER) delete json['minimum'];
  if (JSON.stringify(json['propertyNames']) === '{"type":"string"}') delete json['propertyNames'];
  const open = zod._zod.def.type === 'object' && !(zod as z.ZodObject)._zod.def.catchall;
  if (io === 'output' && open && json['additionalProperties'] === false) delete json['additionalProperties'];
}

function mapRefs(value: unknown, map: (ref: string) => string): unknown {
  if (Array.isArray(value)) return value.map((v) => mapRefs(v, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [key, key === '$ref' && typeof v === 'string' ? map(v) : mapRefs(v, map)]),
  );
}

function refsOf(value: unknown): string[] {
  const found: string[] = [];
  mapRefs(value, (ref) => (found.push(ref), ref));
  return found;
}
