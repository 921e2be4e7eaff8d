import type { Page } from 'playwright-core';
import type { ConsoleKit, Person } from './console.kit';
import { meOf, RESPONSIBILITY, unitNamed } from './lists.kit';

const base = '440310';

export interface LetterBody {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

export interface Head extends Person {
  readonly memberId: string;
  readonly displayName: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** Somebody who heads a unit and signs letters for it. */
export async function headOf(c: ConsoleKit, unitName: string, displayName: string): Promise<Head> {
  const unit = await unitNamed(c, unitName);
  const head = await c.newPerson(base, 'leader', { displayName });
  const admin = c.as(base, 'admin');
  const { version } = await admin.get<{ version: number }>(`/api/tenancy/v1/members/${head.memberId}`);
  await admin.call('PATCH', `/api/tenancy/v1/members/${head.memberId}`, { version, body: { unitId: unit.id } });
  return { ...head, unitId: unit.id, unitName: unit.name };
}

/** A letter of the district to a unit, drafted or sent. */
export async function letterTo(c: ConsoleKit, title: string, unitId: string, { send = true, ...more }: { send?: boolean; [key: string]: unknown } = {}): Promise<LetterBody> {
  const section = c.as(base, 'section');
  const leader = await meOf(c, 'leader');
  const body = {
    title, year: 2026, level: 'district', partyAMemberId: leader.id, partyBUnitId: unitId, signBy: '2026-12-31', divisionCode: base, wording: '为落实“三管三必须”，{甲方}与{乙方}签订本责任书。\n一、压实责任，按期完成下列目标：\n{目标}\n二、{签订期限}前签订。',
    targets: [{ name: '生产安全事故起数', value: '≤ 2', unit: '起' }], ...more,
  };
  const made = await section.post<LetterBody>(`${RESPONSIBILITY}/letters`, body);
  return send ? (await section.call<LetterBody>('POST', `${RESPONSIBILITY}/letters/${made.id}/actions/send`, { version: made.version, body: {} })).body : made;
}

/** Draws a signature as a finger does, and takes it over. */
export async function drawSignature(page: Page): Promise<void> {
  const paper = page.getByRole('img', { name: /手写签名区/ });
  await paper.scrollIntoViewIfNeeded();
  const box = (await paper.boundingBox())!;
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  for (const [x, y] of [[60, 70], [100, 40], [140, 90], [200, 50]] as const) await page.mouse.move(box.x + x, box.y + y);
  await page.mouse.up();
  await page.getByRole('button', { name: '确认签名' }).click();
  await page.getByText('已签名').waitFor();
}
