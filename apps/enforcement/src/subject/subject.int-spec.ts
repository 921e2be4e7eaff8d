import { createHash } from 'node:crypto';
import { changeSubjectBody, registerSubjectBody, subjectApi, subjectQuery, type RegisterSubjectBody, type SubjectDetail } from '@anlan/contracts/enforcement';
import { checkCreditCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { policyOf, ProblemError } from '@anlan/platform/http';
import { codeOf, problemOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const ACME = '91440300708461136T';
const OTHER = '914403001922038216';
const right = (first: string): string => first + ((checkCreditCode(`${first}0`) as { expected?: string }).expected ?? '0');
const TAKEN = right('91440300MA5TAKEN0');
const FREE = right('91440300MA5DRAFT0');
const place = '440310001001';
const wanted = (more: object = {}): RegisterSubjectBody =>
  registerSubjectBody.parse({ kind: 'enterprise', name: '深圳市某电子有限公司', noCreditCodeReason: '筹建中', address: '坪山大道 1 号', divisionCode: place, ...more });

describe('the ledger of subjects', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  });
  afterAll(() => kit.close());
  const register = (more: object = {}, ctx = admin): Promise<SubjectDetail> => kit.subjects.register(ctx, wanted(more));
  const outbox = async (id: string) =>
    (await kit.db.admin.query<{ type: string; sequence: string; data: Record<string, unknown> }>('select type, sequence, data from enforcement.outbox where subject = $1 order by seq', [`subjects/${id}`])).rows;
  const events = async (id: string) => (await outbox(id)).map((r) => `${r.type.split('.')[3]}@${r.sequence}`);
  const ids = async (ctx: TenantContext, filter: object): Promise<string[]> => (await kit.subjectList.page(ctx, subjectQuery.parse({ limit: '200', ...filter }))).items.map((s) => s.id);

  it('given a subject, when it is taken through its life, then history, events and audit tell the same story', async () => {
    const officer = kit.pingshan.as('enforcement-officer');
    const grid = kit.pingshan.as('grid-member', place);
    const unit = kit.pingshan.unit('工业和信息化局');
    let s = await register({ creditCode: ACME, isKey: true, tags: ['confined_space'], profile: { operation: { text: '两班倒' } } }, grid);
    expect(s).toMatchObject({ status: 'active', version: 1, divisionName: '坪山街道第一社区', owner: null, noCreditCodeReason: null, refreshDue: false, completeness: { filled: 1, of: 10, rate: '10.00 %' }, code: null });
    s = await kit.subjects.change(admin, s.id, 1, { address: '坪山大道 2 号', staffCount: 80, profile: { culture: { text: '班组安全自治', figures: [] } } });
    s = await kit.subjects.assignOwner(admin, s.id, 2, { memberId: grid.actor.memberId as string, unitId: unit });
    expect(s.owner).toEqual({ memberId: grid.actor.memberId, memberName: grid.actor.name, unitId: unit, unitName: '工业和信息化局' });
    s = await kit.subjects.grade(officer, s.id, 3, { grade: 'C', reason: '粉尘作业' });
    expect(s).toMatchObject({ grade: 'C', gradeReason: '粉尘作业', inspectionCap: 4 });
    s = await kit.subjects.refresh(grid, s.id, 4, { corrections: { staffCount: 90 }, note: '现场核实' });
    s = await kit.subjects.move(admin, s.id, 5, 'suspend', { reason: '停产检修' });
    s = await kit.subjects.resume(admin, s.id, 6, {});
    s = await kit.subjects.move(admin, s.id, 7, 'close', { reason: '已搬离' });
    expect(s).toMatchObject({ status: 'closed', statusReason: '已搬离', refreshDueAt: null, allowedActions: ['reopen', 'merge'] });
    s = await kit.subjects.move(admin, s.id, 8, 'reopen', { reason: '注销有误' });
    expect(s).toMatchObject({ status: 'active', version: 9 });
    const { items } = await kit.subjectRecords.history(officer, s.id);
    expect(items.map((i) => `${i.action}@${i.version}`)).toEqual(['register@1', 'change@2', 'assign-owner@3', 'grade@4', 'refresh@5', 'suspend@6', 'resume@7', 'close@8', 'reopen@9']);
    expect(items[1]?.changes).toEqual([
      { path: 'address', from: '坪山大道 1 号', to: '坪山大道 2 号' }, { path: 'staffCount', from: null, to: 80 }, { path: 'profile.culture', from: null, to: { text: '班组安全自治', figures: [] } },
    ]);
    expect(items[4]).toMatchObject({ note: '现场核实', actor: { id: grid.actor.id } });
    expect(items[4]?.changes.map((c) => c.path)).toEqual(['staffCount', 'refreshedAt']);
    expect(await events(s.id)).toEqual(['registered@1', 'changed@2', 'owner_assigned@3', 'graded@4', 'refreshed@5', 'suspended@6', 'resumed@7', 'closed@8', 'reopened@9']);
    const audit = await kit.db.admin.query<{ action: string }>('select action from enforcement.audit_entry where target = $1 order by id', [`subjects/${s.id}`]);
    expect(audit.rows.map((r) => r.action)).toEqual(['subject.registered', 'subject.changed', 'subject.owner_assigned', 'subject.graded', 'subject.refreshed', 'subject.suspended', 'subject.resumed', 'subject.closed', 'subject.reopened']);
  });

  it('given a code that is registered, then another with it is 409 and says which; to who may not see it, only that there is one', async () => {
    const taken = await register({ name: '某化工有限公司', creditCode: TAKEN });
    const refused = await problemOf(register({ name: '某电子厂', creditCode: ` ${TAKEN.toLowerCase()}` }));
    expect(refused).toMatchObject({ code: 'subject.duplicate_code', status: 409, extra: { existing: { id: taken.id, name: '某化工有限公司' } }, errors: [{ path: 'body.creditCode' }] });
    const elsewhere = kit.pingshan.as('street-officer', '440310003000');
    const blind = await problemOf(register({ creditCode: TAKEN, divisionCode: '440310003001' }, elsewhere));
    expect(blind).toMatchObject({ code: 'subject.duplicate_code', extra: {} });
    expect(JSON.stringify([blind.params, blind.errors])).not.toContain('某化工');
    // Another district has its own.
    expect((await kit.subjects.register(kit.binjiang.as('district-admin'), wanted({ creditCode: TAKEN, divisionCode: '330108001001' }))).creditCode).toBe(TAKEN);
    const other = await register({ creditCode: OTHER });
    expect(await codeOf(kit.subjects.change(admin, other.id, 1, { creditCode: TAKEN }))).toBe('subject.duplicate_code');
  });

  it('given one code registered twice at once, then one of the two is 409 and none is an error of the server', async () => {
    const code = '91350100M000100Y43';
    const both = await Promise.allSettled([register({ creditCode: code }), register({ creditCode: code })]);
    expect(both.map((r) => (r.status === 'fulfilled' ? 'done' : (r.reason as ProblemError).code)).sort()).toEqual(['done', 'subject.duplicate_code']);
  });

  it('given a stale version, nothing to change, or a step out of order, then nothing is written', async () => {
    const s = await register();
    expect(await problemOf(kit.subjects.change(admin, s.id, 9, { name: '新名' }))).toMatchObject({ code: 'request.stale', params: { current: 1 } });
    expect(await kit.subjects.change(admin, s.id, 1, { name: s.name, tags: [] })).toMatchObject({ version: 1 });
    expect(await problemOf(kit.subjects.resume(admin, s.id, 1, {}))).toMatchObject({ code: 'subject.action_not_allowed', extra: { state: 'active' } });
    expect(await codeOf(kit.subjects.assignOwner(admin, s.id, 1, { memberId: newId() }))).toBe('subject.unknown_owner');
    expect(await events(s.id)).toEqual(['registered@1']);
    await kit.subjects.move(admin, s.id, 1, 'close', { reason: '误登' });
    expect(await codeOf(kit.subjects.change(admin, s.id, 2, { name: '新名' }))).toBe('subject.not_open');
    expect((await kit.subjectRecords.history(admin, s.id)).items).toHaveLength(2);
  });

  it('given a double, when it is merged, then its id leads to the one that stays, its code is free, and hazards stay', async () => {
    const [into, double, older] = [await register({ name: '某厂' }), await register({ name: '某某厂', creditCode: FREE }), await register({ name: '老厂' })];
    await kit.subjects.merge(admin, older.id, 1, { intoId: double.id, reason: '更名' });
    const merged = await kit.subjects.merge(admin, double.id, 1, { intoId: into.id, reason: '重复登记' });
    expect(merged).toMatchObject({ status: 'merged', mergedInto: { id: into.id, name: '某厂' }, allowedActions: [], refreshDueAt: null });
    expect(await kit.subjectRecords.get(admin, older.id)).toMatchObject({ mergedInto: { id: into.id, name: '某厂' }, version: 3 });
    expect((await kit.subjectRecords.history(admin, into.id)).items.map((i) => i.action)).toEqual(['register', 'absorb']);
    expect((await outbox(double.id)).at(-1)?.data).toMatchObject({ intoId: into.id, reason: '重复登记', status: 'merged' });
    for (const target of [double.id, older.id, newId()]) expect(await codeOf(kit.subjects.merge(admin, into.id, 1, { intoId: target, reason: '试' }))).toBe('subject.unknown_target');
    expect(await codeOf(kit.subjects.merge(admin, into.id, 1, { intoId: into.id, reason: '试' }))).toBe('subject.unknown_target');
    expect(await codeOf(kit.subjects.move(admin, double.id, 2, 'reopen', { reason: '试' }))).toBe('subject.action_not_allowed');
    expect((await register({ creditCode: FREE })).creditCode).toBe(FREE);
  });

  it('given two mergers of each other at once, then one of them is made', async () => {
    const [a, b] = [await register(), await register()];
    const both = await Promise.allSettled([kit.subjects.merge(admin, a.id, 1, { intoId: b.id, reason: '重复' }), kit.subjects.merge(admin, b.id, 1, { intoId: a.id, reason: '重复' })]);
    expect(both.map((r) => (r.status === 'fulfilled' ? 'done' : (r.reason as ProblemError).code)).sort()).toEqual(['done', 'subject.unknown_target']);
  });

  it('given a premises code, then it is found however it is typed, in scope alone, and never again once it is renewed', async () => {
    const s = await register();
    const code = s.code as string;
    expect((await kit.subjectRecords.byCode(admin, code.toLowerCase().replaceAll('-', ''))).id).toBe(s.id);
    const grid = kit.pingshan.as('grid-member', place);
    expect(await kit.subjectRecords.byCode(grid, code)).toMatchObject({ id: s.id, code: null, codeDigest: createHash('sha256').update(`${s.id} ${code.replaceAll('-', '')}`).digest('hex') });
    expect(await codeOf(kit.subjectRecords.byCode(kit.pingshan.as('street-officer', '440310003000'), code))).toBe('request.not_found');
    expect(await codeOf(kit.subjectRecords.byCode(kit.binjiang.as('district-admin'), code))).toBe('request.not_found');
    const renewed = await kit.subjects.rotateCode(admin, s.id, 1, {});
    expect(renewed.code).not.toBe(code);
    expect(await codeOf(kit.subjectRecords.byCode(admin, code))).toBe('request.not_found');
    expect(JSON.stringify([await kit.subjectRecords.history(admin, s.id), await outbox(s.id)])).not.toContain(renewed.code);
    expect((await outbox(s.id)).at(-1)?.data).toMatchObject({ fields: ['code'] });
  });

  it('given a contact, then its number is masked in every answer and in the history, and shown for a reason on record', async () => {
    const s = await register({ contact: { name: '李强', phone: '13812345678' } });
    const shown = policyOf(subjectApi.get)?.show(await kit.subjectRecords.get(admin, s.id)).answer as SubjectDetail;
    expect(shown.contact).toEqual({ name: '李强', phone: '138****5678' });
    const listed = policyOf(subjectApi.list)?.show(await kit.subjectList.page(admin, { limit: 200 })).answer;
    expect(JSON.stringify(listed)).not.toContain('13812345678');
    await kit.subjects.change(admin, s.id, 1, changeSubjectBody.parse({ contact: { name: '李强', phone: '13899995678' } }));
    const { items } = await kit.subjectRecords.history(admin, s.id);
    expect(items[1]?.changes).toEqual([{ path: 'contact.phone', from: '138****5678', to: '138****5678' }]);
    expect(JSON.stringify([await outbox(s.id), (await kit.db.admin.query('select * from enforcement.audit_entry where target = $1', [`subjects/${s.id}`])).rows])).not.toMatch(/138\d{8}/);
    expect(await kit.subjectRecords.reveal(admin, s.id, '联系整改')).toEqual({ id: s.id, contactPhone: '13899995678' });
    const { rows } = await kit.db.admin.query("select detail from enforcement.audit_entry where target = $1 and action = 'subject.revealed'", [`subjects/${s.id}`]);
    expect(rows).toEqual([{ detail: { fields: ['contact.phone'], reason: '联系整改' } }]);
    expect(await codeOf(kit.subjectRecords.reveal(kit.pingshan.as('duty-officer', '440310003000'), s.id, '联系整改'))).toBe('request.not_found');
  });

  it('given another street and another district, then what is not theirs is out of sight, and cannot be registered, moved or worked there', async () => {
    const s = await register();
    const street = kit.pingshan.as('street-officer', '440310003000');
    const there = kit.binjiang.as('district-admin');
    for (const stranger of [street, there]) {
      expect(await codeOf(kit.subjectRecords.get(stranger, s.id))).toBe('request.not_found');
      expect(await codeOf(kit.subjectRecords.history(stranger, s.id))).toBe('request.not_found');
      expect(await codeOf(kit.subjects.change(stranger, s.id, 1, { name: '新名' }))).toBe('request.not_found');
      expect(await codeOf(kit.subjects.merge(stranger, s.id, 1, { intoId: newId(), reason: '试' }))).toBe('request.not_found');
      expect(await ids(stranger, {})).not.toContain(s.id);
    }
    expect(await codeOf(register({}, street))).toBe('subject.out_of_scope');
    expect(await codeOf(kit.subjects.register(there, wanted()))).toBe('subject.unknown_division');
    const own = await register({ divisionCode: '440310003001' }, street);
    expect(await codeOf(kit.subjects.change(street, own.id, 1, { divisionCode: place }))).toBe('subject.out_of_scope');
    expect(await codeOf(kit.subjects.merge(street, own.id, 1, { intoId: s.id, reason: '试' }))).toBe('subject.unknown_target');
    const reader = kit.pingshan.as('leader');
    expect(await codeOf(kit.subjects.change(reader, own.id, 1, { name: '新名' }))).toMatch(/^(subject.out_of_scope|request.forbidden)$/);
  });

  it('given the officer of a department, then he sees and registers what is the department\'s', async () => {
    const unit = kit.pingshan.unit('住房和建设局');
    const officer = kit.pingshan.holding([{ role: 'section-officer', unitId: unit, divisionPrefix: null, units: [unit] }], unit);
    const none = await register();
    const his = await register({ name: '某工地' }, officer);
    expect(his.owner).toMatchObject({ unitId: unit });
    expect(await ids(officer, {})).toEqual([his.id]);
    expect(await codeOf(kit.subjectRecords.get(officer, none.id))).toBe('request.not_found');
    expect(await kit.subjectStatistics.of(officer, { by: ['kind'] })).toMatchObject({ total: 1 });
  });
});
