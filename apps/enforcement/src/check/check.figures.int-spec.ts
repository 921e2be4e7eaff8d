import { checkQuery, checkStatisticsQuery, hazardQuery, openAgencyCheckBody, openPatrolBody, registerSubjectBody, reportHazardBody, subjectQuery, type CheckDetail, type SubjectDetail } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const [community, otherCommunity] = ['440310001001', '440310003001'];

describe('checks in numbers, and where each leads', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let grid: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
    grid = kit.pingshan.as('grid-member', community);
  });
  afterAll(() => kit.close());

  const subject = (divisionCode = community): Promise<SubjectDetail> =>
    kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'enterprise', name: '坪山某电子厂', address: '坪山大道 1 号', noCreditCodeReason: '筹建中', divisionCode }));
  const patrol = (more: object, ctx = grid): Promise<CheckDetail> => kit.opening.open(ctx, 'patrol', openPatrolBody.parse(more));

  it('given checks of two kinds, streets and months, then each number leads to its rows, and a subject that was checked twice is one', async () => {
    const [one, two] = [await subject(), await subject(otherCommunity)];
    const at = (finishedAt: string, n = 0) => ({ startedAt: '2024-01-01T00:00:00Z', report: { finishedAt, findings: Array.from({ length: n }, (_, i) => ({ title: `隐患${i}` })) } });
    await patrol({ subjectId: one.id, ...at('2024-02-29T15:59:59Z', 2) });
    await patrol({ subjectId: one.id, ...at('2024-02-29T16:00:00Z') });
    await patrol({ subjectId: two.id, ...at('2024-02-10T00:00:00Z', 1) }, admin);
    await kit.opening.open(admin, 'agency', openAgencyCheckBody.parse({ subjectId: one.id, organization: '某中介', ...at('2024-02-10T00:00:00Z') }));
    await patrol({ subjectId: one.id });
    const february = await kit.checkStatistics.of(admin, checkStatisticsQuery.parse({ by: 'kind,division', month: '2024-02' }));
    expect(february.total).toEqual({ count: 3, subjects: 2, people: 3, hazards: 3 });
    expect(february.items.map((i) => [i.key['kind'], i.key['division'], i.count, i.subjects])).toEqual([['agency', '440310001000', 1, 1], ['patrol', '440310001000', 1, 1], ['patrol', '440310003000', 1, 1]]);
    const s = await kit.checkStatistics.of(admin, checkStatisticsQuery.parse({ by: 'month', kind: 'patrol', divisionCode: '440310001000' }));
    expect(s.items.filter((i) => i.key['month']?.startsWith('2024')).map((i) => [i.key['month'], i.count, i.subjects])).toEqual([['2024-02', 1, 1], ['2024-03', 1, 1]]);
    for (const q of [february, s]) for (const { filter, count, subjects } of q.items) {
      const { items } = await kit.checkList.page(admin, checkQuery.parse({ ...filter, limit: '200' }));
      expect({ filter, count: items.length, subjects: new Set(items.map((c) => c.subject.id)).size }).toEqual({ filter, count, subjects });
    }
    for (const { traced, subjects, hazards } of [...february.items, ...s.items]) expect(await tracedTo(admin, traced)).toEqual([subjects, hazards]);
    expect((await kit.checkStatistics.of(admin, checkStatisticsQuery.parse({ by: 'kind', subjectId: one.id, month: '2024-02' }))).items.map((i) => [i.count, i.traced])).toEqual([[1, null], [1, null]]);
    expect((await kit.checkStatistics.of(admin, checkStatisticsQuery.parse({ by: 'kind', month: '2001-01' }))).total).toEqual({ count: 0, subjects: 0, people: 0, hazards: 0 });
    const street = kit.pingshan.as('street-officer', '440310003000');
    expect((await kit.checkStatistics.of(street, checkStatisticsQuery.parse({ by: 'kind', month: '2024-02' }))).total).toEqual({ count: 1, subjects: 1, people: 1, hazards: 1 });
    expect(await tracedTo(street, { checked: 'true', checkMonth: '2024-02' })).toEqual([1, 1]);
    expect(await tracedTo(kit.binjiang.as('district-admin'), { checked: 'true' })).toEqual([0, 0]);
  });

  /** How many subjects and how many hazards the lists give by these parameters. */
  const tracedTo = async (ctx: TenantContext, traced: Record<string, string> | null): Promise<number[]> =>
    [(await kit.subjectList.page(ctx, subjectQuery.parse({ ...traced, limit: '200' }))).items.length, (await kit.list.page(ctx, hazardQuery.parse({ ...traced, limit: '200' }))).items.length];

  it('given subjects with a check and without, then the register tells them apart by kind, month and place of the check; what was called off, or is not finished, counts for none', async () => {
    const [patrolled, served, none, begun] = [await subject(), await subject(otherCommunity), await subject(), await subject()];
    await patrol({ subjectId: patrolled.id, startedAt: '2023-05-01T00:00:00Z', report: { finishedAt: '2023-05-01T02:00:00Z', findings: [{ title: '乱接电线' }] } });
    await kit.opening.open(admin, 'agency', openAgencyCheckBody.parse({ subjectId: served.id, organization: '某中介', startedAt: '2023-06-01T00:00:00Z', report: { finishedAt: '2023-06-01T02:00:00Z', findings: [{ title: '通道堵塞' }] } }));
    await patrol({ subjectId: begun.id });
    const ids = [patrolled, served, none, begun].map((x) => x.id).join(',');
    const names = new Map([[patrolled.id, 'patrolled'], [served.id, 'served'], [none.id, 'none'], [begun.id, 'begun']]);
    const subjects = async (query: object) => (await kit.subjectList.page(admin, subjectQuery.parse({ ids, ...query }))).items.map((x) => names.get(x.id)).sort();
    const hazards = async (query: object) => (await kit.list.page(admin, hazardQuery.parse({ limit: '200', ...query }))).items.filter((h) => names.has(h.subjectId ?? '')).map((h) => h.title).sort();
    for (const [query, expected, found] of [
      [{ checked: 'true' }, ['patrolled', 'served'], ['乱接电线', '通道堵塞']],
      [{ checked: 'false' }, ['begun', 'none'], []],
      [{ checkKind: 'agency' }, ['served'], ['通道堵塞']],
      [{ checkMonth: '2023-05' }, ['patrolled'], ['乱接电线']],
      [{ checkDivisionCode: '440310001000' }, ['patrolled'], ['乱接电线']],
      [{ checked: 'true', checkDivisionCode: '440310001000', checkDivisionOnly: 'true' }, [], []],
      [{ checked: 'false', checkMonth: '2023-05' }, ['begun', 'none', 'served'], ['通道堵塞']],
    ] as const) expect([query, await subjects(query), await hazards(query)]).toEqual([query, expected, found]);
    const alone = await kit.hazards.report(admin, reportHazardBody.parse({ title: '无检查的隐患', source: 'patrol', subjectId: none.id, divisionCode: community }));
    expect((await kit.list.page(admin, hazardQuery.parse({ subjectId: none.id, checked: 'false' }))).items.map((h) => h.id)).toEqual([alone.id]);
  });
});
