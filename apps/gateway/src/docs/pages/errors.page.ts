import { featureTitle, type ErrorIndexEntry } from '@anlan/contracts/openapi';
import { html, prose, type Html } from '../html';
import { code, contents, heading, page, section, two } from '../layout';

const example = `HTTP/1.1 400 Bad Request
Content-Type: application/problem+json; charset=utf-8
Content-Language: zh-CN

{
  "type": "/docs/errors#request.invalid",
  "title": "请求有 1 处不符合要求",
  "status": 400,
  "code": "request.invalid",
  "detail": "请求有 1 处不符合要求",
  "errors": [{ "path": "body.title", "code": "too_small", "message": "…" }],
  "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"
}`;

const row = (e: ErrorIndexEntry): Html => html`<tr id="${e.code}"><th scope="row"><a href="#${e.code}"><code>${breakable(e.code)}</code></a></th>
<td class="status">${e.status}</td><td>${prose(e.zh)}</td><td lang="en">${prose(e.en)}</td></tr>`;

/** Lets long names wrap after their dots and underscores, without a hyphen that is not part of them. */
export const breakable = (name: string): Html => html`${name.split(/(?<=[._])/).map((part) => html`${part}<wbr>`)}`;

/** Every error code: what `type` of a problem document points at. */
export function errorsPage(index: readonly ErrorIndexEntry[]): string {
  const features = [...new Set(index.map((e) => e.code.split('.')[0] as string))];
  const order = [...new Set(['request', 'gateway', ...features])];
  const title = { zh: '错误', en: 'Errors' };
  const items = order.map((f) => ({ id: f, ...featureTitle(f) }));
  return page({
    title,
    path: '/docs/errors',
    body: html`${heading(title)}
${two(
  '错误为 RFC 9457 `application/problem+json`。程序按 `code` 判断；`title` 与 `detail` 的语言随 `Accept-Language`（默认 zh-CN，可选 en）；`errors` 逐项指出出错的字段；求助时请提供 `traceId`。',
  'Errors are RFC 9457 `application/problem+json`. Programs decide by `code`; `title` and `detail` follow `Accept-Language` (zh-CN by default, or en); `errors` names every field at fault; quote `traceId` when you ask for help.',
)}
${code(example)}
${contents(items)}
${items.map((i) =>
  section(
    i.id,
    i,
    html`<table class="stack"><thead><tr><th scope="col">代码 <span lang="en">Code</span></th><th scope="col">状态 <span lang="en">Status</span></th><th scope="col">说明</th><th scope="col" lang="en">Meaning</th></tr></thead>
<tbody>${index.filter((e) => e.code.startsWith(`${i.id}.`)).map(row)}</tbody></table>`,
  ),
)}`,
  });
}
