import {
  adjustCommitteeBody, changeInspectionTourBody, deliverSupervisionBody, dissolveCommitteeBody, draftInspectionTourBody, draftSupervisionBody, establishCommitteeBody, holdMeetingBody, inspectionTourQuery, meetingQuery, planMeetingBody, stepInspectionTourBody, supervisionQuery, taskQuery,
  type CommitteeFiguresQuery, type CommitteeOnDay, type InspectionTour, type Supervision,
} from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream, type CsvColumn } from '@anlan/platform/ledger';
import { problemOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { inspectionTourCsv, InspectionTourRecords } from '../inspection-tour/inspection-tour.records';
import { InspectionTourService } from '../inspection-tour/inspection-tour.service';
import { MeetingRecords } from '../meeting/meeting.records';
import { MeetingService } from '../meeting/meeting.service';
import { SupervisionDeadlines } from '../supervision/supervision.deadlines';
import { SupervisionPrefills } from '../supervision/supervision.prefill';
import { supervisionCsv, SupervisionRecords } from '../supervision/supervision.records';
import { SupervisionService } from '../supervision/supervision.service';
import { taskKit, type TaskKit } from '../task/task.fixtures';
import { taskCsv } from '../task/task.records';
import { CommitteeFigures } from './committee.figures';
import { CommitteeService } from './committee.service';

jest.setTimeout(60_000);
const today = shanghaiDay(new Date());
const ago = (days: number): string => addCalendarDays(today, -days);

describe('in the name of committees', () => {
  let kit: TaskKit;
  let [committees, meetings, documents, tours, counts] = [{} as CommitteeService, {} as MeetingService, {} as SupervisionService, {} as InspectionTourService, {} as CommitteeFigures];
  let [heldRows, sentRows, tourRows] = [{} as MeetingRecords, {} as SupervisionRecords, {} as InspectionTourRecords];
  let officer: TenantContext;
  let leader: TenantContext;
  let street: TenantContext;
  let other: TenantContext;
  let unit: string;
  beforeAll(async () => {
    kit = await taskKit();
    unit = kit.pingshan.unit('住建局');
    [officer, leader, street, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('leader'), kit.pingshan.as('street-officer', '440310001'), kit.binjiang.as('district-admin')];
    committees = new CommitteeService(kit.tx, kit.references);
    meetings = new MeetingService(kit.tx, kit.references, kit.numbers, kit.attachments);
    documents = new SupervisionService(kit.tx, kit.references, kit.numbers, kit.attachments, new SupervisionDeadlines(kit.tx, kit.jobs, kit.references, kit.logger));
    tours = new InspectionTourService(kit.tx, kit.references, kit.numbers, kit.attachments);
    [heldRows, sentRows, tourRows] = [new MeetingRecords(kit.tx, kit.references, kit.attachments), new SupervisionRecords(kit.tx, kit.references), new InspectionTourRecords(kit.tx, kit.references, kit.attachments)];
    counts = new CommitteeFigures(kit.tx);
  });
  afterAll(() => kit.close());

  const establish = (name: string, more: object = {}, ctx = officer): Promise<CommitteeOnDay> =>
    committees.establish(ctx, establishCommitteeBody.parse({ kind: 'special_committee', name, divisionCode: ctx.slug, basisDocument: '深坪安〔2026〕1号', setUpOn: ago(60), seats: [{ role: 'chair', unitName: '区政府', personName: '副区长' }], ...more }));
  const draft = (more: object = {}, ctx = officer): Promise<Supervision> => documents.draft(ctx, draftSupervisionBody.parse({ kind: 'letter', unitId: unit, reason: '隐患逾期', basis: '安全生产法', wanted: '立即整改', dueOn: '2031-03-02', divisionCode: ctx.slug, ...more }));
  const tour = async (more: object = {}, ctx = officer): Promise<InspectionTour> => {
    const file = await kit.attachments.store(ctx, { name: '方案.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('方案')]) }, 1000);
    return tours.draft(ctx, draftInspectionTourBody.parse({ name: '建筑施工巡查', year: 2026, level: 'district', targetUnitIds: [unit], basis: '工作要点', fileIds: [file.id], leader: { name: '区领导' }, stayFrom: ago(40), stayTo: ago(20), ...more }));
  };
  const deliver = async (committeeId: string, on: string): Promise<Supervision> => {
    const { id } = await draft({ committeeId });
    await documents.submit(officer, id, 1);
    const approved = await documents.approve(leader, id, 2, null);
    // Approved to-day, as the rules have it; what lies in the past is written into the row.
    const sent = await documents.deliver(officer, id, approved.version, deliverSupervisionBody.parse({ deliveredOn: today }));
    await kit.db.admin.query('update responsibility.supervision set delivered_on = $2 where id = $1', [id, on]);
    return sent;
  };
  const enter = async (committeeId: string, on: string): Promise<InspectionTour> => {
    const { id } = await tour({ committeeId });
    await tours.approve(leader, id, 1, stepInspectionTourBody.parse({ on }));
    return tours.station(officer, id, 2, stepInspectionTourBody.parse({ on }));
  };
  const meet = async (committeeId: string, on: string): Promise<void> => {
    const m = await meetings.plan(officer, planMeetingBody.parse({ kind: 'committee', title: '会商', plannedAt: `${on}T09:30:00+08:00`, committeeId, divisionCode: '440310' }));
    await meetings.hold(officer, m.id, 1, holdMeetingBody.parse({ heldAt: `${on}T09:30:00+08:00`, attendance: [] }));
  };
  const ways: [string, (committeeId: string, ctx?: TenantContext) => Promise<unknown>][] = [['a document', (committeeId, ctx) => draft({ committeeId }, ctx)], ['a task', (committeeId, ctx) => kit.issue(ctx ?? officer, { committeeId })], ['a tour', (committeeId, ctx) => tour({ committeeId }, ctx)]];
  const refusal = async (work: Promise<unknown>) => (await problemOf(work)).errors.map((e) => [e.path, e.code]);
  const figures = async (q: CommitteeFiguresQuery, ctx = officer) => counts.figures(ctx, q);

  it('given a committee that is renamed, then what was done in its name keeps the name, in lists, exports, the document and its events', async () => {
    const { id, version } = await establish('建筑施工专委会');
    const [sent, task, visited] = [await draft({ committeeId: id }), await kit.issue(officer, { committeeId: id }), await tour({ committeeId: id })];
    await draft();
    await kit.issue(officer);
    await tour();
    await committees.adjust(officer, id, version, adjustCommitteeBody.parse({ on: ago(1), documentNumber: '2号', name: '建设工程专委会' }));
    const named = { id, name: '建筑施工专委会' };
    const query = { committeeId: id, limit: '50' };
    const lists = [await sentRows.page(officer, supervisionQuery.parse(query)), await kit.records.page(officer, taskQuery.parse(query)), await tourRows.page(officer, inspectionTourQuery.parse(query))];
    expect(lists.map((l) => l.items.map((x) => [x.id, x.committee]))).toEqual([sent, task, visited].map((x) => [[x.id, named]]));
    expect(await sentRows.text(officer, sent.id)).toMatch(/^建筑施工专委会\n/);
    async function* one<T>(item: T) { yield await Promise.resolve([item]); }
    const column = async <T>(columns: CsvColumn<T>[], item: T): Promise<unknown> => {
      const [head = '', row = ''] = (await csvStream(columns, one(item)).toArray()).join('').replace(/^\uFEFF/, '').split('\r\n');
      return row.split(',')[head.split(',').indexOf('委员会')];
    };
    expect([await column(supervisionCsv, sent), await column(taskCsv, task), await column(inspectionTourCsv, visited)]).toEqual(Array(3).fill('建筑施工专委会'));
    const { rows } = await kit.db.admin.query<{ data: { committeeId: string | null } }>('select data from responsibility.outbox where subject = any($1)', [[`supervisions/${sent.id}`, `tasks/${task.id}`, `inspection_tours/${visited.id}`]]);
    expect(rows.map((r) => r.data.committeeId)).toEqual([id, id, id]);
  });

  it.each(ways)('given %s in the name of a committee unknown, of another tenant, or dissolved, then it is refused at that field', async (_, act) => {
    const [gone, foreign] = [await establish('已撤专班'), await establish('滨江专委会', {}, other)];
    await committees.dissolve(officer, gone.id, 1, dissolveCommitteeBody.parse({ on: today, reason: '任务完成' }));
    for (const id of [newId(), foreign.id, gone.id]) expect(await refusal(act(id))).toEqual([['body.committeeId', 'committee.unknown']]);
  });

  it('given a committee of the district, then a street does nothing in its name but in that of its own; who is of its office does', async () => {
    const [district, own] = [await establish('消防专委会', { officeUnitId: unit }), await establish('街道安委会', { kind: 'safety_committee', divisionCode: '440310001' }, street)];
    const [letter, task] = [(committeeId: string) => draft({ committeeId, divisionCode: '440310001' }, street), (committeeId: string) => kit.issue(street, { committeeId, divisionCode: '440310001' })];
    for (const act of [letter, task]) {
      expect(await refusal(act(district.id))).toEqual([['body.committeeId', 'committee.not_in_name']]);
      expect(await act(own.id)).toMatchObject({ committee: { id: own.id, name: '街道安委会' } });
    }
    const office = kit.pingshan.holding([{ role: 'section-officer', unitId: unit, divisionPrefix: null, units: [unit] }], unit);
    expect(await kit.issue(office, { committeeId: district.id, leadUnitId: unit })).toMatchObject({ committee: { id: district.id } });
    expect(await refusal(kit.issue(office, { committeeId: own.id, leadUnitId: unit }))).toEqual([['body.committeeId', 'committee.not_in_name']]);
  });

  it('given a task in the name of a committee, then a document about it is drafted in the same name; not by who may not speak for it, nor once it is dissolved', async () => {
    const prefills = new SupervisionPrefills(kit.tx);
    const { id, version } = await establish('道路交通专委会');
    const task = await kit.issue(officer, { committeeId: id, divisionCode: '440310001' });
    const { unitName: _name, ...words } = await prefills.ofTask(officer, task.id);
    expect(words.committeeId).toBe(id);
    expect((await documents.draft(officer, draftSupervisionBody.parse({ ...words, divisionCode: '440310' }))).committee).toMatchObject({ id });
    const ofStreet = await prefills.ofTask(street, task.id);
    expect(ofStreet.committeeId).toBeNull();
    expect((await prefills.ofTask(officer, (await kit.issue(officer, {})).id)).committeeId).toBeNull();
    await committees.dissolve(officer, id, version, dissolveCommitteeBody.parse({ on: today, reason: '任务完成' }));
    expect((await prefills.ofTask(officer, task.id)).committeeId).toBeNull();
  });

  it('given the plan of a tour, then its committee is changed and taken away; a tour by the city has none, and the database holds to it', async () => {
    const [a, b] = [await establish('甲专委会'), await establish('乙专委会')];
    const { id } = await tour({ committeeId: a.id });
    const change = (version: number, more: object) => tours.change(officer, id, version, changeInspectionTourBody.parse(more));
    expect(await change(1, { name: '第二轮' })).toMatchObject({ committee: { id: a.id } });
    expect(await refusal(change(2, { level: 'city' }))).toEqual([['body.committeeId', 'inspection-tour.city_committee']]);
    expect(await refusal(tour({ level: 'city', committeeId: a.id }))).toEqual([['body.committeeId', 'inspection-tour.city_committee']]);
    expect(await change(2, { committeeId: b.id })).toMatchObject({ committee: { id: b.id, name: '乙专委会' } });
    await committees.dissolve(officer, b.id, 1, dissolveCommitteeBody.parse({ on: today, reason: '合并' }));
    expect(await change(3, { committeeId: b.id, name: '第三轮' })).toMatchObject({ committee: { id: b.id }, name: '第三轮' });
    await expect(kit.db.admin.query("update responsibility.inspection_tour set level = 'city' where id = $1", [id])).rejects.toThrow('inspection_tour_city_check');
    expect(await change(4, { committeeId: null, level: 'city' })).toMatchObject({ committee: null, level: 'city' });
    const foreign = await establish('外区专委会', {}, other);
    for (const table of ['inspection_tour', 'task', 'supervision']) await expect(kit.db.admin.query(`update responsibility.${table} set committee_id = $2, committee_name = '外' where tenant_id = $1 and committee_id is not null`, [officer.tenantId, foreign.id])).rejects.toThrow(`${table}_committee_fkey`);
  });

  it('given meetings, tours, documents and tasks of committees, then each number of a period leads to exactly its rows, and of another tenant there are none', async () => {
    const [busy, idle, gone] = [await establish('危化专委会'), await establish('旅游专委会'), await establish('旧专委会')];
    await meet(busy.id, ago(10));
    await meet(busy.id, ago(30));
    await meetings.plan(officer, planMeetingBody.parse({ kind: 'committee', title: '待开', plannedAt: `${today}T09:30:00+08:00`, committeeId: busy.id, divisionCode: '440310' }));
    await enter(busy.id, ago(10));
    await enter(busy.id, ago(30));
    await tour({ committeeId: busy.id });
    const cancelled = await enter(busy.id, ago(9));
    await tours.cancel(officer, cancelled.id, cancelled.version, '合并开展');
    await deliver(busy.id, ago(10));
    await deliver(busy.id, ago(30));
    await draft({ committeeId: busy.id });
    const done = await kit.issue(officer, { committeeId: busy.id, dueOn: today });
    await kit.steps.accept(officer, done.id, 1);
    await kit.steps.submit(officer, done.id, 2, { note: '完成', evidence: [] });
    await kit.steps.verify(kit.pingshan.as('section-officer'), done.id, 3, null);
    const [late, dropped] = [await kit.issue(officer, { committeeId: busy.id, dueOn: ago(10) }), await kit.issue(officer, { committeeId: busy.id, dueOn: ago(10) })];
    await kit.issue(officer, { committeeId: busy.id });
    await kit.issue(officer, { dueOn: ago(10) });
    await kit.steps.cancel(officer, dropped.id, 1, '合并');
    await kit.issue(officer, { committeeId: gone.id, dueOn: ago(10) });
    await committees.dissolve(officer, gone.id, 1, dissolveCommitteeBody.parse({ on: today, reason: '合并' }));

    const period = { from: ago(20), to: today };
    const { items, ...said } = await figures(period);
    expect(said).toMatchObject(period);
    const of = (id: string) => items.find((i) => i.committeeId === id);
    const mine = of(busy.id);
    expect([mine?.meetings, mine?.inspections, mine?.supervisions, mine?.tasks, mine?.inTime].map((x) => x?.count)).toEqual([1, 1, 1, 2, 1]);
    expect(mine).toMatchObject({ name: '危化专委会', kind: 'special_committee', status: 'established', inTimeRate: { numerator: 1, denominator: 2, percent: 50 } });
    expect(of(idle.id)).toMatchObject({ meetings: { count: 0 }, inTimeRate: { denominator: 0, percent: null } });
    expect(of(gone.id)).toMatchObject({ status: 'dissolved', tasks: { count: 1 } });
    expect((await figures({ from: ago(5), to: ago(4) })).items.map((i) => i.committeeId)).not.toContain(gone.id);
    expect((await figures({ committeeId: busy.id })).items.map((i) => [i.meetings?.count, i.inspections?.count, i.supervisions?.count, i.tasks?.count])).toEqual([[2, 2, 2, 3]]);

    for (const q of [period, {}]) {
      for (const i of (await figures(q)).items) {
        const more = { limit: '200' };
        const rows = [
          (await heldRows.page(officer, meetingQuery.parse({ ...i.meetings?.filter, ...more }))).items, (await tourRows.page(officer, inspectionTourQuery.parse({ ...i.inspections?.filter, ...more }))).items, (await sentRows.page(officer, supervisionQuery.parse({ ...i.supervisions?.filter, ...more }))).items,
          (await kit.records.page(officer, taskQuery.parse({ ...i.tasks?.filter, ...more }))).items, (await kit.records.page(officer, taskQuery.parse({ ...i.inTime?.filter, ...more }))).items,
        ];
        expect([i.name, ...rows.map((r) => r.length)]).toEqual([i.name, ...[i.meetings, i.inspections, i.supervisions, i.tasks, i.inTime].map((x) => x?.count)]);
      }
    }
    expect((await kit.records.page(officer, taskQuery.parse({ ...mine?.tasks?.filter, limit: '50' }))).items.map((t) => t.id).sort()).toEqual([done.id, late.id].sort());
    expect((await figures({}, other)).items.map((i) => i.name)).not.toContain('危化专委会');
    expect((await figures({ committeeId: busy.id }, other)).items).toEqual([]);
  });

  it('given who does not see meetings, documents, tours or tasks, then their numbers are null, and those of a street are of what is in its sight', async () => {
    const { id } = await establish('渔业专委会');
    await meet(id, ago(3));
    await kit.issue(officer, { committeeId: id });
    await kit.issue(officer, { committeeId: id, divisionCode: '440310001' });
    const seen = async (ctx: TenantContext) => (await figures({ committeeId: id }, ctx)).items.map((i) => [i.meetings?.count ?? null, i.inspections?.count ?? null, i.supervisions?.count ?? null, i.tasks?.count ?? null, i.inTimeRate?.denominator ?? null]);
    expect(await seen(officer)).toEqual([[1, 0, 0, 2, 2]]);
    expect(await seen(street)).toEqual([[0, 0, 0, 1, 1]]);
    expect(await seen(kit.pingshan.as('grid-member', '440310001001'))).toEqual([[null, null, null, null, null]]);
  });
});
