import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import type { ConsoleKit } from './console.kit';
import { communityOf, today, unitNamed } from './means.kit';
import { ownWord } from './organization.kit';

const base = '440310';
const API = '/api/responsibility/v1';
const MEMBERS = '/api/tenancy/v1/members';

export interface Made {
  readonly id: string;
  readonly version: number;
}
export interface Somebody extends Made {
  readonly name: string;
}

export async function newSomebody(c: ConsoleKit, name: string): Promise<Somebody> {
  return { ...(await c.as(base, 'admin').post<Made>(MEMBERS, { username: ownWord(), displayName: name, unitId: await unitNamed(c, '安全生产基础科') })), name };
}

/** A year for which the district has no table yet. */
export async function freeYear(c: ConsoleKit): Promise<number> {
  const { items } = await c.as(base, 'admin').get<{ items: { year: number }[] }>(`${API}/duty-editions?limit=200`);
  return Math.max(2030, ...items.map((e) => e.year)) + 1;
}

/** An object in a community, of a kind that needs one holder. */
export async function newObject(c: ConsoleKit, name: string): Promise<{ readonly kind: Made; readonly object: Made }> {
  const admin = c.as(base, 'admin');
  const kind = await admin.post<Made>(`${API}/duty-kinds`, { key: ownWord(), name: `${name} 种类`, roles: ['administrative'] });
  const object = await admin.post<Made>(`${API}/duty-objects`, { kindId: kind.id, code: ownWord(), name, divisionCode: (await communityOf(c)).code, unitId: await unitNamed(c, '安全生产基础科') });
  return { kind, object };
}

/** The id of the tier whose guardians look after households. */
async function householdTier(c: ConsoleKit): Promise<string> {
  const { items } = await c.as(base, 'admin').post<{ items: { id: string; level: string }[] }>(`${API}/guardianship-tiers/standard/adoptions`, {});
  return items.find((t) => t.level === 'household')!.id;
}

/** A household in somebody's care. The service learns of people by events. */
export async function household(c: ConsoleKit, name: string, { id }: Somebody): Promise<Made> {
  const [tierId, { code }] = [await householdTier(c), await communityOf(c)];
  return until('the person of a guardianship', () =>
    c.as(base, 'admin').post<Made>(`${API}/guardianships`, { tierId, guardian: { memberId: id, phone: '13800138000' }, divisionCode: code, household: name, households: 1, address: '沙湖社区1号', householdPhone: '13900139000', from: today() }));
}

/** He is refused everywhere; what he holds is there still. */
export async function disable(c: ConsoleKit, { id }: Somebody): Promise<void> {
  const admin = c.as(base, 'admin');
  const { version } = await admin.get<Made>(`${MEMBERS}/${id}`);
  await admin.call('POST', `${MEMBERS}/${id}/actions/disable`, { version });
  await until('the gap of who was disabled', async () => (await admin.get<{ gap: string | null }>(`${API}/hand-overs/holdings?memberId=${id}`)).gap === 'disabled');
}

export interface Prepared {
  readonly name: string;
  readonly year: number;
  readonly kind: Made;
  readonly object: Made;
  readonly edition: Made;
  readonly holder: Made;
  readonly cared: Made;
  readonly handOver: Made;
  readonly gone: Somebody;
  readonly tierId: string;
}

/** A published table, a guardianship that was handed over, and a holder who is disabled. */
export async function preparedDuties(c: ConsoleKit, name: string): Promise<Prepared> {
  const admin = c.as(base, 'admin');
  const { kind, object } = await newObject(c, name);
  const [giving, taking, gone] = [await newSomebody(c, `${name} 移交人`), await newSomebody(c, `${name} 接任人`), await newSomebody(c, `${name} 停用人`)];
  const cared = await household(c, `${name} 一户`, giving);
  await household(c, `${name} 二户`, taking);
  await household(c, `${name} 三户`, gone);
  const handOver = await admin.post<Made>(`${API}/hand-overs`, { memberId: giving.id, successorMemberId: taking.id, on: today(), reason: '岗位调整' });
  const year = await freeYear(c);
  const act = async (who: string, id: string, verb: string, version: number, body: object): Promise<Made> => (await c.as(base, who).call<Made>('POST', `${API}/duty-editions/${id}/actions/${verb}`, { version, body })).body;
  let edition = await admin.post<Made>(`${API}/duty-editions`, { year, divisionCode: base, title: `${name} 名录` });
  const steps: [string, string, object][] = [['admin', 'name', { holders: [{ objectId: object.id, role: 'administrative', holder: { memberId: gone.id, post: '主任', phone: '13800138000' } }] }], ['admin', 'submit', {}], ['leader', 'approve', { note: '同意' }], ['admin', 'publish', { documentNumber: '深坪三防〔2026〕3号', publishedOn: today() }], ['admin', 'adjust', { on: today(), reason: '人事变动', holders: [{ objectId: object.id, role: 'administrative', holder: { memberId: gone.id, post: '副主任' } }] }]];
  for (const [who, verb, body] of steps) edition = await act(who, edition.id, verb, edition.version, body);
  await disable(c, gone);
  const { items } = await admin.get<{ items: Made[] }>(`${API}/duty-holders?editionId=${edition.id}&status=standing`);
  return { name, year, kind, object, edition, holder: items[0]!, cared, handOver, gone, tierId: await householdTier(c) };
}

/** Chooses in a list that opens below its field; a long one is searched. */
export async function pick(page: Page, label: string, text: string, within = page.locator('body')): Promise<void> {
  const box = within.getByLabel(label, { exact: true });
  await box.click();
  if (await box.isEditable()) await box.fill(text);
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: text }).first().click();
}
