import { html } from '../html';
import { page } from '../layout';

const entries = [
  { href: '/docs', zh: '开始使用接口', en: 'Start with the API', note: '登录、接口客户端、第一次调用 — sign-in, API clients, the first call' },
  { href: '/docs/api', zh: '接口目录', en: 'API reference', note: '所有操作，可直接试用 — every operation, to try out' },
  { href: '/docs/events', zh: '事件目录', en: 'Events', note: '主题、字段、示例 — subjects, fields, examples' },
  { href: '/api/openapi.json', zh: 'OpenAPI 3.1', en: 'for tools', note: '/api/openapi.json' },
  { href: '/api/asyncapi.json', zh: 'AsyncAPI 3.0', en: 'for tools', note: '/api/asyncapi.json' },
  { href: '/healthz/ready', zh: '运行状态', en: 'Health', note: '/healthz/ready' },
];

/** The first thing at this address: what it is, and where to go. */
export function landingPage(): string {
  const title = { zh: '应急管理平台', en: 'Emergency management' };
  return page({
    title,
    path: '/',
    body: html`<h1 class="hero">安澜 <span lang="en">Anlan</span></h1>
<div class="two"><p>面向城市和区应急管理局的多租户平台：市局开通各区，各区配置自己的科室、街道与社区并开展业务，其他系统通过接口和事件接入。</p>
<p lang="en">A multi-tenant platform for city and district emergency-management bureaus: the city opens its districts, each district sets up its own departments, streets and communities and works there, and other systems join through the API and events.</p></div>
<ul class="cards">${entries.map((e) => html`<li><a href="${e.href}"><strong>${e.zh} <span lang="en">${e.en}</span></strong><span class="note">${e.note}</span></a></li>`)}</ul>`,
  });
}
