import {
  addExpertBody, assignExpertTaskBody, checkQuery, commissionServiceBody, expertQuery, expertTaskQuery, hazardQuery, openAgencyCheckBody, registerSubjectBody, serviceContractQuery, serviceFiguresQuery,
  type Expert, type ServiceContract, type SubjectDetail,
} from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';

describe('experts and services', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let officer: TenantContext;
  let street: TenantContext;
  const today = shanghaiDay(new Date());
  const yesterday = addCalendarDays(today, -1);
  const community = '440310001001';
  beforeAll(async () => {
    kit = await enforcementKit();
    [admin, officer, street] = [kit.pingshan.as('district-admin'), kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310001')];
  });
  afterAll(() => kit.close());

  let made = 0;
  const subject = (more: object = {}, tenant: TestTenant = kit.pingshan): Promise<SubjectDetail> =>
    kit.subjects.register(tenant.as('district-admin'), registerSubjectBody.parse({ kind: 'small_premises', name: `受检小店 ${(made += 1)}`, address: '坪山大道', divisionCode: community, ...more }));
  const expert = (more: object = {}, ctx = admin): Promise<Expert> =>
    kit.experts.add(ctx, addExpertBody.parse({ name: '李明', phone: '13812345678', speciality: '危险化学品', unit: '某研究院', level: 'province', validUntil: addCalendarDays(today, 365), divisionCode: ctx.slug, ...more }));
  const commission = (more: object = {}, ctx = officer): Promise<ServiceContract> =>
    kit.contracts.commission(ctx, commissionServiceBody.parse({ name: '工贸企业隐患排查服务', provider: '某安全技术公司', scope: '隐患排查', from: yesterday, to: addCalendarDays(today, 30), amount: 36_000_000, divisionCode: '440310', ...more }));
  const running = async (more: object = {}): Promise<ServiceContract> => kit.contracts.start(officer, (await commission(more)).id, 1);
  const check = (body: object, ctx = officer) => kit.opening.open(ctx, 'agency', openAgencyCheckBody.parse({ organization: '某安全技术公司', report: {}, ...body }));
  const finding = (title: string) => ({ title, checkItem: '1' });

  it('given a contract, when it runs, reports and is accepted, then another person accepts it, and a report may come back', async () => {
    const contract = await commission();
    expect(contract).toMatchObject({ status: 'commissioned', amount: 36_000_000, number: expect.stringMatching(/^FW440310-\d{4}-\d{4}$/), allowedActions: ['start', 'terminate'] });
    expect(await codeOf(kit.contracts.report(officer, contract.id, 1, '报告'))).toBe('service-contract.action_not_allowed');
    await kit.contracts.start(officer, contract.id, 1);
    expect(await codeOf(kit.contracts.start(officer, contract.id, 1))).toBe('request.stale');
    await kit.contracts.report(admin, contract.id, 2, '排查 231 家');
    expect(await codeOf(kit.contracts.accept(officer, contract.id, 3, '同意'))).toBe('service-contract.same_person');
    expect(await codeOf(kit.contracts.accept(admin, contract.id, 3, '同意'))).toBe('service-contract.same_person');
    expect(await kit.contracts.return(kit.pingshan.as('section-officer'), contract.id, 3, '缺清单')).toMatchObject({ status: 'running', decision: '缺清单' });
    expect(await codeOf(kit.contracts.change(kit.binjiang.as('section-officer'), contract.id, 4, { name: '别的' }))).toBe('request.not_found');
    await expect(kit.contracts.change(officer, contract.id, 4, { to: '2020-01-01' })).rejects.toMatchObject({ errors: [{ path: 'body.to', code: 'service-contract.period' }] });
    await kit.contracts.report(officer, contract.id, 4, '排查 231 家，附清单');
    const other = kit.pingshan.as('section-officer');
    expect(await kit.contracts.accept(other, contract.id, 5, '验收合格')).toMatchObject({ status: 'accepted', acceptedBy: { id: other.actor.id }, allowedActions: [] });
    expect(await codeOf(kit.contracts.change(officer, contract.id, 6, { name: '改名' }))).toBe('service-contract.not_open');
    const { rows } = await kit.db.admin.query<{ type: string }>('select type from enforcement.outbox where subject = $1 order by seq', [`service_contracts/${contract.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['commissioned', 'started', 'reported', 'returned', 'reported', 'accepted']);
  });

  it('given a contract and experts, when checks name them, then families served, hazards and experts come out, and lead to their rows', async () => {
    const district = kit.binjiang;
    const [boss, agent] = [district.as('district-admin'), district.as('section-officer')];
    const shop = (): Promise<SubjectDetail> => subject({ divisionCode: '330108001001' }, district);
    const [one, two, three] = [await shop(), await shop(), await shop()];
    const { id } = await kit.contracts.commission(agent, commissionServiceBody.parse({ name: '服务', provider: '甲机构', scope: '排查', from: yesterday, to: today, amount: 100, divisionCode: '330108', subjectIds: [one.id, two.id] }));
    await kit.contracts.start(agent, id, 1);
    const someone = await expert({}, boss);
    await expert({ level: 'district' }, boss);
    await expert({ validUntil: yesterday }, boss);
    for (const [s, findings] of [[one, ['甲', '乙']], [one, ['丙']], [two, []]] as const) await check({ subjectId: s.id, contractId: id, expertIds: [someone.id], report: { findings: findings.map(finding) } }, agent);
    await check({ subjectId: three.id, organization: '乙机构', report: { findings: [finding('丁')] } }, agent);
    const figures = await kit.serviceFigures.of(agent, serviceFiguresQuery.parse({}));
    expect(figures).toMatchObject({ experts: { total: 2, byLevel: { province: 1, city: 0, district: 1 } }, total: { checks: 4, subjects: 3, hazards: 4 } });
    expect(figures.providers.map(({ provider, checks, subjects, hazards }) => [provider, checks, subjects, hazards])).toEqual([['甲机构', 3, 2, 3], ['乙机构', 1, 1, 1]]);
    for (const { filter, checks } of [figures.total, ...figures.providers]) expect((await kit.checkList.page(agent, checkQuery.parse(filter))).items).toHaveLength(checks);
    expect((await kit.list.page(agent, hazardQuery.parse({ contractId: id }))).items.map((h) => h.title).sort()).toEqual(['丙', '乙', '甲']);
    expect((await kit.checkList.page(agent, checkQuery.parse({ expertId: someone.id }))).items).toHaveLength(3);
    expect((await kit.checkList.page(officer, checkQuery.parse({ contractId: id }))).items).toEqual([]);
    expect(await kit.serviceFigures.of(kit.pingshan.as('street-officer', '440310003'), serviceFiguresQuery.parse({}))).toMatchObject({ total: { checks: 0, subjects: 0, hazards: 0 }, providers: [] });
  });

  it.each<[string, (s: SubjectDetail) => Promise<object>, string]>([
    ['a contract that has not started', async () => ({ contractId: (await commission()).id }), 'service-contract.not_in_force'],
    ['a contract whose period is over', async () => ({ contractId: (await running({ from: '2020-01-01', to: '2020-12-31' })).id }), 'service-contract.not_in_force'],
    ['a contract that serves others', async () => ({ contractId: (await running({ subjectIds: [(await subject()).id] })).id }), 'service-contract.not_served'],
    ['a contract of another district', async () => ({ contractId: (await kit.contracts.commission(kit.binjiang.as('section-officer'), commissionServiceBody.parse({ name: '服务', provider: '甲', scope: '排查', from: today, to: today, amount: 1, divisionCode: '330108' }))).id }), 'service-contract.unknown'],
    ['an expert of another district', async () => ({ expertIds: [(await expert({}, kit.binjiang.as('district-admin'))).id] }), 'expert.unknown'],
    ['an expert who is no longer valid', async () => ({ expertIds: [(await expert({ validUntil: yesterday })).id] }), 'expert.not_in_force'],
    ['an expert of that very subject', async (s) => ({ expertIds: [(await expert({ unit: s.name })).id] }), 'expert.own_unit'],
  ])('given %s, when an agency\'s check names it, then there is no check', async (_, of, code) => {
    const s = await subject();
    expect(await codeOf(check({ subjectId: s.id, ...(await of(s)) }).catch((error: unknown) => {
      const first = (error as ProblemError).errors[0];
      throw first ? new ProblemError(first.code) : error;
    }))).toBe(code);
    expect((await kit.checkList.page(officer, checkQuery.parse({ subjectId: s.id }))).items).toEqual([]);
  });

  it('given an expert, when he is sent and has finished, then his fee counts in 分; his own enterprise he is not sent to', async () => {
    const [s, own] = [await subject(), await subject()];
    const { id } = await expert({ unit: own.name });
    expect(await codeOf(kit.expertTasks.assign(officer, assignExpertTaskBody.parse({ expertId: id, subjectId: own.id, onDay: today, task: '会诊' })))).toBe('expert.own_unit');
    const before = await kit.serviceFigures.of(officer, serviceFiguresQuery.parse({}));
    const task = await kit.expertTasks.assign(street, assignExpertTaskBody.parse({ expertId: id, subjectId: s.id, onDay: today, task: '会诊', fee: 50_000 }));
    expect(task).toMatchObject({ status: 'assigned', fee: 50_000, divisionCode: community, expert: { id } });
    expect(await kit.expertTasks.finish(street, task.id, 1, { result: '建议停用', fee: 80_000 })).toMatchObject({ status: 'finished', fee: 80_000, result: '建议停用', allowedActions: [] });
    const after = await kit.serviceFigures.of(officer, serviceFiguresQuery.parse({}));
    expect([after.fees - before.fees, after.experts.tasked - before.experts.tasked]).toEqual([80_000, 1]);
    expect(await codeOf(kit.expertTasks.cancel(street, task.id, 2, '晚了'))).toBe('expert-task.action_not_allowed');
    // Of another street, and of another district, there is nothing to see.
    const elsewhere = kit.pingshan.as('street-officer', '440310003');
    for (const ctx of [elsewhere, kit.binjiang.as('district-admin')]) {
      expect((await kit.expertTasks.page(ctx, expertTaskQuery.parse({}))).items).toEqual([]);
      expect(await codeOf(kit.expertTasks.get(ctx, task.id))).toBe('request.not_found');
    }
    expect(await codeOf(kit.expertTasks.assign(elsewhere, assignExpertTaskBody.parse({ expertId: id, subjectId: s.id, onDay: today, task: '会诊' })).catch((error: unknown) => {
      throw new ProblemError((error as ProblemError).errors[0]?.code ?? '');
    }))).toBe('expert-task.unknown_subject');
  });

  it('given the roster, then whoever keeps an expert works on him, no name is searched, and who is shown a name leaves a trace', async () => {
    const { id, number, version } = await expert({ name: '欧阳无双', speciality: '涉氨制冷' });
    expect((await kit.experts.page(street, expertQuery.parse({ q: '涉氨', inForce: 'true' }))).items.map((x) => x.id)).toEqual([id]);
    expect((await kit.experts.page(officer, expertQuery.parse({ q: '欧阳' }))).items).toEqual([]);
    expect(await codeOf(expert({}, street))).toBe('expert.out_of_scope');
    expect(await codeOf(kit.experts.change(street, id, version, { title: '研究员' }))).toBe('request.forbidden');
    const local = await expert({ divisionCode: '440310001' }, street);
    expect(await kit.experts.change(street, local.id, 1, { title: '研究员' })).toMatchObject({ title: '研究员', name: '李明', divisionCode: '440310001000' });
    expect(await codeOf(kit.experts.get(kit.binjiang.as('district-admin'), id))).toBe('request.not_found');
    expect(await kit.experts.reveal(admin, id, '发放聘书')).toEqual({ id, name: '欧阳无双', phone: '13812345678' });
    expect(await codeOf(kit.experts.reveal(officer, id, '好奇'))).toBe('request.forbidden');
    const { rows } = await kit.db.admin.query<{ detail: unknown }>("select detail from enforcement.audit_entry where action = 'expert.revealed'");
    expect(rows.map((r) => r.detail)).toEqual([{ number, fields: ['name', 'phone'], reason: '发放聘书' }]);
    const told = await kit.db.admin.query<{ all: string }>("select string_agg(data::text, ' ') as all from enforcement.outbox where subject = $1", [`experts/${id}`]);
    expect(told.rows[0]?.all).not.toContain('欧阳');
    expect(await kit.experts.remove(admin, id, version, '届满')).toMatchObject({ status: 'removed', inForce: false, removeReason: '届满' });
    expect(await codeOf(kit.experts.remove(admin, id, version + 1, '再次'))).toBe('expert.action_not_allowed');
    expect(await kit.experts.restore(admin, id, version + 1)).toMatchObject({ status: 'active', inForce: true, removeReason: null });
  });

  it('given a street and another district, then each works on contracts of its own alone', async () => {
    const contract = await commission();
    const local = await commission({ divisionCode: '440310001' }, street);
    expect((await kit.contracts.page(street, serviceContractQuery.parse({}))).items.map((c) => c.id)).toEqual([local.id]);
    expect((await kit.contracts.page(kit.binjiang.as('district-admin'), serviceContractQuery.parse({ q: '某安全' }))).items).toEqual([]);
    expect(await codeOf(kit.contracts.get(street, contract.id))).toBe('request.not_found');
    expect(await codeOf(kit.contracts.start(street, contract.id, 1))).toBe('request.not_found');
    expect(await codeOf(kit.contracts.start(kit.binjiang.as('district-admin'), contract.id, 1))).toBe('request.not_found');
    expect(await codeOf(commission({}, street))).toBe('service-contract.out_of_scope');
    expect(await codeOf(commission({ subjectIds: [newId()] }).catch((error: unknown) => {
      throw new ProblemError((error as ProblemError).errors[0]?.code ?? '');
    }))).toBe('service-contract.unknown_subject');
  });
});
