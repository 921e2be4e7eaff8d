import type { Page } from 'playwright-core';
import type { ConsoleKit } from './console.kit';
import { button, drawer } from './hazard.kit';

const base = '440310';
export const RESPONSIBILITY = '/api/responsibility/v1';

interface Made {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}
interface Unit {
  readonly id: string;
  readonly name: string;
}

export const unitNamed = async (c: ConsoleKit, name: string): Promise<Unit> => {
  const { items } = await c.as(base, 'section').get<{ items: Unit[] }>('/api/tenancy/v1/units?limit=200&active=true');
  const found = items.find((u) => u.name === name) ?? items.find((u) => u.name.includes(name));
  if (!found) throw new Error(`there is no unit ${name}`);
  return found;
};

export const meOf = (c: ConsoleKit, username: string) => c.as(base, username).get<{ member: { id: string; unitId: string; displayName: string } }>('/api/tenancy/v1/me').then((me) => me.member);

/** A kind of the test's own: items want an owner, are done one by one, enter at any time, and are promoted. */
export const ownKind = (c: ConsoleKit, name: string, more: object = {}): Promise<Made & { key: string }> =>
  c.as(base, 'section').post(`${RESPONSIBILITY}/list-kinds`, { key: `k-${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`, name, wants: ['owner', 'deadline'], groups: [{ key: 'one', name: '第一类' }], performed: true, rolling: true, promotionName: '七张问题清单', ...more });

const act = async (c: ConsoleKit, who: string, path: string, verb: string, version: number, body: object = {}): Promise<Made> => (await c.as(base, who).call<Made>('POST', `${RESPONSIBILITY}/${path}/actions/${verb}`, { version, body })).body;

/** A list of the kind in force: drafted by the section, approved by the leader. */
export async function issuedList(c: ConsoleKit, kindId: string, title: string, items: readonly object[]): Promise<Made> {
  const { unitId } = await meOf(c, 'section');
  const made = await c.as(base, 'section').post<Made>(`${RESPONSIBILITY}/responsibility-lists`, { kindId, title, year: 2026, effectiveFrom: '2026-01-01', divisionCode: base, unitId, items });
  await act(c, 'section', `responsibility-lists/${made.id}`, 'submit', 1);
  await act(c, 'leader', `responsibility-lists/${made.id}`, 'approve', 2, { note: '同意' });
  return act(c, 'section', `responsibility-lists/${made.id}`, 'issue', 3, { documentNumber: '深坪安〔2026〕3号', issuedOn: '2026-01-05' });
}

export const itemsOf = (c: ConsoleKit, listId: string): Promise<Made[]> => c.as(base, 'section').get<{ items: Made[] }>(`${RESPONSIBILITY}/list-items?listId=${listId}`).then((r) => r.items);

/** Chooses a unit of the tree by a part of its name. */
export async function chooseUnit(page: Page, field: string, name: string): Promise<void> {
  await drawer(page).getByLabel(field, { exact: true }).fill(name);
  await page.locator('.ant-select-tree-title', { hasText: name }).first().click();
}

/** Takes the step whose button, title and submit are called the same, with these fields. */
export async function takeStep(page: Page, step: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await button(page, step).first().click();
  for (const [label, value] of Object.entries(fields)) await drawer(page).getByLabel(label).fill(value);
  await button(page, step, drawer(page)).click();
}
