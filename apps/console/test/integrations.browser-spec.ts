import { repoPath } from '@anlan/platform/config';
import { until } from '@anlan/platform/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expectAccessible, expectFits, shot, theConsole, type Look } from './console.kit';
import { button, drawer, ownTitle, reportedHazard } from './hazard.kit';

const c = theConsole();
const base = '440310';

/** The programme of the page, run as it stands there beside the credentials of the page. What it prints comes line by line. */
function runSnippet(code: string, creds: string): { lines: string[]; stop: () => Promise<void>; ended: Promise<number | null> } {
  mkdirSync(repoPath('tmp'), { recursive: true });
  const dir = mkdtempSync(join(repoPath('tmp'), 'snippet-'));
  writeFileSync(join(dir, 'client.mjs'), code);
  writeFileSync(join(dir, 'anlan.creds'), creds, { mode: 0o600 });
  const child: ChildProcess = spawn(process.execPath, ['client.mjs'], { cwd: dir, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  for (const out of [child.stdout, child.stderr]) out?.on('data', (data: Buffer) => lines.push(...data.toString().split('\n').filter(Boolean)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    lines, ended,
    stop: async () => {
      child.kill();
      await ended;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const fact = (page: Page, name: string) => page.locator('.ant-descriptions-item', { has: page.getByText(name, { exact: true }) }).locator('.ant-descriptions-item-content');

describe('integrations', () => {
  const known = ownTitle('一网统管');
  let id: string;
  beforeAll(async () => {
    ({ id } = await c.as(base, 'admin').post<{ id: string }>('/api/tenancy/v1/integrations', { name: known, events: ['enforcement.hazard.*'] }));
  });
  afterAll(() => c.as(base, 'admin').call('DELETE', `/api/tenancy/v1/integrations/${id}`));

  it.each<[string, Look]>([['on a desk', {}], ['in English, on a phone in the dark', { view: 'phone', locale: 'en', dark: true }]])('given them %s, then list, form and record are accessible and fit', async (_how, look) => {
    const en = look.locale === 'en';
    const { page, open } = await c.signInAs(base, 'admin', look);
    await open('/system/integrations');
    await page.getByRole('link', { name: known }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `integrations-${Object.values(look).join('-') || 'desktop'}`);
    await button(page, en ? 'New integration' : '建立集成').click();
    await page.getByRole('dialog').getByLabel(en ? 'Name' : '名称', { exact: true }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: known }).click();
    await page.getByText('enforcement.hazard.*').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
  });

  it('given a new one, then its credentials are shown once, the programme beside them receives events as it stands, again from any of them, and not any more once it is revoked', async () => {
    const name = ownTitle('对接');
    const { page, open, watch } = await c.signInAs(base, 'admin');
    watch.allow(/blob:/);
    await open('/system/integrations');
    await button(page, '建立集成').click();
    const form = page.getByRole('dialog');
    await form.getByLabel('名称', { exact: true }).fill(known);
    await form.getByLabel('事件范围').fill('enforcement.nothing.*');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await button(page, '建立', form).click();
    await form.locator('.ant-alert-error, .ant-form-item-explain-error').first().waitFor();
    await form.getByLabel('名称', { exact: true }).fill(name);
    await form.locator('.ant-select-selection-item-remove').first().click();
    await form.getByLabel('事件范围').fill('enforcement.hazard.*');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await button(page, '建立', form).click();

    await page.getByText('只显示这一次').waitFor();
    await expectAccessible(page);
    await shot(page, 'integration-credentials');
    await button(page, '复制creds').click();
    await page.getByText('已复制').waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), button(page, '下载文件').click()]);
    const creds = await readFile(await file.path(), 'utf8');
    expect(creds).toContain('BEGIN NATS USER JWT');
    for (const [tab, line] of [['Python', 'pull_subscribe_bind'], ['Go', 'nats.Bind(']] as const) {
      await page.getByRole('tab', { name: tab }).click();
      await page.locator('pre:visible', { hasText: line }).waitFor();
    }
    await page.getByRole('tab', { name: 'Node.js' }).click();
    const code = await page.locator('pre:visible', { hasText: 'credsAuthenticator' }).innerText();

    await page.reload();
    await page.getByRole('link', { name }).waitFor();
    expect(await page.getByText(/BEGIN NATS|只显示这一次/).count()).toBe(0);

    const client = runSnippet(code, creds);
    try {
      const hazard = await reportedHazard(c, ownTitle('推送'));
      const seen = (): string[] => client.lines.filter((l) => l.includes(hazard.id));
      await until('the event has come', async () => (seen().length ? true : undefined), { withinMs: 30_000 });
      const sequence = /^(\d+) /.exec(seen()[0]!)?.[1];
      expect(sequence).toBeDefined();
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name }).waitFor();
      await fact(page, '接收程序').getByText('正在接收').waitFor();
      await fact(page, '最近投递').getByText(/^20\d\d-/).waitFor();
      expect(await fact(page, '待投递').innerText()).toBe('0');

      await button(page, '回放事件').click();
      await button(page, '回放', drawer(page)).click();
      await drawer(page).locator('.ant-form-item-explain-error').waitFor();
      await drawer(page).getByLabel(/从租户事件编号/).fill(sequence!);
      await button(page, '回放', drawer(page)).click();
      await page.getByText(`已回到 ${sequence}`).waitFor();
      await until('it has come again', async () => (seen().length > 1 ? true : undefined), { withinMs: 30_000 });

      await button(page, '吊销').click();
      await button(page, '吊销', drawer(page)).click();
      await page.getByText('已吊销').first().waitFor();
      await until('the client is cut off', async () => (client.lines.some((l) => /AUTHORIZATION|authorization|revoked/i.test(l)) ? true : undefined), { withinMs: 30_000 });
      await page.getByText('吊销时间').waitFor();
      expect(await page.getByRole('button', { name: /回放|更新凭证|吊销/ }).count()).toBe(0);
      await shot(page, 'integration-revoked');
    } finally {
      await client.stop();
    }
  });

  it('given the security administrator, then integrations are to be seen and nothing can be made or ended', async () => {
    const { page, open } = await c.signInAs(base, 'security');
    await open('/system/integrations');
    await page.getByRole('link', { name: known }).click();
    await page.getByText('enforcement.hazard.*').first().waitFor();
    expect(await page.getByRole('button', { name: /建立|更新凭证|回放|吊销/ }).count()).toBe(0);
  });
});

