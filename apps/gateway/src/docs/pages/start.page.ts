import { html } from '../html';
import { contents, heading, page, section } from '../layout';
import type { PageData } from '../page-data';
import { accessSections } from './start.access';
import { reliabilitySections } from './start.reliability';

export interface GuideSection {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly body: Parameters<typeof section>[2];
}

/** The guide: from nothing to events, with commands that can be pasted. */
export function startPage(data: PageData): string {
  const title = { zh: '开始', en: 'Start' };
  const sections = [...accessSections(data), ...reliabilitySections(data)];
  return page({
    title,
    path: '/docs',
    body: html`${heading({ zh: '接口使用说明', en: 'Using the API' })}${contents(sections)}${sections.map((s) => section(s.id, s, s.body))}`,
  });
}
