import { collectRiskPointBody, hazardQuery, planCampaignBody, registerSubjectBody, reportHazardBody, type Hazard, type SubjectDetail } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const community = '440310001001';

describe('what a hazard is linked to', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  });
  afterAll(() => kit.close());
  const subject = (name: string, ctx = admin, divisionCode = community, more: object = {}): Promise<SubjectDetail> =>
    kit.subjects.register(ctx, registerSubjectBody.parse({ kind: 'enterprise', name, address: '坪山大道 1 号', noCreditCodeReason: '筹建中', divisionCode, ...more }));
  const report = (more: object, ctx = admin): Promise<Hazard> => kit.hazards.report(ctx, reportHazardBody.parse({ title: '漏电', source: 'patrol', ...more }));
  const found = async (filter: object, ctx = admin): Promise<string[]> => (await kit.list.page(ctx, hazardQuery.parse({ limit: '200', ...filter }))).items.map((h) => h.id);

  it('given a subject on file, then what nobody said of name, code and place is the subject\'s, and what was said stays', async () => {
    const s = await subject('坪山某电子厂', admin, community, { creditCode: '91440300708461136T', noCreditCodeReason: undefined });
    const bare = await report({ subjectId: s.id });
    expect(bare).toMatchObject({ subjectId: s.id, subjectName: '坪山某电子厂', subjectCreditCode: '91440300708461136T', divisionCode: community });
    const said = await report({ subjectId: s.id, subjectName: '电子厂二车间', divisionCode: '440310003001' });
    expect(said).toMatchObject({ subjectName: '电子厂二车间', divisionCode: '440310003001' });
    expect(await found({ subjectId: s.id })).toEqual([said.id, bare.id]);
  });

  it('given a subject that was merged, then the hazard is of the one it went into', async () => {
    const [from, into] = [await subject('旧名称'), await subject('新名称')];
    await kit.subjects.merge(admin, from.id, from.version, { intoId: into.id, reason: '重复登记' });
    expect(await report({ subjectId: from.id })).toMatchObject({ subjectId: into.id, subjectName: '新名称' });
  });

  it('given a subject of another street or district, or one that is nowhere, then all answer alike and nothing is written', async () => {
    const grid = kit.pingshan.as('grid-member', community);
    const street = await subject('龙田某厂', admin, '440310003001');
    const there = await subject('滨江某厂', kit.binjiang.as('district-admin'), '330108001001');
    const before = await found({});
    for (const id of [street.id, there.id, newId()]) expect(await codeOf(report({ subjectId: id, divisionCode: community }, grid))).toBe('hazard.unknown_subject');
    expect(await found({})).toEqual(before);
  });

  it('given neither a place nor a subject, then the report is refused at the place', () => {
    const parsed = reportHazardBody.safeParse({ title: '漏电', source: 'patrol' });
    expect(parsed.error?.issues.map((i) => i.path)).toEqual([['divisionCode']]);
  });

  const plan = { from: '2026-01-01', to: '2026-12-31' };
  const campaign = async (name: string): Promise<string> => {
    const { id } = await kit.campaigns.plan(admin, planCampaignBody.parse({ ...plan, name, leadUnitId: kit.pingshan.unit(`${name}专班`) }));
    await kit.campaigns.start(admin, id, 1, {});
    return id;
  };
  it('given checks, items, risk points and campaigns, then the list and the export are narrowed by each', async () => {
    const { id: riskPointId } = await kit.riskPoints.collect(admin, collectRiskPointBody.parse({ name: '配电房', place: '一层', divisionCode: community }));
    const [checkId, one, two] = [newId(), await campaign('夜剑'), await campaign('百日清零')];
    const both = await report({ divisionCode: community, riskPointId, checkId, checkItem: 'XF-03', campaignIds: [one, two, one] });
    const single = await report({ divisionCode: community, checkId, campaignIds: [two] });
    expect(both.campaignIds).toEqual([one, two]);
    expect(await found({ riskPointId })).toEqual([both.id]);
    expect(await found({ checkId })).toEqual([single.id, both.id]);
    expect(await found({ checkId, checkItem: 'XF-03' })).toEqual([both.id]);
    expect(await found({ campaignId: one })).toEqual([both.id]);
    expect(await found({ campaignId: two })).toEqual([single.id, both.id]);
    expect(await found({ campaignId: two }, kit.binjiang.as('district-admin'))).toEqual([]);
  });

  it('given a ledger that knows its records, then an id it does not know is refused at its field', async () => {
    const [known, stranger] = [await campaign('猎火'), newId()];
    const planned = (await kit.campaigns.plan(admin, planCampaignBody.parse({ ...plan, name: '未启动', leadUnitId: kit.pingshan.unit('某专班') }))).id;
    const refused = await report({ divisionCode: community, campaignIds: [known, stranger] }).catch((e: ProblemError) => e);
    expect(refused).toMatchObject({ code: 'hazard.unknown_link', status: 400, errors: [{ path: 'body.campaignIds' }] });
    expect(await codeOf(report({ divisionCode: community, campaignIds: [planned] }))).toBe('hazard.unknown_link');
    expect(await report({ divisionCode: community, campaignIds: [known] })).toMatchObject({ campaignIds: [known] });
  });
});
