import type { EnforcementFigure, ReportFiguresAnswer } from '@anlan/contracts/enforcement';
import { issueTaskBody, reportAccidentBody, reportPeriodQuery, setTargetBody, type ReportPeriodDetail, type Target, type TaskDetail } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { Peers } from '@anlan/platform/reference';
import { serviceKit } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { migrations } from '../migrations';
import { AccidentParagraphs } from '../src/accident/accident-paragraph.service';
import { AccidentQuotaService } from '../src/accident/accident-quota.service';
import { AccidentRecords } from '../src/accident/accident.records';
import { AccidentService } from '../src/accident/accident.service';
import { BodyStandardRecords } from '../src/body-standard/body-standard.records';
import { DutyObjectRecords } from '../src/duty-object/duty-object.records';
import { FundFiguresService } from '../src/fund/fund.figures';
import { GuardianshipRecords } from '../src/guardianship/guardianship.records';
import { LetterRecords } from '../src/letter/letter.records';
import { ListItemFigures } from '../src/list-item/list-item.figures';
import { MechanismRecords } from '../src/mechanism/mechanism.records';
import { MeetingRecords } from '../src/meeting/meeting.records';
import { ReportSheets } from '../src/report-period/report-period.document';
import { ReportFigures } from '../src/report-period/report-period.figures';
import { InstitutionFigures } from '../src/report-period/report-period.institutions';
import { OtherFigures } from '../src/report-period/report-period.others';
import { ReportPeriodRecords } from '../src/report-period/report-period.records';
import { ReportPeriodService } from '../src/report-period/report-period.service';
import { StandingMeetingFigures } from '../src/standing-meeting/standing-meeting.figures';
import { SupervisionRecords } from '../src/supervision/supervision.records';
import { TargetRecords } from '../src/target/target.records';
import { TargetService } from '../src/target/target.service';
import { TaskFigures } from '../src/task/task.bulletin';
import { TaskDeadlines } from '../src/task/task.deadlines';
import { TaskRecords } from '../src/task/task.records';
import { TaskService } from '../src/task/task.service';

const asOf = '2026-11-23T09:30:00+08:00';
const common = { group: 'hazards', basis: 'period', asOf, path: 'hazards' } as const;
export const found = (count: number): EnforcementFigure => ({ ...common, key: 'enforcement.hazards.found', name: '发现隐患', nameEn: 'Hazards found', unit: '处', count, numerator: null, denominator: null, wanted: false, filter: { source: 'patrol' }, wholeFilter: null });
export const rectified = (numerator: number, denominator: number): EnforcementFigure => ({ ...common, key: 'enforcement.hazards.rectification', name: '隐患整改率', nameEn: 'Hazards closed', unit: '%', count: null, numerator, denominator, wanted: true, filter: { status: 'closed' }, wholeFilter: {} });

/** The services of reports and targets, with ledgers to count, and people of a district who work them. */
export async function reportKit() {
  const kit = await serviceKit('responsibility', migrations);
  const { tx, references, numbers, attachments, jobs, logger } = kit;
  const taskRecords = new TaskRecords(tx, references);
  const tasks = new TaskService(tx, references, numbers, attachments, taskRecords, new TaskDeadlines(tx, jobs, references, logger));
  const accidents = new AccidentService(tx, references, numbers, new AccidentRecords(tx, references), attachments);
  // What enforcement answers to whom; null: it does not answer.
  const enforcement: { answer: ReportFiguresAnswer | null; asked: unknown[] } = { answer: { figures: [found(7), rectified(7, 7)], missing: [] }, asked: [] };
  const peers = new Peers(async (pattern, data) => {
    enforcement.asked.push([pattern, data]);
    if (!enforcement.answer) throw new Error('Timeout has occurred');
    return enforcement.answer;
  }, logger);
  const figures = new ReportFigures(
    tx, new LetterRecords(tx, references, attachments), new ListItemFigures(tx), new TaskFigures(tx, references), new SupervisionRecords(tx, references), new MeetingRecords(tx, references, attachments), new AccidentParagraphs(tx), new AccidentQuotaService(tx), new FundFiguresService(tx, references),
    new BodyStandardRecords(tx, references),
    new AccidentRecords(tx, references),
    new InstitutionFigures(tx, new StandingMeetingFigures(tx), new MechanismRecords(tx, references), new DutyObjectRecords(tx, references), new GuardianshipRecords(tx, references)),
    new OtherFigures(peers),
  );
  const records = new ReportPeriodRecords(tx, figures);
  const periods = new ReportPeriodService(tx, figures, records);
  const targets = new TargetService(tx, references, numbers, attachments, figures);
  const [officer, second, leader] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
  const unitId = kit.pingshan.unit('基础科');
  const task = (dueOn: string, ctx = officer): Promise<TaskDetail> =>
    tasks.issue(ctx, issueTaskBody.parse({ title: '有限空间专项整治', wanted: '全覆盖排查', source: { kind: 'meeting', label: '第一次全体会议' }, leadUnitId: ctx.slug === '440310' ? unitId : kit.binjiang.unit('滨江科'), divisionCode: ctx.slug, dueOn }));
  return {
    ...kit, officer, second, leader, unitId, records, periods, targets, figures, enforcement, task, taskRecords, targetRecords: new TargetRecords(tx, references, attachments), sheets: new ReportSheets(records),
    street: kit.pingshan.as('street-officer', '440310001'),
    accident: async (day: string): Promise<void> => {
      const a = await accidents.report(officer, reportAccidentBody.parse({
        name: '高处坠落事故', occurredAt: `${day}T10:00:00+08:00`, knownAt: `${day}T10:30:00+08:00`, place: '某工地', divisionCode: '440310001001', units: [{ name: '某建筑公司', creditCode: '91440300708461136T' }], industryCode: 'E47', type: 'fall_from_height', deaths: 1, seriousInjuries: 0, minorInjuries: 0,
        missing: 0, amountLoss: 12_000_000, course: '作业人员坠落',
      }));
      await accidents.verify(officer, a.id, a.version, { counted: 'yes', reason: '生产经营活动中发生' });
    },
    file: async (ctx: TenantContext): Promise<string> => (await attachments.store(ctx, { name: '佐证.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('佐证')]) }, 1000)).id,
    compiled: async (period: string): Promise<ReportPeriodDetail> => periods.compile(officer, (await periods.open(officer, period)).id, 1, null),
    /** a period that went all the way to the lock */
    lockedPeriod: async (period: string): Promise<ReportPeriodDetail> => {
      const { id } = await periods.open(officer, period);
      await periods.compile(officer, id, 1, '总体平稳');
      await periods.review(second, id, 2, '属实');
      return periods.lock(officer, id, 3);
    },
    page: async (ctx: TenantContext, query: object = {}) => (await records.page(ctx, reportPeriodQuery.parse(query))).items,
    target: (more: object = {}, ctx = officer): Promise<Target> =>
      targets.set(ctx, setTargetBody.parse({ name: '开展安全培训', comparison: 'at_least', value: 5000, unit: '人', year: 2026, dueOn: '2031-12-31', sourceDocument: '年度工作要点', ownerUnitId: unitId, ...more })),
  };
}
export type ReportKit = Awaited<ReturnType<typeof reportKit>>;
