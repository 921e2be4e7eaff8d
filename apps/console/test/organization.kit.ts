import type { Page } from 'playwright-core';
import type { ConsoleKit } from './console.kit';

export const DISTRICT = '440310';
const API = '/api/tenancy/v1';

export interface UnitBody {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly version: number;
  readonly pendingMove: { readonly effectiveFrom: string } | null;
}
export interface MemberBody {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly unitId: string | null;
}

/** A word of the test's own, small letters and digits, to be found by. */
export const ownWord = (): string => `o${Date.now().toString(36)}${Math.random().toString(36).slice(2, 5)}`;

export const newUnit = (c: ConsoleKit, name: string, more: object = {}): Promise<UnitBody> => c.as(DISTRICT, 'admin').post<UnitBody>(`${API}/units`, { kind: 'department', name, ...more });
export const unitNow = (c: ConsoleKit, id: string): Promise<UnitBody> => c.as(DISTRICT, 'admin').get<UnitBody>(`${API}/units/${id}`);
export const newMember = (c: ConsoleKit, slug: string, displayName: string): Promise<MemberBody> => c.as(slug, 'admin').post<MemberBody>(`${API}/members`, { username: ownWord(), displayName });
export const membersOf = async (c: ConsoleKit, q: string): Promise<MemberBody[]> => (await c.as(DISTRICT, 'admin').get<{ items: MemberBody[] }>(`${API}/members?q=${q}&limit=200`)).items;

/** The field of an open form, with what is said of its value. */
export const field = (page: Page, label: string) => page.locator('.ant-drawer-open .ant-form-item', { has: page.getByLabel(label, { exact: true }) });
/** Chooses in a list or a tree that opens below its field. */
export async function choose(page: Page, label: string, text: string, search = text): Promise<void> {
  const box = page.locator('.ant-drawer-open').getByLabel(label, { exact: true });
  await box.click();
  await box.fill(search);
  await page.locator('.ant-select-dropdown:visible').locator('.ant-select-item-option, .ant-select-tree-node-content-wrapper').filter({ hasText: text }).first().click();
}
/** A node of the tree of units. */
export const node = (page: Page, name: string) => page.locator('.ant-tree-treenode', { hasText: name }).locator('.ant-tree-node-content-wrapper');

/** The same number with a check digit that is not its own. */
export const wrongIdentity = (): string => ownIdentity().replace(/.$/, (last) => (last === '5' ? '6' : '5'));

/** A citizen's number with a right check digit (GB 11643). */
export function ownIdentity(): string {
  const n = (below: number): number => Math.floor(Math.random() * below);
  const first = `440310${1950 + n(50)}${String(1 + n(12)).padStart(2, '0')}${String(1 + n(28)).padStart(2, '0')}${String(n(1000)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first + '10X98765432'[[...first].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11];
}
