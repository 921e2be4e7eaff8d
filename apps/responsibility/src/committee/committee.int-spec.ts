import { adjustCommitteeBody, committeeQuery, establishCommitteeBody, vacancyQuery, type CommitteeOnDay } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf, serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { migrations } from '../../migrations';
import { CommitteeRecords } from './committee.records';
import { CommitteeService } from './committee.service';

const today = shanghaiDay(new Date());
const before = (days: number): string => addCalendarDays(today, -days);

describe('committees', () => {
  let kit: ServiceKit;
  let service: CommitteeService;
  let records: CommitteeRecords;
  let officer: TenantContext;
  let street: TenantContext;
  let other: TenantContext;
  let unit: string;
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    unit = kit.pingshan.unit('应急管理局');
    [officer, street, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310001'), kit.binjiang.as('district-admin')];
    service = new CommitteeService(kit.tx, kit.references);
    records = new CommitteeRecords(kit.tx, kit.references);
  }, 60_000);
  afterAll(() => kit.close());

  const chair = { role: 'chair', unitName: '区委', personName: '区委书记' };
  const establish = (more: object = {}, ctx = officer): Promise<CommitteeOnDay> =>
    service.establish(ctx, establishCommitteeBody.parse({ kind: 'safety_committee', name: '区安全生产委员会', divisionCode: ctx.slug, basisDocument: '深坪安〔2026〕1号', setUpOn: before(30), seats: [chair, { role: 'member', unitId: unit, memberId: officer.actor.memberId }], ...more }));
  const adjust = (c: { id: string; version: number }, more: object, ctx = officer): Promise<CommitteeOnDay> => service.adjust(ctx, c.id, c.version, adjustCommitteeBody.parse({ on: before(10), documentNumber: '深坪安〔2026〕2号', ...more }));
  const member = (): TenantContext => kit.pingshan.as('section-officer');

  it('given a committee, when it is adjusted, then who sat on any day can be asked, and what was is not overwritten', async () => {
    const set = await establish({ seats: [chair, { role: 'deputy', unitId: unit, memberId: officer.actor.memberId }, { role: 'member', unitName: '消防', personName: '老张' }] }, officer);
    const old = set.seats.find((s) => s.personName === '老张');
    const adjusted = await adjust(set, { rules: '每季度召开一次', release: [old?.id], appoint: [{ role: 'member', unitName: '消防', personName: '小李', post: '大队长' }] });
    expect(adjusted).toMatchObject({ status: 'adjusted', adjustments: 1, adjustedOn: before(10), rules: '每季度召开一次', version: 2 });
    expect(adjusted.seats.map((s) => s.personName)).toEqual(['区委书记', officer.actor.name, '小李']);
    const on = async (day: string) => (await records.get(officer, set.id, day)).seats.map((s) => s.personName);
    expect(await on(before(31))).toEqual([]);
    expect(await on(before(11))).toContain('老张');
    expect(await on(before(10))).not.toContain('老张');
    expect(await on(before(10))).toContain('小李');
    const [last] = (await records.adjustments(officer, set.id)).items;
    expect(last).toMatchObject({ number: 1, on: before(10), documentNumber: '深坪安〔2026〕2号', changes: [{ field: 'rules', from: null, to: '每季度召开一次' }], came: [{ personName: '小李', from: before(10), cameBy: 1 }], left: [{ personName: '老张', until: before(10), leftBy: 1 }] });
    const { rows } = await kit.db.admin.query<{ type: string; data: object }>('select type, data from responsibility.outbox where subject = $1 order by seq', [`committees/${set.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['established', 'adjusted']);
    expect(rows[1]?.data).toMatchObject({ number: 1, came: 1, left: 1, documentNumber: '深坪安〔2026〕2号' });
  });

  it.each<[string, object, string]>([
    ['no change at all', {}, 'committee.nothing'],
    ['a day to come', { on: addCalendarDays(today, 1), rules: '新' }, 'committee.future'],
    ['a day before it was set up', { on: before(31), rules: '新' }, 'committee.before'],
    ['a seat of nobody\'s', { release: [newId()] }, 'committee.unknown_seat'],
    ['a person of nobody\'s', { appoint: [{ role: 'member', unitName: '某局', memberId: newId() }] }, 'committee.unknown_member'],
    ['a unit of nobody\'s', { appoint: [{ role: 'member', unitId: newId() }] }, 'committee.unknown_unit'],
    ['a last day of what is no task force', { endsOn: today }, 'committee.end_day'],
  ])('given %s, when it is adjusted, then it is refused and stays as it was', async (_, body, code) => {
    const set = await establish();
    expect(await codeOf(adjust(set, body))).toBe(code);
    expect(await records.get(officer, set.id)).toMatchObject({ version: 1, adjustments: 0 });
  });

  it('given the only chair, when he is released without another, then it is refused; with another it is done', async () => {
    const set = await establish();
    const release = [set.seats[0]?.id];
    expect(await codeOf(adjust(set, { release }))).toBe('committee.no_chair');
    expect(await codeOf(establish({ seats: [{ role: 'member', unitId: unit }] }))).toBe('committee.no_chair');
    expect(await codeOf(adjust(set, { appoint: [{ role: 'member', unitId: unit, memberId: officer.actor.memberId }] }))).toBe('committee.twice');
    expect((await adjust(set, { release, appoint: [{ ...chair, personName: '新书记' }] })).seats[1]?.personName).toBe('新书记');
  });

  it('given two who adjust at once, then one does, and the other has to read again', async () => {
    const set = await establish();
    const done = await Promise.allSettled([adjust(set, { rules: '甲' }), adjust(set, { rules: '乙' })]);
    expect(done.map((d) => d.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await records.adjustments(officer, set.id)).items).toHaveLength(1);
  });

  it('given seats without a person, or whose person is disabled or gone, then they are on the list of vacancies and nobody else is', async () => {
    const [present, disabled, gone] = [member(), member(), member()];
    await kit.references.refresh(kit.pingshan.id);
    const seat = (memberId: string | null) => ({ role: 'member', unitId: unit, memberId });
    const set = await establish({ seats: [chair, seat(present.actor.memberId), seat(disabled.actor.memberId), seat(gone.actor.memberId), seat(null)] });
    const { members } = kit.pingshan.snapshot;
    const at = members.findIndex((m) => m.id === disabled.actor.memberId);
    members[at] = { ...(members[at] as (typeof members)[number]), enabled: false };
    members.splice(members.findIndex((m) => m.id === gone.actor.memberId), 1);
    await kit.references.refresh(kit.pingshan.id);
    const list = (ctx: TenantContext) => records.vacancies(ctx, vacancyQuery.parse({ committeeId: set.id }));
    expect((await list(officer)).items.map((v) => [v.personName, v.reason])).toEqual([[disabled.actor.name, 'disabled'], [gone.actor.name, 'gone'], [null, 'unfilled']]);
    const exported: unknown[] = [];
    for await (const page of records.vacancyPages(officer, vacancyQuery.parse({ committeeId: set.id }))) exported.push(...page);
    expect(exported).toEqual((await list(officer)).items);
    expect((await list(other)).items).toEqual([]);
    expect((await records.get(officer, set.id)).seats.map((s) => s.vacant)).toEqual([null, null, 'disabled', 'gone', 'unfilled']);
    // A seat that was given up is nobody's gap any more.
    await adjust(set, { release: set.seats.slice(2).map((s) => s.id) });
    expect((await list(officer)).items).toEqual([]);
  });

  it('given a safety committee with special committees, then they are dissolved before it, and a task force past its day is found', async () => {
    const top = await establish({ name: '区安委会 1+10' });
    const special = await establish({ kind: 'special_committee', name: '建筑施工专委会', field: '建筑施工', parentCommitteeId: top.id });
    const force = await establish({ kind: 'task_force', name: '三年行动专班', endsOn: before(1) });
    const found = async (query: object) => (await records.page(officer, committeeQuery.parse(query))).items.map((c) => c.id);
    expect(await found({ parentCommitteeId: top.id })).toEqual([special.id]);
    expect(await found({ overdue: 'true' })).toEqual([force.id]);
    expect(await found({ q: '1+10' })).toEqual([top.id]);
    const dissolve = (c: CommitteeOnDay, ctx = officer) => service.dissolve(ctx, c.id, c.version, { on: today, documentNumber: null, reason: '机构改革' });
    expect(await codeOf(dissolve(top))).toBe('committee.has_children');
    await dissolve(special);
    // "1+10" counts those that are: several states are asked for at once.
    expect(await found({ parentCommitteeId: top.id, status: 'established,adjusted' })).toEqual([]);
    expect(await found({ parentCommitteeId: top.id, status: 'established,dissolved' })).toEqual([special.id]);
    expect(await dissolve(top)).toMatchObject({ status: 'dissolved', dissolvedOn: today, dissolveReason: '机构改革', seats: [], allowedActions: [] });
    expect(await codeOf(dissolve({ ...top, version: 2 }))).toBe('committee.action_not_allowed');
    expect(await codeOf(establish({ kind: 'special_committee', parentCommitteeId: top.id }))).toBe('committee.unknown_parent');
    expect((await records.get(officer, top.id, before(1))).seats).toHaveLength(2);
    await dissolve(force);
    expect(await found({ overdue: 'true' })).toEqual([]);
  });

  it('given a street, then it changes committees of its own and sees all of the district; another district sees none', async () => {
    const [ours, theirs] = [await establish(), await establish({ divisionCode: '440310001', name: '坪山街道安委会' }, street)];
    expect(theirs.divisionCode).toBe('440310001000');
    expect(await codeOf(establish({ divisionCode: '440310' }, street))).toBe('committee.out_of_scope');
    expect(await codeOf(adjust(ours, { rules: '别的' }, street))).toBe('request.forbidden');
    expect(await adjust(theirs, { rules: '街道的' }, street)).toMatchObject({ rules: '街道的' });
    expect((await records.get(street, ours.id)).allowedActions).toEqual([]);
    expect((await records.page(street, committeeQuery.parse({ q: '安全生产' }))).items.map((c) => c.id)).toContain(ours.id);
    expect((await records.page(other, committeeQuery.parse({}))).items).toEqual([]);
    expect(await codeOf(records.get(other, ours.id))).toBe('request.not_found');
    expect(await codeOf(records.adjustments(other, ours.id))).toBe('request.not_found');
    expect(await codeOf(adjust(ours, { rules: '别区' }, other))).toBe('request.not_found');
    expect(await codeOf(establish({ divisionCode: '330108', parentCommitteeId: ours.id, seats: [chair] }, other))).toBe('committee.unknown_parent');
  });

  it('given the database itself, then a seat does not end before it began, and a task force has a last day', async () => {
    const set = await establish();
    const sql = (text: string) => kit.db.admin.query(text, [set.id]).then(() => 'written', (e: Error) => e.message);
    expect(await sql("update responsibility.committee_seat set until_day = '2000-01-01' where committee_id = $1")).toContain('check constraint');
    expect(await sql("update responsibility.committee set kind = 'task_force' where id = $1")).toContain('check constraint');
  });
});
