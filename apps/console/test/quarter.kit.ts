import { addMonths, firstDayOf, lastDayOf, shanghaiMonth } from '@anlan/domain';
import { until } from '@anlan/platform/testing';
import type { Page } from 'playwright-core';
import type { ConsoleKit, Person, Visit } from './console.kit';
import { button, drawer } from './hazard.kit';
import { meOf, ownKind, RESPONSIBILITY, takeStep } from './lists.kit';
import { newUnit } from './organization.kit';
import { streetOf1 } from './performance.kit';

const base = '440310';

interface Made {
  readonly id: string;
  readonly version: number;
}
interface Unit {
  readonly id: string;
  readonly name: string;
}

/** Whose quarter it is, besides the leader, the section that is the committee's office, and the administrator who checks what others did. */
export interface Cast {
  readonly department: Unit & { readonly officer: Person };
  readonly street: Unit & { readonly officer: Person & { readonly displayName: string }; readonly code: string; readonly place: string };
}

async function ofUnit<P extends Person & { memberId: string }>(c: ConsoleKit, person: P, unitId: string): Promise<P> {
  const admin = c.as(base, 'admin');
  const { version } = await admin.get<Made>(`/api/tenancy/v1/members/${person.memberId}`);
  await admin.call('PATCH', `/api/tenancy/v1/members/${person.memberId}`, { version, body: { unitId } });
  return person;
}

/** A department and a street office with an officer each, who have done nothing yet. */
export async function castOf(c: ConsoleKit, name: string): Promise<Cast> {
  const code = await streetOf1(c);
  const { items } = await c.as(base, 'admin').get<{ items: { code: string; name: string }[] }>('/api/tenancy/v1/divisions/mine?level=street&limit=200');
  const department = await newUnit(c, `${name} 住建局`);
  const street = await newUnit(c, `${name} 街道办`, { kind: 'street_office', divisionCode: code });
  return {
    department: { id: department.id, name: department.name, officer: await ofUnit(c, await c.newPerson(base, 'duty-officer', { displayName: `${name} 科长` }), department.id) },
    street: { id: street.id, name: street.name, officer: await ofUnit(c, await c.newPerson(base, 'street-officer', { divisionCode: code, displayName: `${name} 主任` }), street.id), code, place: items.find((d) => d.code === code)!.name },
  };
}

/** The quarter that is over, with a day in its last month and its last day. */
export function quarterBefore(): { readonly period: string; readonly from: string; readonly day: string; readonly last: string; readonly year: string } {
  const month = shanghaiMonth(new Date());
  const third = addMonths(month, -1 - ((Number(month.slice(5)) - 1) % 3));
  return { period: `${third.slice(0, 4)}-Q${Number(third.slice(5)) / 3}`, from: firstDayOf(addMonths(third, -2)), day: `${third}-15`, last: lastDayOf(third), year: third.slice(0, 4) };
}

/** A list of problems that a unit of a street is to solve: submitted, published once it is issued, and promoted where it must be. */
export async function draftedList(c: ConsoleKit, name: string, { id, code }: Cast['street']): Promise<{ readonly listId: string; readonly kindKey: string }> {
  const section = c.as(base, 'section');
  const kind = await ownKind(c, `${name} 重大问题清单`, { published: true });
  const { unitId } = await meOf(c, 'section');
  const items = [{ content: `${name} 地下车库充电桩消防间距不足`, ownerUnitId: id, divisionCode: code, dueDay: '2099-12-31', evidenceWanted: '验收单' }];
  const list = await until('the unit in responsibility', () => section.post<Made>(`${RESPONSIBILITY}/responsibility-lists`, { kindId: kind.id, title: `${name} 重大问题清单`, year: 2026, effectiveFrom: '2026-01-01', divisionCode: base, unitId, items }).catch(() => null));
  return { listId: list.id, kindKey: kind.key };
}

/** A quarterly meeting of the quarter before, called and not held. */
export async function plannedMeeting(c: ConsoleKit, name: string, { department, street }: Cast): Promise<{ readonly standingId: string; readonly meetingId: string }> {
  const section = c.as(base, 'section');
  const { period, from, day } = quarterBefore();
  const standing = await section.post<Made>(`${RESPONSIBILITY}/standing-meetings`, { name: `${name} 防范重特大事故会议`, kind: 'major_accident_prevention', rhythm: 'quarterly', from, divisionCode: base });
  const meeting = await section.post<Made>(`${RESPONSIBILITY}/meetings`, { kind: 'major_accident_prevention', title: `${name} 防范重特大事故会议`, plannedAt: `${day}T09:30:00+08:00`, divisionCode: base, standingMeetingId: standing.id, period, topics: [{ title: '岁末年初安全防范' }], invitees: [{ unitId: department.id }, { unitId: street.id }] });
  return { standingId: standing.id, meetingId: meeting.id };
}

