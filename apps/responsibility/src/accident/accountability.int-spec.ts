import { accountabilityQuery, draftSupervisionBody, exemptAccountabilityBody, openAccountabilityBody, reportAccidentBody, type Accountability, type AccountabilityFiguresQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import type { QueryRunner } from 'typeorm';
import { LookBackAndAccountability1780000000034 as Migration } from '../../migrations/0034-look-back-and-accountability';
import { listKit } from '../../test/list-kit';
import { SupervisionDeadlines } from '../supervision/supervision.deadlines';
import { SupervisionService } from '../supervision/supervision.service';
import { taskServices } from '../task/task.fixtures';
import { AccidentRecords } from './accident.records';
import { AccidentService } from './accident.service';
import { AccountabilityService } from './accountability.service';

jest.setTimeout(60_000);

async function accountabilityKit() {
  const kit = await listKit();
  const { tx, references, numbers, attachments, jobs, logger, pingshan } = kit;
  const accidents = new AccidentService(tx, references, numbers, new AccidentRecords(tx, references), attachments);
  const supervisions = new SupervisionService(tx, references, numbers, attachments, new SupervisionDeadlines(tx, jobs, references, logger));
  const officer = pingshan.as('section-officer');
  const unitId = pingshan.snapshot.units[0]?.id ?? '';
  const list = await kit.issued(pingshan, await kit.adopt('yearly-key-tasks'), [{ ownerUnitId: unitId, dueDay: '2026-12-31', evidenceWanted: '照片' }]);
  const { rows: [item] } = await kit.db.admin.query<{ id: string; number: string }>('select id, number from responsibility.list_item where list_id = $1', [list.id]);
  return {
    ...kit, officer, unitId, cases: new AccountabilityService(tx, references), item: item as { id: string; number: string },
    task: await taskServices(kit).issue(officer),
    document: await supervisions.draft(officer, draftSupervisionBody.parse({ kind: 'letter', unitId, reason: '逾期未改', basis: '通知', wanted: '整改', dueOn: '2031-03-02', divisionCode: '440310' })),
    accident: await accidents.report(officer, reportAccidentBody.parse({ name: '坠落事故', occurredAt: '2026-03-02T09:00:00+08:00', knownAt: '2026-03-02T09:30:00+08:00', place: '某工地', divisionCode: '440310001001', units: [{ name: '某公司' }], type: 'fall_from_height', deaths: 1, seriousInjuries: 0, minorInjuries: 0, missing: 0, amountLoss: 0, course: '坠落' })),
  };
}

describe('accountability, of whatever it comes', () => {
  let k: Awaited<ReturnType<typeof accountabilityKit>>;
  beforeAll(async () => { k = await accountabilityKit(); });
  afterAll(() => k.close());
  const open = (source: object, more: object = {}, ctx: TenantContext = k.officer): Promise<Accountability> => k.cases.open(ctx, openAccountabilityBody.parse({ source, unit: '监管一所', lead: '履职不到位', ...more }));
  const listed = async (query: object, ctx = k.officer) => (await k.cases.page(ctx, accountabilityQuery.parse({ ...query, limit: 200 }))).items;

  it('given records of other ledgers, then a case names the one it comes of as that is called, and one out of sight or of another tenant is like none', async () => {
    const records = { accident: [k.accident.id, `${k.accident.number} 坠落事故`], list_item: [k.item.id, `${k.item.number} `], supervision: [k.document.id, `${k.document.number} 逾期未改`], task: [k.task.id, `${k.task.number} ${k.task.title}`] } as const;
    for (const [kind, [id, label]] of Object.entries(records)) {
      const made = await open({ kind, id, label: '自拟' });
      expect(made).toMatchObject({ source: { kind, id, label: expect.stringContaining(label) }, accidentId: kind === 'accident' ? id : null, status: 'lead' });
      expect(made.source.label).not.toContain('自拟');
      expect((await listed({ sourceKind: kind })).map((c) => c.id)).toEqual([made.id]);
      expect((await listed({ sourceId: id })).map((c) => c.id)).toEqual([made.id]);
      // Another street, another tenant, an id of nobody, and one of another ledger.
      expect(await codeOf(open({ kind, id }, {}, k.pingshan.as('section-officer', '440310003')))).toBe('accountability.unknown_source');
      await expect(open({ kind, id }, {}, k.binjiang.as('section-officer'))).rejects.toMatchObject({ code: 'accountability.unknown_source', errors: [{ path: 'body.source.id' }] });
      expect(await codeOf(open({ kind, id: newId() }))).toBe('accountability.unknown_source');
      expect(await codeOf(open({ kind, id: kind === 'task' ? k.accident.id : k.task.id }))).toBe('accountability.unknown_source');
    }
    expect(await open({ kind: 'other', label: '市纪委通报' })).toMatchObject({ source: { kind: 'other', id: null, label: '市纪委通报' }, accidentId: null });
    for (const wrong of [{ kind: 'other' }, { kind: 'other', id: k.task.id, label: '…' }, { kind: 'task' }, { kind: 'meeting', id: k.task.id }]) expect(openAccountabilityBody.safeParse({ source: wrong, unit: '…', lead: '…' }).success).toBe(false);
    expect(await listed({}, k.binjiang.as('leader'))).toEqual([]);
    await expect(k.db.admin.query("update responsibility.accountability set accident_id = null where source_kind = 'accident'")).rejects.toThrow(/accountability_of_accident/);
  });

  it('given cases of several sources, then figures tell them apart, each leads to its rows, and those of accidents are what they were', async () => {
    const before = { all: await k.cases.figures(k.officer, {}), accident: await k.cases.figures(k.officer, { accidentId: k.accident.id }) };
    const decided = async (source: object, person: string | null, unit = '监管二所'): Promise<void> => {
      const c = await open(source, { person, unit });
      await k.cases.transfer(k.officer, c.id, 1, { to: '区纪委监委', on: '2026-05-01' });
      await k.cases.handle(k.officer, c.id, 2, { measure: 'organisational', decision: '谈话', on: '2026-05-02' });
    };
    const accident = { kind: 'accident', id: k.accident.id };
    await decided(accident, '张三');
    // The same person twice for one thing is one; for another thing he is another.
    for (let i = 0; i < 2; i += 1) await decided({ kind: 'task', id: k.task.id }, '张三');
    for (const label of ['市级通报', '巡察反馈']) await decided({ kind: 'other', label }, '张三');
    const spared = await open(accident, { person: '李四' });
    await k.cases.exempt(k.officer, spared.id, 1, exemptAccountabilityBody.parse({ reason: '已按清单检查' }));
    await k.cases.drop(k.officer, (await open(accident, { person: '王五' })).id, 1, '查无实据');
    const f = await k.cases.figures(k.officer, {});
    expect([f.units - before.all.units, f.persons - before.all.persons, f.exempted.count - before.all.exempted.count]).toEqual([1, 4, 1]);
    expect(f.bySource.map((s) => [s.kind, s.units, s.persons, s.cases])).toEqual([['accident', 1, 1, 1], ['task', 1, 1, 2], ['other', 1, 2, 2]]);
    for (const { filter, cases } of f.bySource) expect(await listed(filter)).toHaveLength(cases);
    expect((await listed(f.exempted.filter)).map((c) => c.id)).toEqual([spared.id]);
    for (const { filter, count } of f.items) expect(await listed(filter)).toHaveLength(count);
    const only = async (q: AccountabilityFiguresQuery) => { const { units, persons, exempted } = await k.cases.figures(k.officer, q); return [units, persons, exempted.count]; };
    expect([before.accident.persons, await only({ accidentId: k.accident.id }), await only({ sourceKind: 'task' }), await only({ sourceId: k.task.id })]).toEqual([0, [1, 1, 1], [1, 1, 0], [1, 1, 0]]);
    expect(await k.cases.figures(k.binjiang.as('leader'), {})).toMatchObject({ units: 0, persons: 0, bySource: [], exempted: { count: 0 } });
    const exported = [];
    for await (const rows of k.cases.pages(k.officer, accountabilityQuery.parse({ sourceKind: 'task' }))) exported.push(...rows);
    expect(exported).toEqual(await listed({ sourceKind: 'task' }));
  });

  it('given a case of an accident and one of a task, then the first is told of by v1, which has the accident, and the other by v2, each step once', async () => {
    const told = async (source: { kind: string; id: string }) => {
      const { id } = await open(source);
      await k.cases.transfer(k.officer, id, 1, { to: '区纪委监委', on: '2026-05-01' });
      await k.cases.exempt(k.officer, id, 2, exemptAccountabilityBody.parse({ reason: '已尽职' }));
      const { rows } = await k.db.admin.query<{ type: string; data: object }>('select type, data from responsibility.outbox where subject = $1 order by sequence', [`accountability_cases/${id}`]);
      expect(rows.map((r) => [r.type.split('.').slice(3).join('.'), r.data])).toEqual(['opened', 'transferred', 'exempted'].map((event) => [`${event}.v${source.kind === 'accident' ? 1 : 2}`, expect.objectContaining({ source })]));
      return rows.map((r) => ('accidentId' in r.data ? r.data.accidentId : undefined));
    };
    expect(await told({ kind: 'accident', id: k.accident.id })).toEqual([k.accident.id, k.accident.id, k.accident.id]);
    expect(await told({ kind: 'task', id: k.task.id })).toEqual([undefined, undefined, undefined]);
  });

  it('given who did his duty, then he is exempted on the reason and the sheet of a person or post of the tenant, and who it is is said to who asks only', async () => {
    const colleague = k.pingshan.as('street-officer', '440310001');
    const post = k.pingshan.post(k.unitId, '监管岗');
    const sheet = (subject: string, id: string | null | undefined) => exemptAccountabilityBody.parse({ reason: '清单所列检查均按期完成', performance: { subject, id, from: '2026-01-01', to: '2026-06-30' } });
    const c = await open({ kind: 'task', id: k.task.id }, { person: '赵六' });
    const stranger = k.binjiang.as('section-officer');
    for (const [subject, id] of [['member', newId()], ['member', stranger.actor.memberId], ['post', colleague.actor.memberId], ['member', post]] as const) await expect(k.cases.exempt(k.officer, c.id, 1, sheet(subject, id))).rejects.toMatchObject({ code: 'accountability.unknown_performance', errors: [{ path: 'body.performance.id' }] });
    expect(await codeOf(k.cases.exempt(k.pingshan.as('leader'), c.id, 1, sheet('post', post)))).toBe('request.forbidden');
    for (const ctx of [stranger, colleague]) expect(await codeOf(k.cases.exempt(ctx, c.id, 1, sheet('post', post)))).toBe('request.not_found');
    await k.cases.transfer(k.officer, c.id, 1, { to: '区纪委监委', on: '2026-05-01' });
    expect(await codeOf(k.cases.exempt(k.officer, c.id, 1, sheet('post', post)))).toBe('request.stale');
    expect(await codeOf(k.cases.exempt(k.officer, c.id, 2, sheet('member', k.officer.actor.memberId)))).toBe('accountability.own_performance');
    const spared = await k.cases.exempt(k.officer, c.id, 2, sheet('member', colleague.actor.memberId));
    expect(spared).toMatchObject({ status: 'exempted', reason: '清单所列检查均按期完成', performance: { subject: 'member', id: null, from: '2026-01-01', to: '2026-06-30' }, allowedActions: [] });
    expect(await k.cases.reveal(k.officer, c.id, '核对')).toEqual({ id: c.id, person: '赵六', performanceId: colleague.actor.memberId });
    const told = await k.db.admin.query<{ data: unknown }>('select data from responsibility.outbox where subject = $1 union all select detail from responsibility.audit_entry where target = $2', [`accountability_cases/${c.id}`, `accountabilities/${c.id}`]);
    expect(told.rows.length).toBeGreaterThanOrEqual(6);
    for (const secret of ['赵六', colleague.actor.memberId ?? '']) expect(JSON.stringify(told.rows)).not.toContain(secret);
    const second = await open({ kind: 'task', id: k.task.id });
    expect((await k.cases.exempt(k.officer, second.id, 1, sheet('post', post))).performance).toEqual({ subject: 'post', id: post, from: '2026-01-01', to: '2026-06-30' });
    expect(await codeOf(k.cases.drop(k.officer, second.id, 2, '…'))).toBe('accountability.action_not_allowed');
    expect(exemptAccountabilityBody.safeParse({ reason: '…', performance: { subject: 'post', id: post, from: '2026-06-30', to: '2026-01-01' } }).success).toBe(false);
  });

  it('given cases of accidents before there were other sources, when an owner whom policies hold back migrates, then each comes of its accident', async () => {
    const { admin } = k.db;
    const migration = new Migration();
    const runner = { query: (sql: string) => admin.query(sql) } as unknown as QueryRunner;
    const cases = async () => (await admin.query<object>("select tenant_id, id, accident_id, source_kind, source_id, source_label from responsibility.accountability where source_kind = 'accident' order by id")).rows;
    const { id } = await open({ kind: 'accident', id: k.accident.id });
    const before = await cases();
    expect(before).toContainEqual(expect.objectContaining({ id, source_id: k.accident.id, source_label: `${k.accident.number} 坠落事故` }));
    // Roles and tables alike are as they were once this is rolled back.
    await admin.query('begin');
    try {
      await admin.query('create role test_migrating_owner; grant usage, create on schema responsibility to test_migrating_owner');
      for (const t of ['accident', 'accident_measure', 'accountability']) await admin.query(`alter table responsibility.${t} owner to test_migrating_owner`);
      await admin.query('set local role test_migrating_owner');
      await migration.down(runner);
      await migration.up(runner);
      await admin.query('reset role');
      expect(await cases()).toEqual(before);
      const { rows } = await admin.query('select 1 from pg_class where oid = any($1::regclass[]) and relforcerowsecurity', [['accident', 'accident_measure', 'accountability'].map((t) => `responsibility.${t}`)]);
      expect(rows).toHaveLength(3);
    } finally {
      await admin.query('rollback');
    }
  });
});
