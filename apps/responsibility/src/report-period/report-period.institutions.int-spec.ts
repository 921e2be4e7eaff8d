import { defineMechanismBody, deliverSupervisionBody, draftSupervisionBody, dutyObjectQuery, establishStandingMeetingBody, guardianshipQuery, holdMeetingBody, listMechanismBody, mechanismRecordQuery, planMeetingBody, recordMechanismBody, supervisionQuery, type DutyKind, type MechanismRecord, type ReportFigure } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { Readable } from 'node:stream';
import { dutyKit, type DutyKit } from '../../test/duty-kit';
import { reportKit } from '../../test/report-kit';
import { DutyObjectRecords } from '../duty-object/duty-object.records';
import { MechanismRecordService } from '../mechanism/mechanism-record.service';
import { MechanismTemplateService } from '../mechanism/mechanism-template.service';
import { MechanismRecords } from '../mechanism/mechanism.records';
import { MeetingService } from '../meeting/meeting.service';
import { StandingMeetingFigures } from '../standing-meeting/standing-meeting.figures';
import { StandingMeetingService } from '../standing-meeting/standing-meeting.service';
import { SupervisionDeadlines } from '../supervision/supervision.deadlines';
import { SupervisionRecords } from '../supervision/supervision.records';
import { SupervisionService } from '../supervision/supervision.service';
import { InstitutionFigures } from './report-period.institutions';

describe('what a report says of institutions', () => {
  let kit: DutyKit;
  let figures: InstitutionFigures;
  let other: TenantContext;
  beforeAll(async () => {
    kit = await dutyKit();
    figures = new InstitutionFigures(kit.tx, new StandingMeetingFigures(kit.tx), new MechanismRecords(kit.tx, kit.references), kit.objectRecords, kit.guardianshipRecords);
    other = kit.binjiang.as('district-admin');
  }, 60_000);
  afterAll(() => kit.close());
  const quarter = { from: '2026-04-01', to: '2026-06-30' } as const;
  const share = async (key: string, ctx = kit.officer, days: { from: string; to: string } = quarter): Promise<[number | null, number | null, number | null] | undefined> => {
    const f = (await figures.of(ctx, days)).find((x) => x.key === key);
    return f && [f.numerator, f.denominator, f.value];
  };
  const of = async (key: string): Promise<ReportFigure> => (await figures.of(kit.officer, quarter)).find((f) => f.key === key) as ReportFigure;

  it('given standing meetings, then the periods that end in the days of the report count, in time or not', async () => {
    const [standing, meetings] = [new StandingMeetingService(kit.tx, kit.references), new MeetingService(kit.tx, kit.references, kit.numbers, kit.attachments)];
    const s = await standing.establish(kit.officer, establishStandingMeetingBody.parse({ name: '工作例会', kind: 'regular', rhythm: 'monthly', from: '2026-01-01', to: '2026-06-30', divisionCode: '440310' }));
    for (const [month, day] of [['2026-03', '2026-03-10'], ['2026-04', '2026-04-30'], ['2026-05', '2026-06-02']] as const) {
      const m = await meetings.plan(kit.officer, planMeetingBody.parse({ kind: 'regular', title: '工作例会', plannedAt: `${day}T09:00:00+08:00`, divisionCode: '440310', standingMeetingId: s.id, period: month }));
      await meetings.hold(kit.officer, m.id, m.version, holdMeetingBody.parse({ heldAt: `${day}T09:00:00+08:00`, attendance: [] }));
    }
    const key = 'meetings.standing.in-time';
    expect(await share(key)).toEqual([1, 3, 33.33]);
    expect(await share(key, kit.officer, { from: '2026-03-01', to: '2026-03-31' })).toEqual([1, 1, 100]);
    expect(await share(key, kit.officer, { from: '2025-01-01', to: '2025-12-31' })).toEqual([0, 0, null]);
    expect(await share(key, other)).toEqual([0, 0, null]);
    expect(await of(key)).toMatchObject({ path: 'standing-meetings/figures', filter: quarter, basis: 'period', group: 'meetings' });
  });

  it('given a mechanism, then what is attained and what another has checked count apart, and what stands on a revised version stays with it', async () => {
    const [templates, records] = [new MechanismTemplateService(kit.tx, kit.references), new MechanismRecordService(kit.tx, kit.references, kit.attachments)];
    const items = [{ name: '施工围挡', wanted: '百分百封闭', evidenceWanted: false, countUnit: null }];
    const { id } = await templates.define(kit.officer, defineMechanismBody.parse({ name: '六个百分百', sourceDocument: '工作方案', scope: 'place', items, ownerUnitId: kit.unitId }));
    const street = kit.pingshan.as('street-officer', '440310001');
    const made: MechanismRecord[] = [];
    for (const n of [1, 2, 3]) made.push(await records.open(street, listMechanismBody.parse({ templateId: id, name: `工地${n}`, divisionCode: '440310001001' })));
    const [one] = made as [MechanismRecord, ...MechanismRecord[]];
    for (const r of made.slice(0, 2)) await records.record(street, r.id, 1, recordMechanismBody.parse({ items: [{ item: 1, attained: true, attainedOn: '2026-05-01' }] }));
    await records.check(kit.officer, one.id, 2, { result: 'confirmed', note: '属实' });
    const key = `mechanisms.${id}`;
    expect([await share(key), await share(`${key}.confirmed`)]).toEqual([[2, 3, 66.67], [1, 3, 33.33]]);
    const listed = new MechanismRecords(kit.tx, kit.references);
    for (const f of [await of(key), await of(`${key}.confirmed`)]) for (const [filter, n] of [[f.filter, f.numerator], [f.wholeFilter, f.denominator]] as const) expect((await listed.records(kit.officer, mechanismRecordQuery.parse(filter))).items).toHaveLength(n ?? -1);
    const next = await templates.revise(kit.officer, id, (await listed.template(kit.officer, id)).version, { name: '六个百分百', sourceDocument: '修订', items, ownerUnitId: kit.unitId });
    expect([await share(key), await share(`${key}.1`)]).toEqual([[0, 0, null], [2, 3, 66.67]]);
    await templates.retire(kit.officer, next.id, 1, '结束');
    expect(await share(key)).toBeUndefined();
    expect((await figures.of(other, quarter)).filter((f) => f.group === 'mechanisms')).toEqual([]);
  });

  it('given objects and guardians, then holders of the year and covered divisions count, and lead to their rows', async () => {
    const [kind] = (await kit.kinds.adopt(kit.officer, ['dike'])).items as [DutyKind];
    const [filled] = [await kit.register(kind), await kit.register(kind)];
    const person = await kit.person('王所长');
    const memberId = kit.memberOf(person);
    await kit.published(2026, kind.roles.map((role) => kit.naming(filled, role, memberId, { post: '所长', phone: '13800000000' })));
    expect(await share('duty-objects.filled')).toEqual([1, 2, 50]);
    expect(await share('duty-objects.filled', kit.officer, { from: '2025-01-01', to: '2025-12-31' })).toEqual([0, 2, 0]);
    expect(await share('duty-objects.filled', other)).toEqual([0, 0, null]);
    const objects = await of('duty-objects.filled');
    for (const [filter, n] of [[objects.filter, 1], [objects.wholeFilter, 2]] as const) expect((await new DutyObjectRecords(kit.tx, kit.references).page(kit.officer, dutyObjectQuery.parse(filter))).items).toHaveLength(n);
    const { street } = await kit.standard();
    await kit.entrust(street, memberId, '440310001');
    const covered = await of(`guardianships.${street.id}`);
    expect(covered).toMatchObject({ numerator: 1, group: 'duties', basis: 'standing', name: `${street.name}覆盖率` });
    expect(covered.denominator).toBeGreaterThan(1);
    expect((await kit.guardianshipRecords.page(kit.officer, guardianshipQuery.parse(covered.filter))).items).toHaveLength(1);
    expect((await figures.of(other, quarter)).some((f) => f.key.startsWith('guardianships.'))).toBe(false);
  });
});

