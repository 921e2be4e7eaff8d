import '../enforcement';
import '../responsibility';
import '../tenancy';
import { z } from 'zod';
import { permissionScopes, type Permission } from '../access';
import { defineErrors, operations, type Operation } from '../kit';
import { buildErrorIndex, buildOpenApi, operationName, operationPath, Schemas } from '.';

type Json = Record<string, never>;
const info = { title: '安澜 Anlan', version: '0.1.0' };
const document = buildOpenApi(operations(), info) as Json;
const at = (pointer: string, root: unknown = document): unknown =>
  pointer.slice(2).split('/').reduce<unknown>((v, key) => (v as Json | undefined)?.[key.replace(/~1/g, '/').replace(/~0/g, '~')], root);
const walk = (value: unknown, visit: (key: string, v: unknown) => void): void => {
  if (value === null || typeof value !== 'object') return;
  for (const [key, v] of Object.entries(value)) {
    visit(key, v);
    walk(v, visit);
  }
};
const operationOf = (o: Operation): Json => at(`#/paths/${operationPath(o).replace(/\//g, '~1')}/${o.method.toLowerCase()}`) as Json;

describe('the OpenAPI document', () => {
  it('refers to nothing that is not there, and keeps no local definitions', () => {
    let refs = 0;
    walk(document, (key, v) => {
      expect(['$defs', 'definitions', '$schema']).not.toContain(key);
      if (key !== '$ref') return;
      refs++;
      expect(v).toMatch(/^#\/components\//);
      expect(at(v as string)).toBeDefined();
    });
    expect(refs).toBeGreaterThan(50);
  });

  it('has every operation of the contracts once', () => {
    const ids: string[] = [];
    walk(document['paths'], (key, v) => key === 'operationId' && ids.push(v as string));
    expect(ids.sort()).toEqual(operations().map(operationName).sort());
    expect(ids.length).toBeGreaterThan(20);
  });

  it.each(operations().map((o) => [operationName(o), o] as const))('%s declares its path parameters and says who may call it', (_, o) => {
    const { parameters = [], security, ...rest } = operationOf(o) as unknown as { parameters?: { name?: string; in?: string; $ref?: string }[]; security: unknown[] };
    const inPath = [...operationPath(o).matchAll(/\{(\w+)\}/g)].map((m) => m[1]);
    expect(parameters.filter((p) => p.in === 'path').map((p) => p.name)).toEqual(inPath);
    const headers = parameters.flatMap((p) => p.$ref?.split('/').pop() ?? []);
    expect(headers.includes('Idempotency-Key')).toBe(o.method === 'POST' && o.permission !== 'public');
    expect(headers.includes('If-Match')).toBe(o.ifMatch === true);
    expect(security).toEqual(o.permission === 'public' ? [] : [{ bearer: [] }]);
    expect(rest).toMatchObject({ 'x-permission': o.permission });
    expect((rest as Record<string, unknown>)['x-scope']).toBe(permissionScopes[o.permission as Permission]);
    const statuses = Object.keys((rest as unknown as { responses: object }).responses);
    expect(statuses).toEqual(expect.arrayContaining([String(o.status), '429', '500', '503']));
    expect(statuses.includes('428')).toBe(o.ifMatch === true);
  });

  it('is the same at every build and in whatever order contracts are loaded', () => {
    const text = JSON.stringify(document);
    expect(JSON.stringify(buildOpenApi(operations(), info))).toBe(text);
    expect(JSON.stringify(buildOpenApi([...operations()].reverse(), info))).toBe(text);
  });

  it('says what an export, an upload, a stream and a 202 look like', () => {
    const by = (id: string) => operationOf(operations().find((o) => operationName(o) === id) as Operation) as Json;
    expect(at('#/responses/200/content', by('enforcement.hazard.list'))).toHaveProperty(['text/csv']);
    expect(at('#/requestBody/content', by('enforcement.hazard.import'))).toHaveProperty(['multipart/form-data']);
    expect(at('#/responses/202/headers', by('enforcement.hazard.import'))).toHaveProperty('Location');
    expect(at('#/responses/200/content', by('tenancy.operation.stream'))).toHaveProperty(['text/event-stream']);
    expect(at('#/responses/201/headers', by('enforcement.hazard.report'))).toHaveProperty('ETag');
    expect(at('#/responses/409/description', by('enforcement.hazard.assign'))).toMatch(/`hazard.action_not_allowed` 当前状态.*State/);
  });

  it('holds every example of a schema to that schema', () => {
    for (const o of operations()) {
      for (const schema of [o.params, o.query, o.body, o.response]) {
        const examples = (schema && z.globalRegistry.get(schema)?.examples) as unknown[] | undefined;
        for (const example of examples ?? []) expect(schema?.safeParse(example)).toMatchObject({ success: true });
      }
    }
  });

  it('given an error code that nobody declared, then the build fails and names it', () => {
    const o: Operation = { service: 'tenancy', id: 'x.get', method: 'GET', path: '/x', summary: { zh: '', en: '' }, permission: 'public', status: 200, errors: ['x.unknown'] };
    expect(() => buildOpenApi([o], info)).toThrow('x.unknown');
    expect(() => buildOpenApi([{ ...o, errors: [] }, { ...o, id: 'x.again', errors: [] }], info)).toThrow(/twice/);
  });
});

describe('schemas with an id', () => {
  const point = z.strictObject({ x: z.number(), crs: z.enum(['A', 'B']).default('A') }).meta({ id: 'Point' });
  const place = z.object({ at: point, name: z.string() }).meta({ id: 'Place' });

  it('given one that reads the same both ways, then it is one component', () => {
    const same = z.object({ a: z.string() }).loose().meta({ id: 'Same' });
    const schemas = new Schemas();
    const parts = { i: schemas.of(same, 'input'), o: schemas.of(same, 'output') };
    const { document: found, components } = schemas.resolve(parts);
    expect(found).toEqual({ i: { $ref: '#/components/schemas/Same' }, o: { $ref: '#/components/schemas/Same' } });
    expect(Object.keys(components)).toEqual(['Same']);
  });

  it('given a default below, then all that refer to it have a form to send and a form to receive', () => {
    const schemas = new Schemas();
    const parts = { i: schemas.of(place, 'input'), o: schemas.of(z.array(place), 'output') };
    const { document: found, components } = schemas.resolve(parts);
    expect(found).toEqual({ i: { $ref: '#/components/schemas/PlaceInput' }, o: { type: 'array', items: { $ref: '#/components/schemas/Place' } } });
    expect(components).toMatchObject({
      PlaceInput: { properties: { at: { $ref: '#/components/schemas/PointInput' } } },
      Place: { properties: { at: { $ref: '#/components/schemas/Point' } } },
      PointInput: { required: ['x'], additionalProperties: false },
      Point: { required: ['x', 'crs'] },
    });
    expect(components['Place']).not.toHaveProperty('additionalProperties');
  });

  it('given two schemas under one id, then it is a mistake', () => {
    const schemas = new Schemas();
    const first = z.object({ y: z.number() }).meta({ id: 'Other' });
    schemas.of(first, 'input');
    // zod itself refuses a second one while the first is registered; two loaded copies of a contract are how it happens.
    z.globalRegistry.remove(first);
    expect(() => schemas.of(z.object({ z: z.string() }).meta({ id: 'Other' }), 'input')).toThrow(/two different schemas have the id Other/);
  });
});

describe('the index of errors', () => {
  it('has every declared code with its status and both sentences, by code', () => {
    defineErrors('zzz', { last: { status: 418, zh: '茶壶', en: 'Teapot' } });
    const index = buildErrorIndex();
    expect(index.at(-1)).toEqual({ code: 'zzz.last', status: 418, zh: '茶壶', en: 'Teapot' });
    expect(index.map((e) => e.code)).toEqual(index.map((e) => e.code).sort());
    expect(index.find((e) => e.code === 'gateway.timeout')).toMatchObject({ status: 504 });
    expect(index.filter((e) => !/\p{Script=Han}/u.test(e.zh) || !/[a-z]/.test(e.en) || e.status < 400)).toEqual([]);
  });
});
