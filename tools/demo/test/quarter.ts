import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { Caller } from '../src/api';
import { drawnSignature } from '../src/duties/signature';
import { act, DUTIES, onceKnown } from '../src/duties/steps';

/** Who lives through the quarter: the committee's office, the leader, a department, a street, and who checks what the office did. */
export interface Cast {
  readonly slug: string;
  readonly office: Caller;
  readonly leader: Caller;
  readonly department: Caller;
  readonly street: Caller;
  /** the second street */
  readonly other: Caller;
  readonly checker: Caller;
  readonly ids: Readonly<Record<'leader' | 'street', string>>;
  readonly units: Readonly<Record<'department' | 'street', string>>;
  /** the three of them, each with its office */
  readonly streets: readonly [Street, Street, Street];
}

interface Street {
  readonly code: string;
  readonly unitId: string;
}

export interface Made {
  readonly id: string;
  readonly version: number;
  readonly status: string;
}
interface Counted {
  readonly count: number;
}

export const today = (): string => shanghaiDay(new Date());
export const later = (days: number): string => addCalendarDays(today(), days);
export const year = Number(today().slice(0, 4));

export const refused = async (work: Promise<unknown>): Promise<string | undefined> => work.then(() => undefined, (e: { problem?: { code?: string } }) => e.problem?.code ?? String(e));

/** 责任书: the leader and the street sign the same wording; before, nobody else's hand will do. */
export async function signLetter({ slug, office, leader, street, ids, units }: Cast): Promise<string> {
  let letter = await office.post<Made & { wordingHash: string }>(`${DUTIES}/letters`, {
    title: `${year} 年第四季度目标责任书`, year, level: 'district', partyAMemberId: ids.leader, partyBUnitId: units.street, partyBMemberId: ids.street, signBy: later(10), divisionCode: `${slug}000000`, wording: '{甲方}与{乙方}约定：{目标}', targets: [{ name: '重大隐患整改率', value: '100', unit: '%' }],
  });
  const upload = async (who: Caller, name: string): Promise<string> => (await who.call<{ id: string }>('POST', `${DUTIES}/files?name=${encodeURIComponent(`${name}.png`)}`, { raw: { type: 'image/png', data: drawnSignature(name) } })).body.id;
  letter = await act(office, `letters/${letter.id}`, 'send', letter.version);
  expect(await refused(act(street, `letters/${letter.id}`, 'sign', letter.version, { party: 'a', fileId: await upload(street, '冒签'), wordingHash: letter.wordingHash }))).toMatch(/^letter\./);
  letter = await act(leader, `letters/${letter.id}`, 'sign', letter.version, { party: 'a', fileId: await upload(leader, '局长'), wordingHash: letter.wordingHash });
  letter = await act(street, `letters/${letter.id}`, 'sign', letter.version, { party: 'b', fileId: await upload(street, '街道'), wordingHash: letter.wordingHash });
  return letter.status;
}

/** 清单: what no one is responsible for is not submitted; who drafted does not approve. */
export async function issueList({ slug, office, leader, checker, units }: Cast): Promise<Made> {
  const { items: [kind] } = await onceKnown(() => checker.post<{ items: { id: string }[] }>(`${DUTIES}/list-kinds/library/adoptions`, { keys: ['major-problems'] }));
  let list = await office.post<Made>(`${DUTIES}/responsibility-lists`, { kindId: kind?.id, title: '第四季度重大安全生产问题清单', year, effectiveFrom: `${year}-01-01`, divisionCode: `${slug}000000`, unitId: units.department, items: [{ content: '地下车库充电桩消防间距不足', source: 'inspection', dueDay: later(30) }] });
  const path = `responsibility-lists/${list.id}`;
  expect(await refused(act(office, path, 'submit', list.version))).toMatch(/^(responsibility-)?list\./);
  const { items: [item] } = await office.get<{ items: Made[] }>(`${DUTIES}/list-items?listId=${list.id}`);
  await office.call('PATCH', `${DUTIES}/list-items/${item?.id}`, { body: { ownerUnitId: units.street }, version: item?.version });
  list = await office.get<Made>(`${DUTIES}/${path}`);
  list = await act(office, path, 'submit', list.version);
  expect(await refused(act(office, path, 'approve', list.version, { note: '自审' }))).toBeDefined();
  list = await act(leader, path, 'approve', list.version, { note: '同意' });
  list = await act(office, path, 'issue', list.version, { documentNumber: `滨安〔${year}〕40号`, issuedOn: today() });
  expect(list.status).toBe('issued');
  return (await office.get<{ items: Made[] }>(`${DUTIES}/list-items?listId=${list.id}`)).items[0] as Made;
}

/** 重大问题: promoted to the city, taken in, done by the street, closed by another than who reported it done; the rate moves. */
export async function closeProblem({ office, street, checker }: Cast, item: Made): Promise<object> {
  const figures = () => office.get<Record<'promoted' | 'accepted' | 'closed', Counted>>(`${DUTIES}/list-items/promotions?kindKey=major-problems&from=${year}-01-01&to=${year}-12-31`);
  const before = await figures();
  const path = `list-items/${item.id}`;
  let now = await act<Made>(office, path, 'promote', item.version, { level: 'city', note: '多部门协同' });
  now = await act(office, path, 'answer-promotion', now.version, { level: 'city', accepted: true, answeredOn: today(), note: '录入' });
  now = await act(street, path, 'submit', now.version, { report: '已全部改造', evidence: [{ description: '验收单' }] });
  expect(await refused(act(street, path, 'close', now.version, { note: '自销' }))).toBeDefined();
  now = await act(checker, path, 'close', now.version, { note: '核验通过' });
  const after = await figures();
  return { status: now.status, promoted: after.promoted.count - before.promoted.count, accepted: after.accepted.count - before.accepted.count, closed: after.closed.count - before.closed.count };
}

