import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import type { ConsoleKit } from './console.kit';

export const PUBLIC_PAGE = '/api/tenancy/v1/settings/publicPage';
const DISTRICT = '440310';

export interface Setting {
  readonly version: number;
  readonly value: object;
}

/** The public page of the district; closed, unless said otherwise. */
export async function setPublicPage(c: ConsoleKit, more: object): Promise<void> {
  const admin = c.as(DISTRICT, 'admin');
  const { version } = await admin.get<Setting>(PUBLIC_PAGE);
  await admin.call('PUT', PUBLIC_PAGE, { version, body: { value: { enabled: false, intro: '', hotline: null, showTips: true, acceptReports: false, ...more } } });
}

export const openPublicPage = (c: ConsoleKit): Promise<void> => setPublicPage(c, { enabled: true, intro: '区应急管理局负责安全生产、防灾减灾和应急救援。', hotline: '0755-12345678', acceptReports: true });

/** Both services have heard of the setting: the page is there, and reports are taken. */
export async function untilPublicPage(c: ConsoleKit): Promise<void> {
  const reports = `${c.origin}/api/enforcement/v1/public/${DISTRICT}/reports`;
  await until('the page is open', async () => {
    const page = await fetch(`${c.origin}/api/tenancy/v1/public/tenants/${DISTRICT}/page`);
    return page.ok && ((await page.json()) as { acceptReports: boolean }).acceptReports ? true : undefined;
  });
  await until('reports are taken', async () => ((await fetch(reports, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status === 400 ? true : undefined));
}

/** What a sheet shows once, by its label. */
export const shownValue = async (page: Page, label: string): Promise<string> => (await page.locator('.secret-value', { hasText: label }).locator('code').innerText()).trim();
