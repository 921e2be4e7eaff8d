import { html } from '../html';
import { page } from '../layout';

/** The API browser, from the same document that tools read. */
export function apiPage(): string {
  return page({
    title: { zh: '接口', en: 'API' },
    path: '/docs/api',
    foreign: true,
    styles: ['/docs/assets/swagger-ui.css'],
    scripts: ['/docs/assets/swagger-ui-bundle.js', '/docs/assets/api.js'],
    body: html`<p class="note">先取得<a href="/docs#token">访问令牌</a>，再点 Authorize 填入。<span lang="en">Get an <a href="/docs#token">access token</a> first, then enter it at Authorize.</span> <a href="/api/openapi.json">/api/openapi.json</a></p>
<div id="api"><noscript>接口目录需要 JavaScript；同样内容见 <span lang="en">The API browser needs JavaScript; the same content is at</span> <a href="/api/openapi.json">/api/openapi.json</a></noscript></div>`,
  });
}
