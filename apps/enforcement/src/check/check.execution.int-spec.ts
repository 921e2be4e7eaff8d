import { checkQuery, createChecklistBody, executionQuery, finishCheckBody, openPatrolBody, registerSubjectBody } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const community = '440310001001';

describe('how far checklists are carried out', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let grid: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [admin, grid] = [kit.pingshan.as('district-admin'), kit.pingshan.as('grid-member', community)];
  });
  afterAll(() => kit.close());

  it('given checks with a checklist, then its rate is fulfilled ÷ asked; what does not apply is not asked, and a check that goes on says nothing yet', async () => {
    const { id: subjectId } = await kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'small_premises', name: '某店', address: '坪山大道', divisionCode: community }));
    const items = ['1', '2', '3', '4'].map((code) => ({ code, text: `第 ${code} 条`, points: 2, evidence: 'none' }));
    const draft = await kit.checklists.create(admin, createChecklistBody.parse({ name: '有限空间七不准', category: 'mechanism', items }));
    const list = await kit.checklists.publish(admin, draft.id, draft.version, {});
    const check = async (answers: Record<string, string>) => {
      const c = await kit.opening.open(grid, 'patrol', openPatrolBody.parse({ subjectId, checklistId: list.id }));
      return kit.checks.finish(grid, 'patrol', c.id, c.version, finishCheckBody.parse({ answers: Object.entries(answers).map(([item, answer]) => ({ item, answer })) }));
    };
    await check({ 1: 'yes', 2: 'yes', 3: 'yes', 4: 'yes' });
    await check({ 1: 'yes', 2: 'no', 3: 'not_applicable', 4: 'yes' });
    // Still going on: nothing is said of it yet.
    await kit.opening.open(grid, 'patrol', openPatrolBody.parse({ subjectId, checklistId: list.id }));
    const of = async (ctx: TenantContext, query: object = {}) => (await kit.checkExecution.of(ctx, executionQuery.parse(query))).items;
    const [figure, ...others] = await of(admin);
    expect(others).toEqual([]);
    expect(figure).toMatchObject({ templateId: list.templateId, name: '有限空间七不准', checks: 2, asked: 7, fulfilled: 6, rate: '85.71 %' });
    expect((await kit.checkList.page(admin, checkQuery.parse({ limit: '200', ...figure?.filter }))).items).toHaveLength(2);
    expect(await of(kit.pingshan.as('street-officer', '440310003000'))).toEqual([]);
    expect(await of(kit.binjiang.as('district-admin'))).toEqual([]);
    expect(await of(admin, { month: '2020-01' })).toEqual([]);
  });
});