/** An assessment of the street of a year: what it signed, which the system counts, and two items by hand. */
export async function openedAssessment(c: ConsoleKit, name: string, year: number, { id, code }: Cast['street']): Promise<{ readonly assessmentId: string; readonly sheetId: string }> {
  const [section, leader] = [c.as(base, 'section'), c.as(base, 'leader')];
  const item = { group: '责任落实', wanted: '逐项核查' };
  const scheme = await section.post<Made>(`${RESPONSIBILITY}/assessment-schemes`, {
    name: `${name}办法`, sourceDocument: '安委〔2026〕3 号', unitKind: 'street', totalPoints: 10_000, appealDays: 5, rankingIsPublic: true, vetoes: [], grades: [{ name: '优秀', from: 9000 }, { name: '合格', from: 0 }],
    items: [
      { ...item, name: '责任书签订率', points: 3000, method: 'formula', indicator: 'letter_signing_rate', formula: { kind: 'ratio' }, withoutValue: 'none' },
      { ...item, name: '台账建设', points: 4000, method: 'manual' }, { ...item, name: '日常工作', points: 3000, method: 'deduct', deductions: [{ name: '逾期报送', points: 150 }] },
    ],
  });
  await leader.call('POST', `${RESPONSIBILITY}/assessment-schemes/${scheme.id}/actions/approve`, { version: 1, body: {} });
  const run = await section.post<Made>(`${RESPONSIBILITY}/assessments`, { schemeId: scheme.id, name, from: `${year}-01-01`, to: `${year}-12-31`, selfScoreUntil: '2099-12-31', units: [{ unitId: id, divisionCode: code }] });
  const { items } = await section.get<{ items: Made[] }>(`${RESPONSIBILITY}/assessment-sheets?assessmentId=${run.id}`);
  return { assessmentId: run.id, sheetId: items[0]!.id };
}

/** Takes a step and waits until its form is gone. */
export async function take(page: Page, step: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  await takeStep(page, step, fields);
  await drawer(page).waitFor({ state: 'detached' });
}

/** Chooses in a tree or a list that opens below its field. */
export async function pick(page: Page, label: string, text: string): Promise<void> {
  const box = page.getByLabel(label, { exact: true });
  await box.click();
  await box.fill(text);
  await page.locator('.ant-select-dropdown:visible').locator('.ant-select-item-option, .ant-select-tree-node-content-wrapper').filter({ hasText: text }).first().click();
}

export const state = (page: Page, name: string): Promise<void> => page.getByText(name, { exact: true }).first().waitFor();

/** Where a page is, below the tenant's address. */
export const at = ({ page }: Visit): string => new URL(page.url()).pathname.replace(`/${base}`, '');

/** Fills the open form of a step, and sends it. */
async function fill(page: Page, step: string, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await drawer(page).getByLabel(label).fill(value);
  await button(page, step, drawer(page)).click();
}

/** Full points for both items by hand. */
export async function selfScore(page: Page): Promise<void> {
  await button(page, '自评').click();
  await fill(page, '自评', { '第 2 项自评得分': '40', '第 3 项自评得分': '30' });
  await state(page, '已自评');
}

/** 4.5 points off the one, two deductions from the other. */
export async function check(page: Page, day: string): Promise<void> {
  await button(page, '核查').click();
  await fill(page, '核查', { 实地核查日期: day, 核查地点: '街道办', '第 2 项核查得分': '35.5', '第 2 项核查情况': '缺三月记录', 逾期报送: '2', '第 3 项扣分事实': '两次逾期' });
  await state(page, '已核查');
}

/** Of the first of the two. */
export async function appeal(page: Page): Promise<void> {
  await button(page, '申诉').click();
  await drawer(page).getByRole('checkbox', { name: /台账建设/ }).check();
  await fill(page, '申诉', { '第 2 项申诉理由': '三月记录已补报' });
  await state(page, '申诉中');
}

/** 39 of 40 for it. */
export async function decide(page: Page): Promise<void> {
  await button(page, '申诉复核').click();
  await drawer(page).getByText('采纳', { exact: true }).click();
  await fill(page, '申诉复核', { '第 2 项采纳后得分': '39', '第 2 项复核意见': '核实补报' });
  await state(page, '无争议');
}