/** 会议: held, resolved, minuted by the office and issued by the leader. @returns the resolution */
export async function meet({ slug, office, leader, units }: Cast): Promise<string> {
  let meeting = await office.post<Made & { decisions: { id: string }[] }>(`${DUTIES}/meetings`, { kind: 'major_accident_prevention', title: '第四季度防范重特大事故会议', plannedAt: `${today()}T00:30:00+08:00`, divisionCode: `${slug}000000`, topics: [{ title: '岁末年初安全防范' }], invitees: [{ unitId: units.department }, { unitId: units.street }] });
  const path = `meetings/${meeting.id}`;
  meeting = await act(office, path, 'hold', meeting.version, { heldAt: `${today()}T00:00:00+08:00`, attendance: [{ unitId: units.department, present: true }, { unitId: units.street, present: true }] });
  meeting = await act(office, path, 'resolve', meeting.version, { topic: 1, text: '执法部门半月内完成地下车库专项检查', leadUnitId: units.department, dueOn: today() });
  meeting = await act(office, path, 'draft-minutes', meeting.version, { minutes: '会议研究了岁末年初安全防范工作。' });
  expect(await refused(act(office, path, 'issue-minutes', meeting.version, {}))).toBeDefined();
  meeting = await act(leader, path, 'issue-minutes', meeting.version, { documentNumber: `滨安办纪〔${year}〕40号` });
  expect(meeting.status).toBe('minuted');
  return meeting.decisions[0]?.id ?? '';
}

/** 任务: of a resolution, late, reminded of, supervised; the department answers, another lifts it. */
export async function lateTask({ slug, office, leader, department, checker, units }: Cast, resolutionId: string): Promise<object> {
  const task = await office.post<Made>(`${DUTIES}/tasks`, { title: '地下车库专项检查', wanted: '检查覆盖 100%', source: { kind: 'resolution', id: resolutionId }, leadUnitId: units.department, supportUnitIds: [units.street], divisionCode: `${slug}000000`, dueOn: later(-3) });
  const { items } = await office.get<{ items: { id: string }[] }>(`${DUTIES}/tasks?sourceKind=resolution&sourceId=${resolutionId}`);
  expect(items.map((t) => t.id)).toEqual([task.id]);
  // The clock may have said meanwhile that it is late.
  const { version } = await department.get<Made>(`${DUTIES}/tasks/${task.id}`);
  await act(department, `tasks/${task.id}`, 'accept', version);
  expect(JSON.stringify(await office.get(`${DUTIES}/tasks/reminders`))).toContain(task.id);
  const { unitName, ...letter } = await office.get<{ unitName: string; taskIds: string[] }>(`${DUTIES}/tasks/${task.id}/supervision-prefill`);
  expect([unitName.length > 0, letter.taskIds]).toEqual([true, [task.id]]);
  let s = await office.post<Made>(`${DUTIES}/supervisions`, letter);
  const path = `supervisions/${s.id}`;
  s = await act(office, path, 'submit', s.version);
  s = await act(leader, path, 'approve', s.version, { note: '同意督办' });
  s = await act(office, path, 'deliver', s.version, { deliveredOn: today(), note: '送达' });
  s = await act(department, path, 'reply', s.version, { side: 'department', note: '一周内完成', evidence: [{ description: '检查计划' }] });
  s = await act(checker, path, 'release', s.version, { side: 'department', note: '已整改' });
  return office.get<object>(`${DUTIES}/tasks/${task.id}`);
}

/** 经费: a project of which nothing is paid is on the week's reminder; more than its budget is never paid. */
export async function remindOfFund({ slug, office, units }: Cast): Promise<string | undefined> {
  const fund = await office.post<Made>(`${DUTIES}/funds`, { year, name: `第四季度应急专项 ${Date.now()}`, sourceDocument: `滨财〔${year}〕99号`, amount: 1_000_000, divisionCode: `${slug}000000` });
  const project = await office.post<Made>(`${DUTIES}/funds/${fund.id}/fund-projects`, { name: '应急照明更新', budgetLine: '2240106', budget: 1_000_000, unitId: units.department });
  const allotted = await act<Made>(office, `fund-projects/${project.id}`, 'allot', project.version, { document: `滨财〔${year}〕100号` });
  const { content } = await office.post<{ content: { behind: number; rows: { projectId: string; behind: boolean }[] } }>(`${DUTIES}/funds/${fund.id}/fund-bulletins`, { kind: 'weekly' });
  expect(content.rows).toMatchObject([{ projectId: project.id, behind: true }]);
  const fileId = (await office.call<{ id: string }>('POST', `${DUTIES}/files?name=voucher.png`, { raw: { type: 'image/png', data: drawnSignature(`凭证 ${fund.id}`) } })).body.id;
  return refused(act(office, `fund-projects/${project.id}`, 'pay', allotted.version, { paidOn: today(), payee: '供应商', amount: 1_000_001, purpose: '货款', fileId }));
}
