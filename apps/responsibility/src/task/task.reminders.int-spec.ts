import type { TaskDetail } from '@anlan/contracts/responsibility';
import { addCalendarDays } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { TestTenant } from '@anlan/platform/testing';
import { taskKit, type TaskKit } from './task.fixtures';

jest.setTimeout(60_000);

describe('reminders of the day of a task', () => {
  let kit: TaskKit;
  let officer: TenantContext;
  let other: TenantContext;
  beforeEach(async () => {
    kit = await taskKit();
    kit.pingshan.snapshot.settings = { taskReminder: { daysBefore: 2, everyDays: 3 } };
    [officer, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer')];
  });
  afterEach(() => kit.close());
  const sweep = (at: string, { id, slug }: TestTenant = kit.pingshan) => kit.deadlines.sweep({ tenantId: id, slug, tenantKind: 'district' }, new Date(at));
  /** The days of these on which somebody was reminded. */
  const remindedOn = async (from: string, days: number, tenant?: TestTenant): Promise<string[]> => {
    const told: string[] = [];
    for (let n = 0; n < days; n += 1) {
      const day = addCalendarDays(from, n);
      if ((await sweep(`${day}T10:00:00+08:00`, tenant)).due) told.push(day);
    }
    return told;
  };
  const events = async (task: TaskDetail) => (await kit.db.admin.query<{ data: { daysLeft: number } }>("select data from responsibility.outbox where type like '%task_reminder.due%' and data->>'taskId' = $1 order by seq", [task.id])).rows.map((r) => r.data);

  it('given the days of a district, then a task is reminded of once before its day and again as often as it says; another district has its own', async () => {
    const task = await kit.issue(officer, { dueOn: '2026-03-10' });
    await kit.issue(kit.binjiang.as('section-officer'), { dueOn: '2026-03-10' }, kit.binjiang);
    expect(await remindedOn('2026-03-05', 14)).toEqual(['2026-03-08', '2026-03-11', '2026-03-14', '2026-03-17']);
    // What holds until a district says otherwise: three days before, and every seven.
    expect(await remindedOn('2026-03-05', 14, kit.binjiang)).toEqual(['2026-03-07', '2026-03-11', '2026-03-18']);
    expect(await events(task)).toMatchObject([{ number: task.number, leadUnitId: task.leadUnit.id, dueOn: '2026-03-10', daysLeft: 2, actor: null }, { daysLeft: -1 }, { daysLeft: -4 }, { daysLeft: -7 }]);
    const read = await kit.records.get(officer, task.id);
    expect(read.reminders.map((r) => [r.dueOn, r.daysLeft])).toEqual([['2026-03-10', 2], ['2026-03-10', -1], ['2026-03-10', -4], ['2026-03-10', -7]]);
    // Marked as overdue once; to be reminded is no change of the task.
    expect(read.version).toBe(2);
  });

  it('given a morning, then it begins at nine, and two clocks at once, or a late one, tell it once', async () => {
    const task = await kit.issue(officer, { dueOn: '2026-03-10' });
    expect((await sweep('2026-03-08T08:59:59+08:00')).due).toBe(0);
    const both = await Promise.all(['2026-03-08T09:00:00+08:00', '2026-03-08T09:00:01+08:00'].map((at) => sweep(at)));
    expect(both.map((s) => s.due).sort()).toEqual([0, 1]);
    expect((await sweep('2026-03-09T22:00:00+08:00')).due).toBe(0);
    expect(await events(task)).toHaveLength(1);
  });

  it('given a task that was submitted, then nobody is reminded; once it is returned, or has a later day, he is', async () => {
    const task = await kit.issue(officer, { dueOn: '2026-03-10' });
    await kit.steps.accept(officer, task.id, 1);
    await kit.steps.submit(officer, task.id, 2, { note: '完成', evidence: [] });
    await kit.db.admin.query("update responsibility.task set submitted_on = '2026-03-01' where id = $1", [task.id]);
    expect(await remindedOn('2026-03-08', 4)).toEqual([]);
    await kit.steps.return(other, task.id, 3, '不全');
    expect((await sweep('2026-03-12T10:00:00+08:00')).due).toBe(1);
    const { version } = await kit.records.get(officer, task.id);
    await kit.steps.requestExtension(officer, task.id, version, { newDueOn: '2026-03-20', reason: '汛期' });
    await kit.steps.decideExtension(other, task.id, version + 1, { result: 'granted', note: null });
    expect(await remindedOn('2026-03-13', 9)).toEqual(['2026-03-18', '2026-03-21']);
    expect((await events(task)).map((e) => e.daysLeft)).toEqual([-2, 2, -1]);
  });
});
