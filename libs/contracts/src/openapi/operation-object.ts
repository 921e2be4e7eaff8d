import { z } from 'zod';
import { permissions, permissionScopes, roles, type Permission, type RoleSpec } from '../access';
import type { Operation } from '../kit';
import { responsesOf, type SharedResponses } from './responses';
import type { JsonSchema, Schemas } from './schemas';
import { featureOf } from './titles';

const REF = '#/components/parameters/';

/** `tenancy.tenant.open`: unique over all services. */
export const operationName = (o: Operation): string => `${o.service}.${o.id}`;
/** `/api/tenancy/v1/tenants/{slug}` */
export const operationPath = (o: Operation): string => `/api/${o.service}/v1${o.path.replace(/:(\w+)/g, '{$1}')}`;
export const tagOf = (o: Operation): string => `${o.service}.${featureOf(o)}`;

export function operationObject(o: Operation, schemas: Schemas, shared: SharedResponses): JsonSchema {
  const parameters = parametersOf(o, schemas);
  return {
    operationId: operationName(o),
    tags: [tagOf(o)],
    summary: `${o.summary.zh} ${o.summary.en}`,
    description: descriptionOf(o),
    ...(parameters.length ? { parameters } : {}),
    ...bodyOf(o, schemas),
    responses: responsesOf(o, schemas, shared),
    security: o.permission === 'public' ? [] : [{ bearer: [] }],
    'x-permission': o.permission,
    ...scopeOf(o),
  };
}

/** Says what becomes of the permission where it is held in a part of the tenant only. */
const scopeOf = ({ permission }: Operation): JsonSchema => (permission === 'public' || permission === 'signed-in' ? {} : { 'x-scope': permissionScopes[permission] });

function descriptionOf(o: Operation): string {
  if (o.permission === 'public') return '无需登录。\n\nNo sign-in needed.';
  if (o.permission === 'signed-in') return '本单位任何已登录的成员。\n\nAny signed-in member of the tenant.';
  const holders = Object.values<RoleSpec>(roles).filter((r) => r.permissions.includes(o.permission as Permission));
  const [zh, en] = [holders.map((r) => r.zh).join('、'), holders.map((r) => r.en).join(', ')];
  return `权限 \`${o.permission}\`（${permissions[o.permission]}）。角色：${zh || '—'}。\n\nPermission \`${o.permission}\`, held by: ${en || '—'}.`;
}

function parametersOf(o: Operation, schemas: Schemas): JsonSchema[] {
  const list = [...fields('path', o.params, schemas), ...fields('query', o.query, schemas), ...fields('header', o.headers && z.object(o.headers), schemas)];
  if (o.upload?.types.some((t) => t !== 'multipart/form-data')) {
    const description = '文件直接作为请求体时的文件名 name of a file that is itself the body';
    list.push({ name: 'name', in: 'query', required: false, description, schema: { type: 'string', maxLength: 200 } });
  }
  if (o.method === 'POST' && o.permission !== 'public') list.push({ $ref: `${REF}Idempotency-Key` });
  if (o.ifMatch) list.push({ $ref: `${REF}If-Match` });
  list.push({ $ref: `${REF}Accept-Language` });
  return list;
}

function fields(where: 'path' | 'query' | 'header', schema: Operation['params'], schemas: Schemas): JsonSchema[] {
  if (!schema) return [];
  const { properties, required } = schemas.of(schema, 'input') as { properties?: Record<string, JsonSchema>; required?: string[] };
  if (!properties) throw new Error(`${where} parameters are not an object`);
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || (required?.includes(name) ?? false),
    ...(description ? { description } : {}),
    schema: rest,
  }));
}

function bodyOf(o: Operation, schemas: Schemas): JsonSchema {
  if (o.upload) {
    const { types, maxBytes } = o.upload;
    const description = `一个文件，不超过 ${maxBytes / 1024 / 1024} MB one file of at most ${maxBytes / 1024 / 1024} MB`;
    const file = { type: 'string', format: 'binary' };
    const form = { type: 'object', required: ['file'], properties: { file } };
    const content = Object.fromEntries(types.map((t) => [t, { schema: t === 'multipart/form-data' ? form : file }]));
    return { requestBody: { required: true, description, content } };
  }
  if (!o.body) return {};
  // A body of which every field may be left out may itself be left out: the services read none as {}.
  const required = !o.body.safeParse({}).success;
  return { requestBody: { required, content: { 'application/json': { schema: schemas.of(o.body, 'input') } } } };
}
