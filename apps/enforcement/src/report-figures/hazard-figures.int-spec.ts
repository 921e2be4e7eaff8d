import { hazardFiguresAnswer, hazardFiltersOf, hazardQuery, HAZARD_FIGURES_CODES, reportHazardBody } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import type { Callers } from '@anlan/platform/http';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { HazardFiguresController } from './hazard-figures.controller';
import { HazardFiguresService } from './hazard-figures.service';

const [first, second, third] = ['91440300708461136T', '914403001922038216', '91350100M000100Y43'] as const;

describe('what other services ask of the hazards of enterprises', () => {
  let kit: EnforcementKit;
  let officer: TenantContext;
  let controller: HazardFiguresController;
  const holders = new Map<string, TenantContext>();
  beforeAll(async () => {
    kit = await enforcementKit();
    officer = kit.pingshan.as('section-officer');
    holders.set('Bearer officer', officer).set('Bearer street', kit.pingshan.as('street-officer', '440310001')).set('Bearer other', kit.binjiang.as('section-officer')).set('Bearer owner', kit.pingshan.as('enterprise-owner')).set('Bearer auditor', kit.pingshan.as('auditor'));
    const callers = { now: async (authorization: string | undefined) => { const ctx = holders.get(authorization ?? ''); return ctx && { ctx, tokenUntil: 0 }; } } as unknown as Callers;
    controller = new HazardFiguresController(callers, new HazardFiguresService(kit.db.tenantTx()));
  }, 60_000);
  afterAll(() => kit.close());
  const ask = async (authorization = 'Bearer officer', creditCodes: readonly string[] = [first, second, third]) => hazardFiguresAnswer.parse(await controller.of({ authorization, creditCodes }));
  const figuresOf = async (authorization?: string) => (await ask(authorization)).figures.map((f) => [f.creditCode, f.found, f.closed]).sort();
  const hazard = async (subjectCreditCode: string | undefined, { divisionCode = '440310001001', closed = false, ctx = officer } = {}): Promise<void> => {
    const { id } = await kit.hazards.report(ctx, reportHazardBody.parse({ title: '隐患', source: 'patrol', divisionCode, subjectName: '某厂', subjectCreditCode }));
    if (closed) await kit.db.admin.query("update enforcement.hazard set status = 'closed', closed_at = now() where id = $1", [id]);
  };

  it('given hazards of enterprises, then each is told how many were found and closed, as far as the asker sees; and the numbers lead to the rows', async () => {
    for (const closed of [true, true, false]) await hazard(first, { closed });
    await hazard(second, { divisionCode: '440310003001' });
    await hazard(undefined, { closed: true });
    await hazard(first, { divisionCode: '330108001001', ctx: kit.binjiang.as('section-officer') });
    expect(await ask()).toMatchObject({ sees: true, asOf: expect.stringMatching(/\+08:00$/) });
    expect(await figuresOf()).toEqual([[second, 1, 0], [first, 3, 2]]);
    expect(await figuresOf('Bearer street')).toEqual([[first, 3, 2]]);
    expect(await figuresOf('Bearer other')).toEqual([[first, 1, 0]]);
    expect(await figuresOf('Bearer owner')).toEqual([]);
    expect((await ask('Bearer officer', [second, second])).figures).toEqual([{ creditCode: second, found: 1, closed: 0 }]);
    const filters = hazardFiltersOf([first, second]);
    const rows = async (filter: object | undefined) => (await kit.list.page(officer, hazardQuery.parse({ ...filter }))).items.length;
    expect([await rows(filters?.found), await rows(filters?.closed)]).toEqual([4, 2]);
  });

  it('given who may not read hazards, or is no member any more, then he is told of none; and what is no question is refused', async () => {
    expect([await ask('Bearer auditor'), await ask('Bearer stranger')]).toMatchObject([{ sees: false, figures: [] }, { sees: false, figures: [] }]);
    for (const data of [{ authorization: 'Bearer officer' }, { authorization: 'Bearer officer', creditCodes: [] }, { authorization: 'Bearer officer', creditCodes: ['91350100M000100Y4Z'] }, { authorization: 'Bearer officer', creditCodes: Array(HAZARD_FIGURES_CODES + 1).fill(first) }]) {
      await expect(controller.of(data)).rejects.toThrow(/^enforcement\.hazard-figures: creditCodes/);
    }
  });

  it('given codes in the list of hazards, then all must be right and so many as an address holds', () => {
    const takes = (codes: readonly string[]) => hazardQuery.safeParse({ subjectCreditCode: codes.join(',') }).success;
    expect([takes([first]), takes(Array(301).fill(first)), takes([first, '91350100M000100Y4Z']), takes([''])]).toEqual([true, true, false, false]);
    expect([hazardFiltersOf([]), hazardFiltersOf(Array(301).fill(first))]).toEqual([null, null]);
  });
});
