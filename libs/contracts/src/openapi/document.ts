import type { Operation } from '../kit';
import { operationName, operationObject, operationPath, tagOf } from './operation-object';
import type { SharedResponses } from './responses';
import { Schemas, type JsonSchema } from './schemas';
import { featureOf, featureTitle, serviceOrder, serviceTitles } from './titles';

export { operationName, operationPath } from './operation-object';

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  /** default `/`: the origin the document was read from */
  readonly serverUrl?: string;
}

const methodOrder = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** In the order of documents: service, path, method; independent of the order in which contracts were loaded. */
export function sortedOperations(operations: readonly Operation[]): Operation[] {
  const key = (o: Operation): string => `${serviceOrder.indexOf(o.service)} ${tagOf(o)} ${operationPath(o)} ${methodOrder.indexOf(o.method)}`;
  return operations.map((o) => ({ o, k: key(o) })).sort((a, b) => (a.k < b.k ? -1 : 1)).map(({ o }) => o);
}

/** The OpenAPI 3.1 document of the operations: a plain JSON object, the same for the same operations. */
export function buildOpenApi(operations: readonly Operation[], info: OpenApiInfo): JsonSchema {
  const schemas = new Schemas();
  const sorted = sortedOperations(operations);
  const paths: Record<string, JsonSchema> = {};
  const shared: SharedResponses = {};
  const names = new Set<string>();
  for (const o of sorted) {
    const item = (paths[operationPath(o)] ??= {});
    const method = o.method.toLowerCase();
    if (method in item || names.has(operationName(o))) throw new Error(`${o.method} ${operationPath(o)} (${operationName(o)}) is there twice`);
    names.add(operationName(o));
    item[method] = operationObject(o, schemas, shared);
  }
  const responses = Object.fromEntries(Object.entries(shared).sort(([a], [b]) => (a < b ? -1 : 1)));
  const resolved = schemas.resolve({ paths, responses });
  return {
    openapi: '3.1.0',
    info: { title: info.title, version: info.version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: info.serverUrl ?? '/' }],
    tags: tagsOf(sorted),
    paths: resolved.document.paths,
    components: { schemas: resolved.components, responses: resolved.document.responses, parameters, headers, securitySchemes },
  };
}

function tagsOf(operations: readonly Operation[]): JsonSchema[] {
  const tags = new Map(operations.map((o) => [tagOf(o), o]));
  return [...tags].map(([name, o]) => {
    const [service, feature] = [serviceTitles[o.service], featureTitle(featureOf(o))];
    return { name, description: `${service.zh} · ${feature.zh} ${service.en} · ${feature.en}` };
  });
}

const description = `安澜多租户应急管理平台接口。租户由令牌的签发者决定；错误为 RFC 9457 \`application/problem+json\`；列表按游标翻页；修改须带 \`If-Match\`；POST 可带 \`Idempotency-Key\`。使用说明见 /docs。

The API of Anlan, a multi-tenant emergency-management platform. The tenant follows from the issuer of the token; errors are RFC 9457 \`application/problem+json\`; lists are paged by cursor; changes need \`If-Match\`; POST takes \`Idempotency-Key\`. Guide: /docs.`;

const parameters = {
  'Idempotency-Key': {
    name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
    description: '同一键的重复请求只执行一次，并得到同一应答 requests with the same key take effect once and get the same answer',
  },
  'If-Match': {
    name: 'If-Match', in: 'header', required: true, schema: { type: 'string', pattern: '^"\\d{1,10}"$', examples: ['"3"'] },
    description: '最近一次读取所得的 ETag the ETag of the last read',
  },
  'Accept-Language': {
    name: 'Accept-Language', in: 'header', required: false, schema: { type: 'string', default: 'zh-CN', examples: ['zh-CN', 'en'] },
    description: '错误提示的语言 language of error messages',
  },
};

const headers = {
  ETag: { description: '记录的版本，修改时作为 If-Match the version, to be sent as If-Match', required: true, schema: { type: 'string', examples: ['"3"'] } },
  Location: { description: '长任务的地址 address of the operation', required: true, schema: { type: 'string', format: 'uri-reference' } },
  'Retry-After': { description: '多少秒后重试 seconds to wait', schema: { type: 'integer' } },
  'WWW-Authenticate': { description: 'RFC 6750', schema: { type: 'string' } },
  traceresponse: { description: 'W3C 追踪号 trace of this request', schema: { type: 'string' } },
};

const securitySchemes = {
  bearer: {
    type: 'http', scheme: 'bearer', bearerFormat: 'JWT',
    description: `本单位 realm 签发的访问令牌：\`/realms/{realm}/.well-known/openid-configuration\`，如 \`district-440310\`。接口客户端用 client_credentials 换取。

An access token of your tenant's realm: \`/realms/{realm}/.well-known/openid-configuration\`, e.g. \`district-440310\`. API clients get one by the client-credentials grant.`,
  },
};
