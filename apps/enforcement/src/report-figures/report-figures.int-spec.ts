import { checkQuery, hazardQuery, inspectionPlanQuery, makePlanBody, openPatrolBody, registerSubjectBody, reportFiguresAnswer, reportHazardBody, type EnforcementFigure } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import type { Callers } from '@anlan/platform/http';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { ReportFiguresController } from './report-figures.controller';
import { ReportFiguresService } from './report-figures.service';

describe('what reports of other services say of enforcement', () => {
  let kit: EnforcementKit;
  let officer: TenantContext;
  let unitId: string;
  let controller: ReportFiguresController;
  const holders = new Map<string, TenantContext>();
  beforeAll(async () => {
    kit = await enforcementKit();
    officer = kit.pingshan.as('section-officer');
    unitId = kit.pingshan.snapshot.units[0]?.id as string;
    holders.set('Bearer officer', officer).set('Bearer street', kit.pingshan.as('street-officer', '440310001')).set('Bearer other', kit.binjiang.as('section-officer'));
    const callers = { now: async (authorization: string | undefined) => { const ctx = holders.get(authorization ?? ''); return ctx && { ctx, tokenUntil: 0 }; } } as unknown as Callers;
    controller = new ReportFiguresController(callers, new ReportFiguresService(kit.statistics, kit.checkStatistics, kit.planRecords));
  }, 60_000);
  afterAll(() => kit.close());
  const ask = async (authorization = 'Bearer officer', from = '2024-02-01', to = '2024-02-29') => reportFiguresAnswer.parse(await controller.of({ authorization, from, to }));

  it('given checks and hazards around the days, then those of the days count, by the figures of the ledgers, and each number leads to its rows', async () => {
    const register = async (): Promise<string> => (await kit.subjects.register(officer, registerSubjectBody.parse({ kind: 'enterprise', name: '坪山某电子厂', address: '坪山大道 1 号', noCreditCodeReason: '筹建中', divisionCode: '440310001001' }))).id;
    const subjectId = await register();
    // The last second of the days, the first after them, and one within.
    for (const finishedAt of ['2024-02-29T15:59:59Z', '2024-02-29T16:00:00Z', '2024-02-10T00:00:00Z']) await kit.opening.open(officer, 'patrol', openPatrolBody.parse({ subjectId, startedAt: '2024-01-01T00:00:00Z', report: { finishedAt, findings: [] } }));
    const hazard = async (set: string, more: object = {}): Promise<void> => {
      const { id } = await kit.hazards.report(officer, reportHazardBody.parse({ title: '隐患', source: 'patrol', divisionCode: '440310001001', subjectId, ...more }));
      await kit.db.admin.query(`update enforcement.hazard set ${set} where id = $1`, [id]);
    };
    const at = (instant: string, more = ''): string => `reported_at = '${instant}'${more}`;
    const closed = ", status = 'closed', closed_at = now()";
    await hazard(at('2024-01-31T15:59:59Z'));
    await hazard(at('2024-01-31T16:00:00Z', closed));
    await hazard(at('2024-02-15T00:00:00Z', ", rectification = 'on_the_spot'"), { source: 'agency' });
    await hazard(at('2024-02-29T15:59:59Z', `, department_unit_id = '${kit.pingshan.unit('住建局')}', department_status = 'assigned'`), { level: 'major' });
    await hazard(at('2024-02-29T16:00:00Z', closed));
    const plan = await kit.plans.make(officer, makePlanBody.parse({ name: '年度监督检查计划', year: 2024, divisionCode: '440310', unitId, items: [{ subjectId: await register(), month: 3 }] }));
    await kit.plans.submit(officer, plan.id, 1);
    await kit.plans.approve(kit.pingshan.as('leader'), plan.id, 2);

    const { figures, missing } = await ask();
    expect(missing).toEqual([]);
    const numbers = Object.fromEntries(figures.map((f) => [f.key.slice('enforcement.'.length), f.count ?? [f.numerator, f.denominator]]));
    expect(numbers).toEqual({
      'checks.count': 2, 'checks.subjects': 1, 'checks.people': 2, 'checks.kind.patrol': 2, 'plans.completion': [0, 1],
      'hazards.found': 3, 'hazards.rectification': [1, 3], 'hazards.on-the-spot': [1, 3], 'hazards.major': 1, 'hazards.major.rectification': [0, 1], 'hazards.dual-closure': [0, 1], 'hazards.source.patrol': 2, 'hazards.source.agency': 1,
    });
    const rows: Record<string, (filter: object) => Promise<{ items: readonly unknown[] }>> = {
      checks: (f) => kit.checkList.page(officer, checkQuery.parse({ limit: '200', ...f })), hazards: (f) => kit.list.page(officer, hazardQuery.parse({ limit: '200', ...f })), 'inspection-plans': (f) => kit.planRecords.page(officer, inspectionPlanQuery.parse(f)),
    };
    // Different subjects and people stand in as many rows as there are checks.
    const counts = (f: EnforcementFigure): [Record<string, string>, number][] => (f.path === 'inspection-plans' ? [[f.filter, 1]] : [[f.filter, f.key === 'enforcement.checks.subjects' ? 2 : (f.count ?? f.numerator ?? -1)], ...(f.wholeFilter ? [[f.wholeFilter, f.denominator ?? -1] as [Record<string, string>, number]] : [])]);
    for (const f of figures) for (const [filter, n] of counts(f)) expect([f.key, filter, (await rows[f.path]?.(filter))?.items.length]).toEqual([f.key, filter, n]);
  });

  it('given who sees a part, or nobody, then no figure; given another district, then its own', async () => {
    expect(await ask('Bearer street')).toEqual({ figures: [], missing: ['check.read', 'inspection-plan.read', 'hazard.read'] });
    expect(await ask('Bearer stranger')).toEqual({ figures: [], missing: ['check.read', 'inspection-plan.read', 'hazard.read'] });
    expect((await ask('Bearer other')).figures.find((f) => f.key === 'enforcement.hazards.found')).toMatchObject({ count: 0 });
    await expect(controller.of({ authorization: 'Bearer officer', from: '2024-02-01' })).rejects.toThrow(/^enforcement\.report-figures: to /);
  });
});
