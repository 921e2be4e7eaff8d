import { drawRecheckBody, recordRecheckBody, reopenBody, reportHazardBody, type ReportHazardBody } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';

const later = (days: number): string => toShanghaiIso(new Date(Date.now() + days * 86_400_000));

describe('hazards that are assigned or re-opened without a deadline', () => {
  let kit: EnforcementKit;
  beforeAll(async () => {
    kit = await enforcementKit();
    kit.pingshan.snapshot.settings = { deadlines: { general: { days: 15, unit: 'calendar' }, major: null, soonDays: 3 } };
    kit.binjiang.snapshot.settings = { deadlines: { general: null, major: null, soonDays: 3 } };
  }, 60_000);
  afterAll(() => kit?.close());

  const assigned = async (at: TestTenant, more: Partial<ReportHazardBody> = {}, body: { dueAt?: string } = {}) => {
    const admin = at.as('district-admin');
    const h = await kit.hazards.report(admin, { title: '疏散通道堆放杂物', level: 'general', divisionCode: `${at.slug}001001`, source: 'patrol', rectification: 'time_limited', ...more });
    return (await kit.hazards.act(admin, h.id, 1, 'assign', body)).dueAt;
  };

  it('given the district\'s usual days, then they are set, to the end of the last day', async () => {
    const due = await assigned(kit.pingshan);
    expect(due).toMatch(/T23:59:59\+08:00$/);
    expect(Math.floor((Date.parse(due ?? '') - Date.now()) / 86_400_000)).toBe(15);
  });

  it('given a deadline from the report or from who assigns, then that stays', async () => {
    const [reported, chosen] = [later(7), later(2)];
    expect(await assigned(kit.pingshan, { dueAt: reported })).toBe(reported);
    expect(await assigned(kit.pingshan, {}, { dueAt: chosen })).toBe(chosen);
    expect(await assigned(kit.pingshan, { dueAt: reported }, { dueAt: chosen })).toBe(chosen);
  });

  it('given a level or a district without usual days, then whoever assigns it names the deadline, and nothing is assigned without', async () => {
    for (const [at, level] of [[kit.pingshan, 'major'], [kit.binjiang, 'general']] as const) await expect(assigned(at, { level })).rejects.toMatchObject({ status: 400, errors: [{ path: 'body.dueAt', code: 'hazard.due_wanted' }] });
    const chosen = later(2);
    expect(await assigned(kit.pingshan, { level: 'major' }, { dueAt: chosen })).toBe(chosen);
  });

  it('given what should have been put right on the spot, then it has a deadline once it is somebody\'s to put right', async () => {
    expect(await assigned(kit.pingshan, { rectification: 'on_the_spot' })).toMatch(/T23:59:59\+08:00$/);
  });

  it('given a closed hazard, when it is re-opened or a re-check finds that it does not hold, then the usual days count from then, and without such days the deadline is named', async () => {
    const evidence = [{ description: '堆放纸箱', phase: 'before' as const }, { description: '已清空', phase: 'after' as const }];
    const closed = (at: TestTenant) =>
      kit.hazards.report(at.as('grid-member'), reportHazardBody.parse({ title: '通道堆物', source: 'patrol', rectification: 'on_the_spot', divisionCode: `${at.slug}001001`, evidence, category: '消防安全' }));
    const reopened = async (at: TestTenant, more: object = {}) => (await kit.hazards.act(at.as('enforcement-officer'), (await closed(at)).id, 2, 'reopen', reopenBody.parse({ cause: 'complaint', reason: '又堆上了', ...more }))).dueAt;
    const rechecked = async (at: TestTenant, more: object = {}) => {
      const [h, officer] = [await closed(at), at.as('enforcement-officer')];
      const { id } = await kit.rechecks.draw(officer, drawRecheckBody.parse({ name: '抽查', divisionCode: at.slug, count: 20, pool: { category: '消防安全' } }));
      await kit.rechecks.record(officer, id, h.id, recordRecheckBody.parse({ result: 'reopened', note: '又堆上了', ...more }));
      return (await kit.records.get(officer, h.id)).dueAt;
    };
    const chosen = later(2);
    for (const again of [reopened, rechecked]) {
      expect(await again(kit.pingshan)).toMatch(/T23:59:59\+08:00$/);
      await expect(again(kit.binjiang)).rejects.toMatchObject({ errors: [{ path: 'body.dueAt', code: 'hazard.due_wanted' }] });
      expect(await again(kit.binjiang, { dueAt: chosen })).toBe(chosen);
    }
  });
});