describe('API clients', () => {
  it.each<[string, Look]>([['on a desk', {}], ['in English, on a phone in the dark', { view: 'phone', locale: 'en', dark: true }]])('given them %s, then the list is accessible and fits', async (_how, look) => {
    const { page, open } = await c.signInAs(base, 'admin', look);
    await open('/system/clients');
    await page.getByText('演示接口 auditor').first().waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await shot(page, `clients-${Object.values(look).join('-') || 'desktop'}`);
  });

  it('given a new one, then its secret is shown once and gets a token; changed or revoked, it gets none', async () => {
    const name = ownTitle('报表');
    const { page, open } = await c.signInAs(base, 'admin');
    await open('/system/clients');
    await button(page, '建立客户端').click();
    const form = page.getByRole('dialog');
    await button(page, '建立', form).click();
    await form.getByText('请填写角色').waitFor();
    await form.getByLabel('名称', { exact: true }).fill(name);
    await form.getByLabel('角色').fill('局领导');
    await page.locator('.ant-select-item-option', { hasText: '局领导' }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await button(page, '建立', form).click();

    const shown = async (): Promise<{ url: string; id: string; secret: string }> => {
      await page.getByText('只显示这一次').waitFor();
      const value = (label: string) => page.locator('.secret-value', { has: page.getByText(label, { exact: true }) }).locator('code').innerText();
      return { url: await value('令牌地址'), id: await value('client_id'), secret: await value('client_secret') };
    };
    const token = async ({ url, id, secret }: Awaited<ReturnType<typeof shown>>): Promise<number> =>
      (await fetch(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }) })).status;
    const first = await shown();
    await expectAccessible(page);
    await shot(page, 'client-secret');
    expect(await token(first)).toBe(200);
    await button(page, '全部复制').click();
    await page.reload();
    await page.getByText(name).first().waitFor();
    expect(await page.getByText(first.secret).count()).toBe(0);

    await button(page, `更换密钥：${name}`).click();
    await button(page, '更换', drawer(page)).click();
    const second = await shown();
    expect(second.secret).not.toBe(first.secret);
    expect([await token(first), await token(second)]).toEqual([401, 200]);
    await button(page, '全部复制').click();
    await page.keyboard.press('Escape');
    await button(page, `吊销：${name}`).click();
    await button(page, '吊销', drawer(page)).click();
    await page.getByRole('row', { name: new RegExp(`${name}.*已吊销`) }).waitFor();
    expect(await token(second)).not.toBe(200);
  });
});
