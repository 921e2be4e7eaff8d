import type { ReportHazardBody } from '@anlan/contracts/enforcement';
import { newId } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { codeOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const report = (more: Partial<ReportHazardBody> = {}): ReportHazardBody => ({
  title: '疏散通道堆放杂物', level: 'general', divisionCode: '440310001001', source: 'patrol', rectification: 'time_limited', ...more,
});
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

describe('the hazard ledger', () => {
  let kit: EnforcementKit;
  beforeAll(async () => (kit = await enforcementKit()));
  afterAll(() => kit.close());
  const outbox = async (id: string) =>
    (await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [`hazards/${id}`])).rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`);

  it('given a hazard, when four people take it round twice, then history, events, counts and audit tell the same story', async () => {
    const grid = kit.pingshan.as('grid-member', '440310001001');
    const street = kit.pingshan.as('street-officer', '440310001000');
    const owner = kit.pingshan.as('enterprise-owner');
    const officer = kit.pingshan.as('enforcement-officer');
    let h = await kit.hazards.report(grid, report({ subjectName: '深圳市某电子有限公司', dueAt: later(7) }));
    expect(h).toMatchObject({ status: 'reported', version: 1, divisionName: '坪山街道第一社区', overdue: false });
    expect(h.number).toMatch(/^YH-440310-\d{4}-\d{6}$/);
    h = await kit.hazards.act(street, h.id, 1, 'assign', { memberId: owner.actor.memberId as string });
    h = await kit.hazards.act(owner, h.id, 2, 'start', {});
    h = await kit.hazards.act(owner, h.id, 3, 'submit', { evidence: ['已清理'] });
    expect(await codeOf(kit.hazards.act({ ...owner, grants: officer.grants, permissions: officer.permissions }, h.id, 4, 'verify', { result: 'accepted' }))).toBe('hazard.same_person');
    h = await kit.hazards.act(officer, h.id, 4, 'verify', { result: 'rejected', reason: '通道仍有杂物' });
    expect(h).toMatchObject({ status: 'rectifying', rejections: 1 });
    h = await kit.hazards.act(owner, h.id, 5, 'submit', { evidence: [{ description: '再次清理' }] });
    h = await kit.hazards.act(officer, h.id, 6, 'verify', { result: 'accepted' });
    expect(h).toMatchObject({ status: 'closed', version: 7, allowedActions: ['reopen', 'retag'] });
    expect((await kit.records.history(officer, h.id)).items.map((i) => i.action)).toEqual(['report', 'assign', 'start', 'submit', 'verify', 'submit', 'verify']);
    expect(await outbox(h.id)).toEqual(['reported@1', 'assigned@2', 'started@3', 'submitted@4', 'rejected@5', 'submitted@6', 'closed@7']);
    const audit = await kit.db.admin.query('select action from enforcement.audit_entry where target = $1 order by id', [`hazards/${h.id}`]);
    expect(audit.rowCount).toBe(7);
    const stats = await kit.statistics.of(officer, { by: ['division', 'status'] });
    expect(stats).toMatchObject({ total: 1, closed: 1, rectificationRate: '100.00 %', items: [{ key: { division: '440310001000', status: 'closed' }, name: '坪山街道', count: 1 }] });
  });

  it('given a step out of order, a stale version or an unknown assignee, then nothing changes and the answer says why', async () => {
    const admin = kit.pingshan.as('district-admin');
    const h = await kit.hazards.report(admin, report());
    const refused = await kit.hazards.act(admin, h.id, 1, 'verify', { result: 'accepted' }).catch((e: ProblemError) => e);
    expect(refused).toMatchObject({ code: 'hazard.action_not_allowed', status: 409, extra: { allowed: ['assign', 'enter-list', 'list-supervision', 'retag', 'transfer'] } });
    expect(await codeOf(kit.hazards.act(admin, h.id, 9, 'assign', {}))).toBe('request.stale');
    expect(await codeOf(kit.hazards.act(admin, h.id, 1, 'assign', { memberId: newId() }))).toBe('hazard.unknown_assignee');
    expect(await codeOf(kit.hazards.act(admin, h.id, 1, 'assign', { dueAt: later(-1) }))).toBe('hazard.due_in_past');
    expect(await kit.records.get(admin, h.id)).toMatchObject({ version: 1, status: 'reported' });
    expect(await outbox(h.id)).toEqual(['reported@1']);
  });

  it.each([
    ['a division of another district', { divisionCode: '330108001001' }, 'hazard.unknown_division'],
    ['a division that does not exist', { divisionCode: '440310999999' }, 'hazard.unknown_division'],
    ['a credit code with a wrong check digit', { subjectCreditCode: '91350100M000100Y4Z' }, 'hazard.credit_code'],
    ['a position in the Pacific', { position: { lng: 170, lat: 10, crs: 'WGS84' as const } }, 'hazard.position'],
    ['a deadline in the past', { dueAt: later(-1) }, 'hazard.due_in_past'],
    ['a file that is not there', { evidence: [{ fileId: '01980000-0000-7000-8000-00000000dead' }] }, 'hazard.unknown_file'],
  ])('given %s, then the report is refused and nothing is written', async (_what, more, code) => {
    const admin = kit.pingshan.as('district-admin');
    const before = await kit.db.admin.query('select count(*) from enforcement.hazard');
    expect(await codeOf(kit.hazards.report(admin, report(more)))).toBe(code);
    expect((await kit.db.admin.query('select count(*) from enforcement.hazard')).rows).toEqual(before.rows);
  });

  it('given two districts, then neither finds, works or counts what is the other\'s', async () => {
    const here = kit.pingshan.as('district-admin');
    const there = kit.binjiang.as('district-admin');
    const h = await kit.hazards.report(here, report());
    expect(await codeOf(kit.records.get(there, h.id))).toBe('request.not_found');
    expect(await codeOf(kit.records.history(there, h.id))).toBe('request.not_found');
    expect(await codeOf(kit.hazards.act(there, h.id, 1, 'assign', {}))).toBe('request.not_found');
    expect((await kit.list.page(there, { limit: 200 })).items).toEqual([]);
    expect((await kit.statistics.of(there, { by: ['status'] })).total).toBe(0);
  });

  it('given an officer of 龙田街道, then 坪山街道\'s hazards are out of sight in lists, gets and statistics', async () => {
    const admin = kit.pingshan.as('district-admin');
    const street = kit.pingshan.as('street-officer', '440310003000');
    const there = await kit.hazards.report(admin, report());
    const here = await kit.hazards.report(admin, report({ divisionCode: '440310003001' }));
    expect(await codeOf(kit.records.get(street, there.id))).toBe('request.not_found');
    expect((await kit.list.page(street, { limit: 200 })).items.map((h) => h.id)).toEqual([here.id]);
    expect((await kit.statistics.of(street, { by: ['status'] })).total).toBe(1);
    expect(await codeOf(kit.hazards.report(street, report()))).toBe('hazard.out_of_scope');
  });

  it('given an enterprise owner, then he sees what is assigned to him and nothing else', async () => {
    const admin = kit.pingshan.as('district-admin');
    const owner = kit.pingshan.as('enterprise-owner');
    const his = await kit.hazards.report(admin, report());
    const other = await kit.hazards.report(admin, report());
    await kit.hazards.act(admin, his.id, 1, 'assign', { memberId: owner.actor.memberId as string });
    expect((await kit.list.page(owner, { limit: 200 })).items.map((h) => h.id)).toEqual([his.id]);
    expect(await codeOf(kit.records.get(owner, other.id))).toBe('request.not_found');
  });

  it('given a deadline that passes, then the hazard becomes overdue once, and an extension clears it', async () => {
    const admin = kit.pingshan.as('district-admin');
    const tenant = { tenantId: kit.pingshan.id, slug: '440310', tenantKind: 'district' as const };
    const h = await kit.hazards.report(admin, report({ dueAt: later(1) }));
    await kit.hazards.act(admin, h.id, 1, 'assign', {});
    await kit.db.admin.query("update enforcement.hazard set due_at = now() - interval '1 second' where id = $1", [h.id]);
    expect(await kit.deadlines.sweep(tenant)).toBe(1);
    expect(await kit.deadlines.sweep(tenant)).toBe(0);
    expect((await kit.list.page(admin, { limit: 200, overdue: true })).items.map((x) => x.id)).toContain(h.id);
    expect(await outbox(h.id)).toEqual(['reported@1', 'assigned@2', 'overdue@3']);
    const extended = await kit.hazards.act(admin, h.id, 3, 'extend', { dueAt: later(3), reason: '配件未到货' });
    expect(extended).toMatchObject({ overdue: false, version: 4, status: 'assigned' });
    expect(await codeOf(kit.hazards.act(admin, h.id, 4, 'extend', { dueAt: later(2), reason: '更早' }))).toBe('hazard.extension_not_later');
  });

  it('given an idempotency key, then a repetition has one effect, another body is refused, and a failure leaves the key free', async () => {
    const admin = kit.pingshan.as('district-admin');
    const keyed = (hash: string) => ({ ...admin, idempotency: { key: 'k-1', requestHash: hash } });
    expect(await codeOf(kit.hazards.report(keyed('a'), report({ evidence: [{ fileId: '01980000-0000-7000-8000-00000000dead' }] })))).toBe('hazard.unknown_file');
    const first = await kit.hazards.report(keyed('a'), report());
    const again = await kit.hazards.report(keyed('a'), report());
    expect(again).toEqual(first);
    expect(await codeOf(kit.hazards.report(keyed('b'), report()))).toBe('request.idempotency_reused');
  });

  it('given pages of a list, then every row comes once, in order, also while rows are added', async () => {
    const admin = kit.binjiang.as('district-admin');
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) ids.push((await kit.hazards.report(admin, report({ divisionCode: '330108001001', title: `隐患${i}` }))).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await kit.list.page(admin, { limit: 3, cursor, total: true });
      expect(page.total).toBeGreaterThanOrEqual(7);
      seen.push(...page.items.map((h) => h.id));
      cursor = page.nextCursor ?? undefined;
      await kit.hazards.report(admin, report({ divisionCode: '330108001001' }));
    } while (cursor);
    expect(seen).toEqual([...ids].reverse());
    expect((await kit.list.page(admin, { limit: 10, q: '隐患3' })).items.map((h) => h.title)).toEqual(['隐患3']);
    expect(await codeOf(kit.list.page(admin, { limit: 3, cursor: 'garbage' }))).toBe('invalid_format');
  });
});
