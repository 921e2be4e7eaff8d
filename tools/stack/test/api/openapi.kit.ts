import type { Caller, Method } from './api.kit';

export type Schema = Record<string, unknown> & {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
};

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

/** One operation as the published document describes it. */
export interface ApiOperation {
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly permission: string;
  /** what becomes of the permission where it is held in a part of the tenant */
  readonly scope: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly jsonBody?: Schema;
  readonly uploadTypes: readonly string[];
  readonly status: number;
  /** every status the document names */
  readonly statuses: readonly number[];
  readonly produces: readonly string[];
  /** the problem codes it may answer with, by status */
  readonly codes: Readonly<Record<number, readonly string[]>>;
}

export interface Document {
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: Record<string, Record<string, unknown>>;
}

/** The document at /api/openapi.json: the tests below follow it, so that a new operation is tested without a new line. */
export class OpenApi {
  readonly operations: readonly ApiOperation[];

  constructor(private readonly document: Document) {
    this.operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, o]) => this.operation(method as Method, path, o)));
  }

  /** The operation a request was for; the query does not matter. */
  find(method: Method, address: string): { operation: ApiOperation; ids: Record<string, string> } | undefined {
    const parts = (address.split('?')[0] ?? '').split('/');
    const fits = (o: ApiOperation): boolean => {
      const own = o.path.split('/');
      return o.method === method && own.length === parts.length && own.every((p, i) => p.startsWith('{') || p === parts[i]);
    };
    // What is written out goes before what a parameter takes.
    const operation = this.operations.filter(fits).sort((a, b) => pathParts(a) - pathParts(b))[0];
    if (!operation) return undefined;
    const pairs = operation.path.split('/').flatMap((p, i) => (p.startsWith('{') ? [[p.slice(1, -1), decodeURIComponent(parts[i] ?? '')]] : []));
    return { operation, ids: Object.fromEntries(pairs) as Record<string, string> };
  }

  resolve<T extends { $ref?: string }>(value: T): T {
    if (!value.$ref) return value;
    const found = value.$ref.replace('#/', '').split('/').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], this.document);
    return this.resolve(found as T);
  }

  private operation(method: Method, path: string, o: Record<string, unknown>): ApiOperation {
    const content = (o['requestBody'] as { content?: Record<string, { schema: Schema }> } | undefined)?.content ?? {};
    const responses = o['responses'] as Record<string, { content?: Record<string, unknown> }>;
    const status = Number(Object.keys(responses).find((s) => s.startsWith('2')));
    return {
      id: String(o['operationId']), method, path, permission: String(o['x-permission']), scope: o['x-scope'] as string | undefined, status, statuses: Object.keys(responses).map(Number),
      parameters: ((o['parameters'] ?? []) as Parameter[]).map((p) => this.resolve(p as never)),
      jsonBody: content['application/json']?.schema,
      uploadTypes: Object.keys(content).filter((t) => t !== 'application/json'),
      produces: Object.keys(responses[status]?.content ?? {}), codes: Object.fromEntries(Object.entries(responses).map(([s, r]) => [s, codesOf(this.resolve(r as never))])),
    };
  }

  /** A small value that the schema allows; text is chosen so that the usual patterns hold. */
  sample(given: Schema): unknown {
    const schema = this.resolve(given);
    if (schema.enum) return schema.enum[0];
    if ('const' in schema) return schema['const'];
    const [first] = branchesOf(schema);
    if (first) return this.sample(first);
    switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
      case 'object': return this.sampleObject(schema);
      case 'array': return Number(schema['minItems'] ?? 0) > 0 ? [this.sample(schema.items ?? {})] : [];
      case 'integer':
      case 'number': return Math.max(1, Number(schema['minimum'] ?? 1));
      case 'boolean': return false;
      case 'string': return sampleText(schema);
      default: return null;
    }
  }

  private sampleObject(schema: Schema): Record<string, unknown> {
    const names = Object.keys(schema.properties ?? {});
    const wanted = schema.required?.length ? schema.required : names.slice(0, 1);
    return Object.fromEntries(wanted.map((n) => [n, this.sample(schema.properties?.[n] ?? {})]));
  }
}

/** What it may be: one or more of these, or exactly one. */
export const branchesOf = (schema: Schema): Schema[] => schema.anyOf ?? (schema['oneOf'] as Schema[] | undefined) ?? [];

const pathParts = (o: ApiOperation): number => o.path.split('{').length;

type ProblemSchema = { allOf?: { properties?: { code?: { enum?: string[] } } }[] };
const codesOf = (response: { content?: Record<string, { schema?: ProblemSchema }> }): readonly string[] => response.content?.['application/problem+json']?.schema?.allOf?.[1]?.properties?.code?.enum ?? [];

function sampleText(schema: Schema): string {
  if (schema['format'] === 'uuid') return '01980000-0000-7000-8000-00000000abcd';
  if (schema['format'] === 'date') return '2031-03-02';
  if (schema['format'] === 'date-time') return new Date(Date.now() + 300 * 86_400_000).toISOString();
  const pattern = String(schema['pattern'] ?? '');
  const fitting = ['sample text', '440310', 'sample-name', 'enforcement.hazard.*', '13800000000', '2026-03', '2026-Q1', '7K2M-Q9XD-4TRP', '0'.repeat(64)].find((s) => !pattern || new RegExp(pattern).test(s));
  return fitting ?? '';
}

/** By its form: a UUID, or a code of a division. */
export const isReference = (schema: Schema): boolean => schema['format'] === 'uuid' || String(schema['pattern'] ?? '').includes('\\d{15,16}');

/** The fields of a body that name records. */
export function referencesIn(api: OpenApi, given: Schema | undefined, name = ''): string[] {
  if (!given) return [];
  const schema = api.resolve(given);
  if (isReference(schema)) return [name];
  return [
    ...branchesOf(schema).flatMap((s) => referencesIn(api, s, name)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, s]) => referencesIn(api, s, key)),
    ...referencesIn(api, schema.items, name),
  ];
}

/** The path with its parameters filled in; those not given are left out as empty. */
export function pathWith(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** An identifier of the same form that nobody has. */
export function nobodys(name: string): string {
  if (name === 'slug') return '990001';
  if (name === 'month') return '2026-02';
  return name === 'code' ? '440399001001' : '01980000-0000-7000-8000-00000000dead';
}

export async function loadOpenApi(anybody: Caller): Promise<OpenApi> {
  return new OpenApi((await anybody.get('/api/openapi.json')).body as Document);
}
