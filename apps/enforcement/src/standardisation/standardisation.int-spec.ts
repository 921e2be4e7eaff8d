import {
  announceStandardisationBody, applyStandardisationBody, registerSubjectBody, renewStandardisationBody, reviewStandardisationBody, standardisationFiguresQuery, standardisationQuery, type Standardisation,
} from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';

describe('standardisation grades', () => {
  let kit: EnforcementKit;
  let street: TenantContext;
  let officer: TenantContext;
  const today = shanghaiDay(new Date());
  const ago = (days: number): string => addCalendarDays(today, -days);
  beforeAll(async () => {
    kit = await enforcementKit();
    [street, officer] = [kit.pingshan.as('street-officer', '440310001'), kit.pingshan.as('section-officer')];
  });
  afterAll(() => kit.close());

  let made = 0;
  const subject = async (divisionCode = '440310001001', more: object = {}, tenant: TestTenant = kit.pingshan): Promise<string> =>
    (await kit.subjects.register(tenant.as('district-admin'), registerSubjectBody.parse({ kind: 'enterprise', noCreditCodeReason: '正在办理', name: `达标企业 ${(made += 1)}`, address: '坪山大道', divisionCode, ...more }))).id;
  const apply = (subjectId: string, more: object = {}, ctx = street): Promise<Standardisation> => kit.grades.apply(ctx, applyStandardisationBody.parse({ subjectId, grade: 'three', ...more }));
  const review = (s: Standardisation, more: object = {}, ctx = officer): Promise<Standardisation> => kit.grades.review(ctx, s.id, s.version, reviewStandardisationBody.parse({ result: 'passed', reviewer: '某评审公司', reviewedOn: ago(1100), ...more }));
  const announce = (s: Standardisation, announcedOn: string, certificateNumber = `AQBⅢ-${s.id}`): Promise<Standardisation> => kit.grades.announce(officer, s.id, s.version, announceStandardisationBody.parse({ certificateNumber, announcedOn }));
  const held = async (subjectId: string, announcedOn = today, more: object = {}): Promise<Standardisation> => announce(await review(await apply(subjectId, more)), announcedOn);
  const list = async (query: object, ctx = officer): Promise<string[]> => (await kit.gradeRecords.page(ctx, standardisationQuery.parse({ limit: '200', ...query }))).items.map((s) => s.id);

  it('given an application, when another passes it and it is announced, then it is valid for three years, and there is one of a subject', async () => {
    const id = await subject();
    const applied = await apply(id, { selfScore: 86.5 });
    expect(applied).toMatchObject({ status: 'applied', grade: 'three', valid: false, selfScore: 86.5, allowedActions: [] });
    expect(await codeOf(apply(id))).toBe('standardisation.open_already');
    expect(await codeOf(announce(applied, today))).toBe('standardisation.action_not_allowed');
    expect(await codeOf(review(applied, { reviewedOn: addCalendarDays(today, 1) }))).toBe('standardisation.in_future');
    const own = await kit.grades.apply(officer, applyStandardisationBody.parse({ subjectId: await subject(), grade: 'two' }));
    expect(await codeOf(review(own))).toBe('standardisation.same_person');
    const passed = await review(applied, { score: 91.2, reviewedOn: ago(10) });
    expect(passed).toMatchObject({ status: 'reviewed', score: 91.2, reviewer: '某评审公司', reviewedBy: { id: officer.actor.id } });
    expect(await codeOf(announce(passed, ago(11)))).toBe('standardisation.before_review');
    expect(await codeOf(announce(passed, addCalendarDays(today, 1)))).toBe('standardisation.in_future');
    const got = await announce(passed, ago(1), 'AQBⅢGM440310-1');
    expect(got).toMatchObject({ status: 'announced', valid: true, certificateNumber: 'AQBⅢGM440310-1', announcedOn: ago(1) });
    expect(got.expiresOn?.slice(0, 4)).toBe(String(Number(ago(1).slice(0, 4)) + 3 - (ago(1).endsWith('-01-01') ? 1 : 0)));
    expect(await codeOf(apply(id))).toBe('standardisation.open_already');
    expect(await codeOf(announce(await review(await apply(await subject())), today, 'AQBⅢGM440310-1'))).toBe('standardisation.certificate_taken');
    const { rows } = await kit.db.admin.query<{ type: string }>('select type from enforcement.outbox where subject = $1 order by seq', [`standardisations/${got.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['applied', 'reviewed', 'announced']);
    expect(await kit.grades.revoke(officer, got.id, got.version, '发生死亡事故')).toMatchObject({ status: 'revoked', valid: false, revokeReason: '发生死亡事故', allowedActions: [] });
    expect(await apply(id)).toMatchObject({ status: 'applied' });
  });

  it('given a grade that ends soon, then its renewal is a to-do until it is asked for; announced, it takes the former one\'s place, failed, it does not', async () => {
    const soon = await held(await subject(), ago(1060));
    await held(await subject(), ago(30));
    const todos = async (): Promise<string[]> => (await kit.todos.page(street, { kind: ['renew'], limit: 200 })).items.map((t) => t.subject.id);
    expect(await todos()).toEqual([soon.id]);
    const asked = await kit.grades.renew(street, soon.id, soon.version, renewStandardisationBody.parse({ grade: 'two' }));
    expect(asked).toMatchObject({ status: 'announced', valid: true, renewalId: expect.any(String), allowedActions: [] });
    expect(await todos()).toEqual([]);
    expect(await codeOf(kit.grades.renew(street, soon.id, asked.version, renewStandardisationBody.parse({})))).toBe('standardisation.renewal_open');
    const next = await kit.gradeRecords.get(officer, asked.renewalId as string);
    expect(next).toMatchObject({ status: 'applied', grade: 'two', renewalOf: soon.id });
    await review(next, { result: 'failed', reviewedOn: today });
    expect(await kit.gradeRecords.get(street, soon.id)).toMatchObject({ status: 'announced', valid: true, renewalId: null });
    expect(await todos()).toEqual([soon.id]);
    const again = await kit.grades.renew(street, soon.id, asked.version + 1, renewStandardisationBody.parse({}));
    const second = await kit.gradeRecords.get(officer, again.renewalId as string);
    expect(await announce(await review(second, { reviewedOn: today }), today)).toMatchObject({ valid: true, grade: 'three' });
    expect(await kit.gradeRecords.get(officer, soon.id)).toMatchObject({ status: 'renewed', valid: false });
  });

  it('given grades of streets, valid and expired, then the figures count the valid ones, and each leads to its rows', async () => {
    const other = '330108001001';
    const [boss, chief] = [kit.binjiang.as('district-admin'), kit.binjiang.as('section-officer')];
    const grade = async (announcedOn: string, of: string): Promise<void> => {
      const applied = await kit.grades.apply(boss, applyStandardisationBody.parse({ subjectId: await subject(other, {}, kit.binjiang), grade: of }));
      const passed = await kit.grades.review(chief, applied.id, 1, reviewStandardisationBody.parse({ result: 'passed', reviewer: '甲', reviewedOn: ago(2000) }));
      await kit.grades.announce(chief, passed.id, 2, announceStandardisationBody.parse({ certificateNumber: passed.id, announcedOn }));
    };
    for (const [at, of] of [[today, 'two'], [ago(20), 'three'], [ago(1060), 'three'], [ago(1200), 'three']] as const) await grade(at, of);
    const figures = await kit.gradeRecords.figures(chief, standardisationFiguresQuery.parse({}));
    expect(figures).toMatchObject({ total: 3, byGrade: { one: 0, two: 1, three: 2 }, expiring: 1, expired: 1 });
    for (const { filter, count } of figures.items) expect(await list(filter, chief)).toHaveLength(count);
    expect(await list({ expired: 'true' }, chief)).toHaveLength(1);
    expect(await list({ expiresWithin: '90' }, chief)).toHaveLength(1);
    expect((await kit.gradeRecords.figures(kit.pingshan.as('street-officer', '440310003'), standardisationFiguresQuery.parse({}))).total).toBe(0);
  });

  it('given another street, another district, and the enterprise itself, then each sees and does what is its own', async () => {
    const unitId = kit.pingshan.unit('某企业');
    const mine = await subject();
    await kit.db.admin.query('update enforcement.subject set unit_id = $1 where id = $2', [unitId, mine]);
    const enterprise = kit.pingshan.holding([{ role: 'enterprise-owner', unitId, divisionPrefix: null }], unitId);
    const applied = await apply(mine, {}, enterprise);
    expect(await list({}, enterprise)).toEqual([applied.id]);
    expect(applied.allowedActions).toEqual([]);
    expect(await codeOf(review(applied, {}, enterprise))).toBe('standardisation.out_of_scope');
    expect(await codeOf(apply(await subject(), {}, enterprise))).toBe('standardisation.unknown_subject');
    for (const ctx of [kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')]) {
      expect(await list({ subjectId: mine }, ctx)).toEqual([]);
      expect(await codeOf(kit.gradeRecords.get(ctx, applied.id))).toBe('request.not_found');
      expect(await codeOf(review(applied, {}, ctx))).toBe('request.not_found');
      expect(await codeOf(apply(mine, {}, ctx))).toBe('standardisation.unknown_subject');
    }
  });
});
