import { issueTaskBulletinBody, taskBulletinsQuery, taskQuery, type TaskDetail } from '@anlan/contracts/responsibility';
import { addCalendarDays, isoWeekOf, mondayOf } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf, taskKit, today, type TaskKit } from './task.fixtures';

jest.setTimeout(60_000);
const THIS_MONTH = today.slice(0, 7);

describe('reminders and bulletins of tasks', () => {
  let kit: TaskKit;
  let officer: TenantContext;
  let other: TenantContext;
  let units: { one: string; two: string };
  const job = () => ({ tenantId: kit.pingshan.id, slug: '440310', tenantKind: 'district' as const });
  const issue = (leadUnitId: string, dueOn: string, more: object = {}): Promise<TaskDetail> => kit.issue(officer, { leadUnitId, dueOn, ...more });
  const finish = async (task: TaskDetail, submittedOn: string): Promise<void> => {
    await kit.steps.accept(officer, task.id, 1);
    await kit.steps.submit(officer, task.id, 2, { note: '完成', evidence: [] });
    await kit.steps.verify(other, task.id, 3, null);
    await kit.db.admin.query('update responsibility.task set submitted_on = $2 where id = $1', [task.id, submittedOn]);
  };
  const rows = async (filter: Record<string, string>): Promise<number> => (await kit.records.page(officer, taskQuery.parse({ ...filter, limit: 200 }))).items.length;
  beforeEach(async () => {
    kit = await taskKit();
    [officer, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer')];
    units = { one: kit.pingshan.unit('甲单位'), two: kit.pingshan.unit('乙单位') };
  });
  afterEach(() => kit.close());

  it('given a day that has passed, then it is told once; after a later day was granted and has passed, once more; what waits for others is not late', async () => {
    const late = await issue(units.one, '2026-01-01');
    const waiting = await issue(units.one, '2026-01-01');
    await kit.steps.accept(officer, waiting.id, 1);
    await kit.steps.submit(officer, waiting.id, 2, { note: '完成', evidence: [] });
    await kit.db.admin.query("update responsibility.task set submitted_on = '2026-01-01' where id = $1", [waiting.id]);
    await issue(units.one, '2031-01-01');
    expect((await kit.deadlines.sweep(job())).overdue).toBe(1);
    expect((await kit.deadlines.sweep(job())).overdue).toBe(0);
    expect(await kit.records.get(officer, late.id)).toMatchObject({ outcome: 'overdue', overdueAt: expect.any(String) });
    await kit.steps.requestExtension(officer, late.id, 2, { newDueOn: '2026-02-01', reason: '补录' });
    expect(await kit.steps.decideExtension(other, late.id, 3, { result: 'granted', note: null })).toMatchObject({ overdueAt: null, dueOn: '2026-02-01' });
    const both = await Promise.all([kit.deadlines.sweep(job()), kit.deadlines.sweep(job())]);
    expect(both[0].overdue + both[1].overdue).toBe(1);
    expect((await kit.told(`tasks/${late.id}`)).filter((e) => e === 'overdue')).toHaveLength(2);
    expect((await kit.deadlines.sweep({ tenantId: kit.binjiang.id, slug: '330108', tenantKind: 'district' }))).toEqual({ overdue: 0, reminded: 0, due: 0 });
  });

  it('given a week, then each unit is reminded once from Monday 09:00 on, two clocks at once or a late one included', async () => {
    await issue(units.one, '2026-03-03');
    await issue(units.one, '2026-02-20');
    await issue(units.two, '2026-03-08');
    await issue(units.two, '2026-03-09');
    const reminded = async (at: string) => (await kit.deadlines.sweep(job(), new Date(at))).reminded;
    const told = async () => (await kit.db.admin.query<{ data: object }>("select data from responsibility.outbox where type like '%task_reminder.told%' order by data->>'week', data->>'unitName'")).rows.map((r) => r.data);
    // 08:59 on Monday is still last week's: only what was overdue then.
    expect(await reminded('2026-03-02T08:59:59+08:00')).toBe(1);
    expect(await told()).toMatchObject([{ week: '2026-W09', unitId: units.one, due: 0, overdue: 1 }]);
    const both = await Promise.all(['2026-03-02T09:00:00+08:00', '2026-03-04T10:00:00+08:00'].map(reminded));
    expect(both[0] as number + (both[1] as number)).toBe(2);
    expect(await reminded('2026-03-08T23:00:00+08:00')).toBe(0);
    expect((await told()).slice(1)).toEqual([
      { week: '2026-W10', unitId: units.two, unitName: '乙单位', due: 1, overdue: 0, actor: null }, { week: '2026-W10', unitId: units.one, unitName: '甲单位', due: 1, overdue: 1, actor: null },
    ]);
    const list = await kit.figures.reminders(officer, { week: '2026-W10' });
    expect(list).toMatchObject({ from: '2026-03-02', to: '2026-03-08' });
    expect(list.units.map((u) => [u.unitName, u.due.count, u.overdue.count])).toEqual([['乙单位', 1, 0], ['甲单位', 1, 1]]);
    for (const u of list.units) for (const part of [u.due, u.overdue]) expect([await rows(part.filter), part.tasks.length]).toEqual([part.count, part.count]);
    expect((await kit.figures.reminders(kit.pingshan.as('street-officer', '440310003'), { week: '2026-W10' })).units).toEqual([]);
    expect(await kit.figures.reminders(officer, {})).toMatchObject({ week: isoWeekOf(today), from: mondayOf(today) });
  });

  it('given a month, then given = in time + late + open + overdue, and every number lists its rows; none has a rate of null', async () => {
    const [first, last] = [`${THIS_MONTH}-01`, addCalendarDays(`${THIS_MONTH}-01`, 27)];
    expect((await kit.figures.bulletin(officer, {})).total).toMatchObject({ given: { count: 0 }, rate: { percent: null } });
    await finish(await issue(units.one, last), first);
    await finish(await issue(units.one, first), last);
    await finish(await issue(units.two, last), last);
    await issue(units.two, first);
    await issue(units.two, last);
    await kit.steps.cancel(officer, (await issue(units.two, last)).id, 1, '合并');
    await issue(units.two, addCalendarDays(`${THIS_MONTH}-01`, -1));
    const { lines, total } = await kit.figures.bulletin(officer, {});
    expect(lines.map((l) => [l.unitName, l.given.count, l.inTime.count, l.late.count, l.open.count + l.overdue.count, l.rate.percent])).toEqual([['乙单位', 3, 1, 0, 2, 33.33], ['甲单位', 2, 1, 1, 0, 100]]);
    expect(total).toMatchObject({ given: { count: 5 }, rate: { numerator: 3, denominator: 5, percent: 60 } });
    for (const line of [...lines, total]) for (const cell of [line.given, line.inTime, line.late, line.open, line.overdue]) expect(await rows(cell.filter)).toBe(cell.count);
    // Done late, or not done though its day has passed; what is due on the first of the month has passed but on that very day.
    const passed = Number(first < today) + Number(last < today);
    expect(lines.map((l) => [l.unitName, l.overdueRate.numerator, l.overdueRate.denominator])).toEqual([['乙单位', passed, 3], ['甲单位', 1, 2]]);
    expect(total.overdueRate).toMatchObject({ numerator: 1 + passed, denominator: 5, percent: (1 + passed) * 20 });
    for (const line of [...lines, total]) expect(await rows(line.overdueRate.filter)).toBe(line.overdueRate.numerator);
    expect(await kit.figures.bulletin(kit.binjiang.as('district-admin'), {})).toMatchObject({ lines: [], total: { overdueRate: { numerator: 0, denominator: 0, percent: null } } });
  });

  it('given a bulletin that was issued, then it never changes; a correction names it, once', async () => {
    const task = await issue(units.one, `${THIS_MONTH}-01`);
    const street = kit.pingshan.as('street-officer', '440310001');
    const bulletin = (more: object = {}, ctx = officer) => kit.bulletins.issue(ctx, issueTaskBulletinBody.parse({ month: THIS_MONTH, divisionCode: '440310', ...more }));
    const [one, same] = await Promise.allSettled([bulletin(), bulletin()]);
    expect([one.status, same.status].sort()).toEqual(['fulfilled', 'rejected']);
    const first = (one.status === 'fulfilled' ? one : (same as typeof one & { value: Awaited<ReturnType<typeof bulletin>> })).value;
    expect(first).toMatchObject({ number: expect.stringMatching(/^RWTB440310-\d{4}-\d{4}$/), issuedOn: today, total: { given: { count: 1 }, rate: { numerator: 0 } }, tasks: [{ id: task.id }] });
    await finish(task, `${THIS_MONTH}-01`);
    expect(await kit.bulletins.get(officer, first.id)).toMatchObject({ total: first.total, tasks: first.tasks, correctedById: null });
    expect((await kit.figures.bulletin(officer, {})).total.rate.numerator).toBe(1);
    expect(await codeOf(bulletin())).toBe('task-bulletin.issued_already');
    const second = await bulletin({ correctsId: first.id });
    expect(second).toMatchObject({ correctsId: first.id, total: { rate: { numerator: 1, percent: 100 } } });
    expect(await codeOf(bulletin({ correctsId: first.id }))).toBe('task-bulletin.corrected_already');
    expect((await kit.bulletins.get(officer, first.id)).correctedById).toBe(second.id);
    await expect(kit.db.admin.query("update responsibility.task_bulletin set note = '改' where id = $1", [first.id])).rejects.toThrow('never changes');
    expect(await codeOf(bulletin({}, street))).toBe('task-bulletin.out_of_scope');
    const local = await bulletin({ divisionCode: '440310001' }, street);
    expect(local.total.given.count).toBe(0);
    expect(await codeOf(bulletin({ divisionCode: '440310001', correctsId: first.id }, street))).toBe('task-bulletin.unknown_corrected');
    expect(await codeOf(bulletin({ month: '2099-01' }))).toBe('task-bulletin.not_begun');
    expect((await kit.bulletins.page(street, taskBulletinsQuery.parse({}))).items.map((b) => b.id)).toEqual([local.id]);
    expect(await codeOf(kit.bulletins.get(street, first.id))).toBe('request.not_found');
    expect(await codeOf(kit.bulletins.get(kit.binjiang.as('district-admin'), first.id))).toBe('request.not_found');
    expect(await kit.told(`task_bulletins/${second.id}`)).toEqual(['issued']);
  });

  it('given a unit and one below it, then the tasks under it are those that they lead, whoever keeps them', async () => {
    const below = kit.pingshan.unit('甲单位下属社区', units.one);
    const own = await issue(units.one, '2031-01-01', { divisionCode: '440310' });
    const ofBelow = await issue(below, '2031-01-01', { divisionCode: '440310003' });
    await issue(units.two, '2031-01-01', { divisionCode: '440310003' });
    const under = async (leadUnder: string): Promise<string[]> => (await kit.records.page(officer, taskQuery.parse({ leadUnder }))).items.map((t) => t.id);
    expect(await under(units.one)).toEqual([ofBelow.id, own.id]);
    expect(await under(below)).toEqual([ofBelow.id]);
  });
});
