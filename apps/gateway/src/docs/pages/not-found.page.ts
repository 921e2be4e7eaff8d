import { html } from '../html';
import { heading, page, two } from '../layout';

/** For people who followed a dead link. */
export function notFoundPage(traceId: string): string {
  const title = { zh: '没有这个页面', en: 'There is no such page' };
  return page({
    title,
    path: '',
    body: html`${heading(title)}${two('地址可能有误，或页面已移动。', 'The address may be mistyped, or the page has moved.')}
<p><a href="/">首页 <span lang="en">Home</span></a> · <a href="/docs">文档 <span lang="en">Documentation</span></a></p>
<p class="note">追踪号 <span lang="en">Trace</span> <code>${traceId}</code></p>`,
  });
}
