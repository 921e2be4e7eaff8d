import { commonErrors as c, errorSpec, problem, publicCache, staleProblem, type Operation } from '../kit';
import { gatewayErrors as g } from './gateway.errors';
import type { JsonSchema, Schemas } from './schemas';

const PROBLEM = 'application/problem+json';

/** Every code the operation may answer with: its own, and of the common ones those that its shape makes possible. */
export function errorCodesOf(o: Operation): string[] {
  const codes: string[] = [c.too_many, c.internal, g.lost, c.unavailable, g.timeout];
  const writes = o.method !== 'GET';
  if (o.query || o.body || o.headers || o.upload || o.ifMatch || o.method === 'POST') codes.push(c.invalid);
  if (o.body) codes.push(c.malformed_json);
  if (o.body || o.upload) codes.push(c.media_type, c.too_large);
  if (o.upload?.types.includes('multipart/form-data')) codes.push(c.malformed_form);
  if (o.permission !== 'public') codes.push(c.unauthenticated, c.tenant_suspended);
  if (o.permission !== 'public' && o.permission !== 'signed-in') codes.push(c.forbidden);
  if (o.params) codes.push(c.not_found);
  if (writes) codes.push(c.conflict);
  if (o.ifMatch) codes.push(c.if_match_required, c.stale);
  if (o.method === 'POST' && o.permission !== 'public') codes.push(c.idempotency_reused, c.idempotency_running);
  return [...new Set([...codes, ...(o.errors ?? [])])].sort();
}

/** Responses that many operations share, by name; those with codes of one feature stay with their operation. */
export type SharedResponses = Record<string, JsonSchema>;

export function responsesOf(o: Operation, schemas: Schemas, shared: SharedResponses): JsonSchema {
  const byStatus = new Map<number, string[]>();
  for (const code of errorCodesOf(o)) {
    const status = errorSpec(code)?.status;
    if (!status) throw new Error(`${o.service}.${o.id} names the error ${code}, which is not declared`);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const problems = [...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => {
    const response = problemResponse(status, codes, schemas);
    if (!codes.every((code) => /^(request|gateway)\./.test(code))) return [String(status), response];
    const name = [status, ...codes.map((code) => code.split('.')[1])].join('.');
    shared[name] ??= response;
    return [String(status), { $ref: `#/components/responses/${name}` }];
  });
  const unchanged = o.maxAge === undefined ? {} : { '304': { description: '与 If-None-Match 相同，未改变 Not changed since the ETag in If-None-Match' } };
  return { [String(o.status)]: success(o, schemas), ...unchanged, ...Object.fromEntries(problems) };
}

function problemResponse(status: number, codes: string[], schemas: Schemas): JsonSchema {
  const lines = codes.map((code) => `- \`${code}\` ${errorSpec(code)?.zh} — ${errorSpec(code)?.en}`);
  const headers: JsonSchema = {};
  if (status === 401) headers['WWW-Authenticate'] = { $ref: '#/components/headers/WWW-Authenticate' };
  if (status === 429 || status === 503) headers['Retry-After'] = { $ref: '#/components/headers/Retry-After' };
  return {
    description: lines.join('\n'),
    ...(Object.keys(headers).length ? { headers } : {}),
    content: {
      [PROBLEM]: {
        schema: { allOf: [schemas.of(problem, 'output'), { type: 'object', properties: { status: { const: status }, code: { enum: codes } } }, ...(status === 412 ? [schemas.of(staleProblem, 'output')] : [])] },
      },
    },
  };
}

const meanings: Record<number, string> = {
  200: '成功 OK',
  201: '已创建 Created',
  202: '已受理，按 Location 查询进度 Accepted; follow it at Location',
  204: '成功，无内容 Done, no content',
};

function success(o: Operation, schemas: Schemas): JsonSchema {
  const headers: JsonSchema = { traceresponse: { $ref: '#/components/headers/traceresponse' } };
  if (o.etag) headers['ETag'] = { $ref: '#/components/headers/ETag' };
  if (o.maxAge !== undefined) {
    headers['ETag'] = { $ref: '#/components/headers/ETag' };
    headers['Cache-Control'] = { schema: { const: publicCache(o.maxAge) } };
  }
  if (o.status === 202) headers['Location'] = { $ref: '#/components/headers/Location' };
  return { description: meanings[o.status], headers, ...contentOf(o, schemas) };
}

function contentOf(o: Operation, schemas: Schemas): JsonSchema {
  if (o.status === 204) return {};
  const content: JsonSchema = {};
  const files = typeof o.produces === 'string' ? [o.produces] : (o.produces ?? []);
  for (const type of files) content[type] = { schema: otherMedia(type, o.streamed) };
  if (files.length === 0) content['application/json'] = o.response ? { schema: schemas.of(o.response, 'output') } : {};
  if (o.export) {
    const description = '与列表相同的行 the same rows as the list';
    content['text/csv'] = { schema: { type: 'string', description } };
    content['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] = { schema: { type: 'string', format: 'binary', description } };
  }
  return { content };
}

function otherMedia(type: string, description?: string): JsonSchema {
  return type.startsWith('text/') ? { type: 'string', ...(description && { description: description.trim() }) } : { type: 'string', format: 'binary' };
}
