import type { ReportHazardBody } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';

const later = (days: number): string => toShanghaiIso(new Date(Date.now() + days * 86_400_000));

describe('hazards that are assigned without a deadline', () => {
  let kit: EnforcementKit;
  beforeAll(async () => {
    kit = await enforcementKit();
    kit.pingshan.snapshot.settings = { deadlines: { general: { days: 15, unit: 'calendar' }, major: null, soonDays: 3 } };
  }, 60_000);
  afterAll(() => kit?.close());

  const assigned = async (at: TestTenant, more: Partial<ReportHazardBody> = {}, body: { dueAt?: string } = {}) => {
    const admin = at.as('district-admin');
    const h = await kit.hazards.report(admin, { title: '疏散通道堆放杂物', level: 'general', divisionCode: `${at.slug}001001`, source: 'patrol', rectification: 'time_limited', ...more });
    return (await kit.hazards.act(admin, h.id, 1, 'assign', body)).dueAt;
  };

  it('given the district\'s usual days, then they are set, to the end of the last day; the other district has none', async () => {
    const due = await assigned(kit.pingshan);
    expect(due).toMatch(/T23:59:59\+08:00$/);
    expect(Math.floor((Date.parse(due ?? '') - Date.now()) / 86_400_000)).toBe(15);
    expect(await assigned(kit.binjiang)).toBeNull();
  });

  it('given a deadline from the report or from who assigns, then that stays', async () => {
    const [reported, chosen] = [later(7), later(2)];
    expect(await assigned(kit.pingshan, { dueAt: reported })).toBe(reported);
    expect(await assigned(kit.pingshan, {}, { dueAt: chosen })).toBe(chosen);
    expect(await assigned(kit.pingshan, { dueAt: reported }, { dueAt: chosen })).toBe(chosen);
  });

  it('given a level without usual days, or what is put right on the spot, then none', async () => {
    expect(await assigned(kit.pingshan, { level: 'major' })).toBeNull();
    expect(await assigned(kit.pingshan, { rectification: 'on_the_spot' })).toBeNull();
  });
});
