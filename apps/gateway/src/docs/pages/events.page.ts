import { eventName, eventSubject, exampleEnvelope, sortedEvents } from '@anlan/contracts/asyncapi';
import { envelope, eventType, type EventSpec } from '@anlan/contracts/kit';
import { featureTitle } from '@anlan/contracts/openapi';
import { html, type Html } from '../html';
import { code, contents, heading, page, section, two } from '../layout';
import { fieldsOf, type Field } from '../schema-fields';
import { breakable } from './errors.page';

const fieldRow = (f: Field): Html => html`<tr><th scope="row"><code>${breakable(f.path)}</code></th><td>${f.type}${!f.required && html` <span class="note">可缺 optional</span>`}</td><td>${f.description}</td></tr>`;

const fieldTable = (fields: readonly Field[]): Html =>
  html`<table class="stack fields"><thead><tr><th scope="col">字段 <span lang="en">Field</span></th><th scope="col">类型 <span lang="en">Type</span></th><th scope="col">说明 <span lang="en">Meaning</span></th></tr></thead><tbody>${fields.map(fieldRow)}</tbody></table>`;

const event = (e: EventSpec): Html => html`<article id="${eventType(e)}"><h3><a href="#${eventType(e)}">${e.summary.zh} <span lang="en">${e.summary.en}</span></a></h3>
<dl class="facts"><dt>主题 <span lang="en">Subject</span></dt><dd><code>${breakable(eventSubject(e, '<slug>'))}</code></dd><dt><span lang="en">type</span></dt><dd><code>${breakable(eventType(e))}</code></dd></dl>
${fieldTable(fieldsOf(e.data))}
<details><summary>示例 <span lang="en">Example</span></summary>${code(JSON.stringify(exampleEnvelope(e), null, 2))}</details></article>`;

/** Every event with its subject, fields and an example. */
export function eventsPage(events: readonly EventSpec[]): string {
  const sorted = sortedEvents(events);
  const groups = [...new Set(sorted.map((e) => `${e.service}.${e.aggregate}`))];
  const items = groups.map((id) => ({ id, zh: featureTitle(id.split('.')[1] as string).zh, en: id }));
  const title = { zh: '事件', en: 'Events' };
  return page({
    title,
    path: '/docs/events',
    body: html`${heading(title)}
${two(
  '事件是过去发生的事实，以 CloudEvents 1.0 JSON（结构化模式）发布到 NATS JetStream。投递至少一次，请按 `id` 去重；同一聚合内有序；`tenantsequence` 在租户内连续，出现缺口即有遗漏。旧读者会误读的改动发布为新的 `.v2`，与旧版并行一个版本。',
  'Events are facts in the past tense, published to NATS JetStream as CloudEvents 1.0 JSON in structured mode. Delivery is at least once: dedupe by `id`. Order holds per aggregate; `tenantsequence` has no gaps within a tenant, so a gap means a loss. A change that an old reader would misread is a new `.v2`, published beside the old one for one release.',
)}
<p>机器可读 <span lang="en">For tools</span>: <a href="/api/asyncapi.json">/api/asyncapi.json</a></p>
${contents([{ id: 'envelope', zh: '信封', en: 'Envelope' }, ...items])}
${section('envelope', { zh: '信封', en: 'Envelope' }, fieldTable(fieldsOf(envelope)))}
${items.map((i) => section(i.id, i, sorted.filter((e) => eventName(e).startsWith(`${i.id}.`)).map(event)))}`,
  });
}
