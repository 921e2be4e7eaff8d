import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { Page } from 'playwright-core';
import type { ConsoleKit } from './console.kit';

const base = '440310';
const API = '/api/responsibility/v1';
export const day = (days: number): string => addCalendarDays(shanghaiDay(new Date()), days);

export interface Made {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

/** A unit of a test's own. */
export async function ownUnit(c: ConsoleKit, name: string): Promise<{ id: string; name: string }> {
  const { id } = await c.as(base, 'admin').post<{ id: string }>('/api/tenancy/v1/units', { kind: 'department', name });
  return { id, name };
}

/** Somebody of that unit with a role in the whole district. */
export async function personOf(c: ConsoleKit, unitId: string, role: string) {
  const person = await c.newPerson(base, role);
  const admin = c.as(base, 'admin');
  const { version } = await admin.get<{ version: number }>(`/api/tenancy/v1/members/${person.memberId}`);
  await admin.call('PATCH', `/api/tenancy/v1/members/${person.memberId}`, { version, body: { unitId } });
  return person;
}

export const issuedTask = (c: ConsoleKit, title: string, leadUnitId: string, more: object = {}): Promise<Made> =>
  c.as(base, 'section').post<Made>(`${API}/tasks`, { title, wanted: '全覆盖排查，建立台账', source: { kind: 'leader', label: '区长批示' }, leadUnitId, divisionCode: base, dueOn: day(20), ...more });

/** A document of both sides that was delivered, of any kind. */
export async function deliveredDocument(c: ConsoleKit, unitId: string, more: object = {}): Promise<Made> {
  const [section, leader] = [c.as(base, 'section'), c.as(base, 'leader')];
  const { id, number } = await section.post<Made>(`${API}/supervisions`, { kind: 'letter', enterprise: { name: '深圳市某电子有限公司' }, unitId, reason: '重大隐患逾期未改', basis: '安全生产责任制', wanted: '立即整改并书面说明', dueOn: day(10), divisionCode: base, ...more });
  const act = (who: typeof section, verb: string, version: number, body: object) => who.call<Made>('POST', `${API}/supervisions/${id}/actions/${verb}`, { version, body });
  await act(section, 'submit', 1, {});
  await act(leader, 'approve', 2, { note: '同意' });
  const { body } = await act(section, 'deliver', 3, { deliveredOn: day(0) });
  return { id, number, version: body.version };
}

/** Chooses in a tree that opens below its field, by a part of the name. */
export async function choose(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByLabel(label, { exact: true });
  await box.click();
  await box.fill(name);
  await page.locator('.ant-select-dropdown:visible .ant-select-tree-node-content-wrapper').filter({ hasText: name }).first().click();
}
