import { html, prose, type Content, type Html } from './html';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

const nav: readonly (Bilingual & { path: string })[] = [
  { path: '/docs', zh: '开始', en: 'Start' },
  { path: '/docs/api', zh: '接口', en: 'API' },
  { path: '/docs/events', zh: '事件', en: 'Events' },
  { path: '/docs/errors', zh: '错误', en: 'Errors' },
  { path: '/docs/roles', zh: '角色', en: 'Roles' },
];

export interface PageOptions {
  readonly title: Bilingual;
  /** which entry of the navigation this is */
  readonly path: string;
  readonly body: Content;
  /** further style sheets and scripts, all from this origin */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** the body brings its own styles, which ours would disturb */
  readonly foreign?: boolean;
}

/** A whole page: Chinese first, English complete, nothing inline and nothing from elsewhere. */
export function page({ title, path, body, styles = [], scripts = [], foreign }: PageOptions): string {
  const links = nav.map(
    (n) => html`<li><a href="${n.path}"${path === n.path && html` aria-current="page"`}>${n.zh} <span lang="en">${n.en}</span></a></li>`,
  );
  return html`<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title.zh} ${title.en} · 安澜 Anlan</title>
${styles.map((href) => html`<link rel="stylesheet" href="${href}">\n`)}<link rel="stylesheet" href="/docs/assets/docs.css">
<link rel="icon" href="/docs/assets/icon.svg" type="image/svg+xml">
${scripts.map((src) => html`<script src="${src}" defer></script>\n`)}</head>
<body>
<a class="skip" href="#main">跳到正文 <span lang="en">Skip to content</span></a>
<header${foreign && html` class="static"`}><div class="bar"><a class="brand" href="/">安澜 <span lang="en">Anlan</span></a><nav aria-label="文档 Documentation"><ul>${links}</ul></nav></div></header>
<main id="main"${!foreign && html` class="page"`}>
${body}
</main>
</body>
</html>
`.text;
}

export const heading = ({ zh, en }: Bilingual): Html => html`<h1>${zh} <span lang="en">${en}</span></h1>`;

/** Both languages of one paragraph, side by side where there is room. */
export const two = (zh: string, en: string): Html => html`<div class="two"><p>${prose(zh)}</p><p lang="en">${prose(en)}</p></div>`;

export const code = (text: string): Html => html`<pre tabindex="0"><code>${text}</code></pre>`;

export const section = (id: string, title: Bilingual, ...body: Content[]): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title"><a href="#${id}">${title.zh} <span lang="en">${title.en}</span></a></h2>${body}</section>`;

/** A table of contents of sections on this page. */
export const contents = (items: readonly (Bilingual & { id: string })[]): Html =>
  html`<nav class="contents" aria-label="本页内容 On this page"><ul>${items.map((i) => html`<li><a href="#${i.id}">${i.zh} <span lang="en">${i.en}</span></a></li>`)}</ul></nav>`;
