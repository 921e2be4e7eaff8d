import { envelope, eventType, type EventSpec } from '../kit';
import { Schemas, type JsonSchema } from '../openapi/schemas';
import { featureTitle, serviceOrder, serviceTitles } from '../openapi/titles';
import { exampleEnvelope } from './example';

export interface AsyncApiInfo {
  readonly title: string;
  readonly version: string;
  /** host of the NATS server as integrators reach it; default: a placeholder, since each integration is told its own */
  readonly natsHost?: string;
}

/** `enforcement.hazard.reported`: the channel, whatever the version of its messages */
export const eventName = (e: EventSpec): string => `${e.service}.${e.aggregate}.${e.event}`;
/** `evt.{tenant}.enforcement.hazard.reported` */
export const eventSubject = (e: EventSpec, tenant = '{tenant}'): string => `evt.${tenant}.${eventName(e)}`;

/** In the order of documents: service, then name and version. */
export function sortedEvents(events: readonly EventSpec[]): EventSpec[] {
  const key = (e: EventSpec): string => `${serviceOrder.indexOf(e.service)} ${eventName(e)} ${String(e.version).padStart(3, '0')}`;
  return events.map((e) => ({ e, k: key(e) })).sort((a, b) => (a.k < b.k ? -1 : 1)).map(({ e }) => e);
}

/** The AsyncAPI 3.0 document of the events, from the side of the integrator who receives them. */
export function buildAsyncApi(events: readonly EventSpec[], info: AsyncApiInfo): JsonSchema {
  // Draft 7 is what AsyncAPI takes without further words.
  const schemas = new Schemas('draft-7');
  const sorted = sortedEvents(events);
  const messages = Object.fromEntries(sorted.map((e) => [eventType(e), messageOf(e, schemas)]));
  if (Object.keys(messages).length !== sorted.length) throw new Error('an event is there twice');
  const resolved = schemas.resolve(messages);
  const names = [...new Set(sorted.map(eventName))];
  const ofName = (name: string): EventSpec[] => sorted.filter((e) => eventName(e) === name);
  return {
    asyncapi: '3.0.0',
    info: { title: info.title, version: info.version, description, license: { name: 'Apache-2.0' }, tags: tagsOf(sorted) },
    defaultContentType: 'application/cloudevents+json',
    servers: { nats: serverOf(info.natsHost) },
    channels: Object.fromEntries(names.map((name) => [name, channelOf(name, ofName(name))])),
    operations: Object.fromEntries(names.map((name) => [`receive.${name}`, receiveOf(name, ofName(name))])),
    components: { messages: resolved.document, schemas: resolved.components, securitySchemes, parameters },
  };
}

const version = (e: EventSpec): string => `v${e.version}`;

function channelOf(name: string, events: EventSpec[]): JsonSchema {
  const first = events[0] as EventSpec;
  return {
    address: eventSubject(first),
    title: first.summary.zh,
    summary: first.summary.en,
    servers: [{ $ref: '#/servers/nats' }],
    parameters: { tenant: { $ref: '#/components/parameters/tenant' } },
    messages: Object.fromEntries(events.map((e) => [version(e), { $ref: `#/components/messages/${eventType(e)}` }])),
    tags: [{ name: `${first.service}.${first.aggregate}` }],
  };
}

function receiveOf(name: string, events: EventSpec[]): JsonSchema {
  const first = events[0] as EventSpec;
  return {
    action: 'receive',
    channel: { $ref: `#/channels/${name}` },
    title: first.summary.zh,
    summary: first.summary.en,
    messages: events.map((e) => ({ $ref: `#/channels/${name}/messages/${version(e)}` })),
  };
}

function messageOf(e: EventSpec, schemas: Schemas): JsonSchema {
  const data = schemas.of(e.data, 'output');
  return {
    name: eventType(e),
    title: e.summary.zh,
    summary: e.summary.en,
    contentType: 'application/cloudevents+json',
    payload: {
      allOf: [
        schemas.of(envelope, 'output'),
        { type: 'object', required: ['data'], properties: { type: { const: eventType(e) }, data } },
      ],
    },
    examples: [{ name: 'example', summary: '示例 Example', payload: exampleEnvelope(e) }],
  };
}

function tagsOf(events: EventSpec[]): JsonSchema[] {
  const tags = new Map(events.map((e) => [`${e.service}.${e.aggregate}`, e]));
  return [...tags].map(([name, e]) => {
    const [service, aggregate] = [serviceTitles[e.service], featureTitle(e.aggregate)];
    return { name, description: `${service.zh} · ${aggregate.zh} ${service.en} · ${aggregate.en}` };
  });
}

function serverOf(host: string | undefined): JsonSchema {
  return {
    host: host ?? '{host}',
    ...(host ? {} : { variables: { host: { description: '创建集成时返回的 natsUrl natsUrl of the integration', default: '127.0.0.1:4222' } } }),
    protocol: 'nats',
    title: '事件 Events',
    description: 'JetStream 拉取消费者；凭证只能读取自己的消费者。A JetStream pull consumer; the credentials reach that consumer only.',
    security: [{ $ref: '#/components/securitySchemes/credentials' }],
  };
}

const description = `安澜的领域事件（CloudEvents 1.0 JSON，结构化模式）。投递至少一次：按 \`id\` 去重；同一聚合内有序；\`tenantsequence\` 在租户内连续，可发现缺口。不兼容的改动发布为 \`.v2\`，与 \`.v1\` 并行一个版本。

Anlan's domain events, CloudEvents 1.0 JSON in structured mode. Delivery is at least once: dedupe by \`id\`. Order holds per aggregate. \`tenantsequence\` has no gaps within a tenant, so that a loss is noticed. A change that an old reader would misread is a new \`.v2\`, published beside \`.v1\` for one release.`;

const securitySchemes = {
  credentials: {
    type: 'userPassword',
    description: 'NATS 凭证文件（JWT 与 nkey），创建集成时只显示一次 a NATS credentials file (JWT and nkey), shown once when the integration is created',
  },
};

const parameters = {
  tenant: { description: '租户标识 = 区划代码 slug of the tenant: its division code', examples: ['440310', '440300'] },
};