describe('what a report says of interviews and of documents to two sides', () => {
  it('given a firm that was interviewed twice, then it is one enterprise, and the rate of both sides released is of the days alone', async () => {
    const kit = await reportKit();
    try {
      const service = new SupervisionService(kit.tx, kit.references, kit.numbers, kit.attachments, new SupervisionDeadlines(kit.tx, kit.jobs, kit.references, kit.logger));
      const { id: fileId } = await kit.attachments.store(kit.officer, { name: '笔录.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('笔录')]) }, 1000);
      for (const deliveredOn of ['2026-05-06', '2026-05-20', '2026-07-01']) {
        const s = await service.draft(kit.officer, draftSupervisionBody.parse({ kind: 'interview', enterprise: { name: '某电子公司', creditCode: '91440300708461136T' }, unitId: kit.unitId, reason: '逾期未改', basis: '安全生产法', wanted: '整改', dueOn: '2031-03-02', divisionCode: '440310' }));
        await service.submit(kit.officer, s.id, 1);
        await service.approve(kit.leader, s.id, 2, null);
        await service.deliver(kit.officer, s.id, 3, deliverSupervisionBody.parse({ deliveredOn: shanghaiDay(new Date()), attendees: ['某'], minutes: [{ fileId }], signed: [{ fileId }] }));
        await kit.db.admin.query('update responsibility.supervision set delivered_on = $2 where id = $1', [s.id, deliveredOn]);
        if (deliveredOn !== '2026-05-20') continue;
        for (const [version, side] of [[4, 'enterprise'], [5, 'department']] as const) await service.reply(kit.officer, s.id, version, { side, note: '已改', evidence: [] });
        for (const [version, side] of [[6, 'enterprise'], [7, 'department']] as const) await service.release(kit.second, s.id, version, { side, note: '合格' });
      }
      const { figures } = await kit.figures.of(kit.officer, { from: '2026-05-01', to: '2026-05-31' });
      const found = (key: string): ReportFigure => figures.find((f) => f.key === key) as ReportFigure;
      expect([found('supervision.interview').value, found('supervision.interview.enterprises')]).toMatchObject([2, { value: 1, unit: '家', name: '约谈企业数' }]);
      const dual = found('supervision.dual-closure');
      expect(dual).toMatchObject({ numerator: 1, denominator: 2, value: 50, path: 'supervisions' });
      const records = new SupervisionRecords(kit.tx, kit.references);
      for (const [filter, n] of [[dual.filter, 1], [dual.wholeFilter, 2]] as const) expect((await records.page(kit.officer, supervisionQuery.parse(filter))).items).toHaveLength(n);
    } finally {
      await kit.close();
    }
  }, 60_000);
});
