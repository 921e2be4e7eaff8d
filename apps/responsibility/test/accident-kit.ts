import { reportAccidentBody, type AccidentDetail } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { serviceKit, type ServiceKit, type TestTenant } from '@anlan/platform/testing';
import { migrations } from '../migrations';
import { AccidentMeasureService } from '../src/accident/accident-measure.service';
import { AccidentParagraphs } from '../src/accident/accident-paragraph.service';
import { AccidentQuotaService } from '../src/accident/accident-quota.service';
import { AccidentClocks } from '../src/accident/accident.clocks';
import { AccidentRecords } from '../src/accident/accident.records';
import { AccidentService } from '../src/accident/accident.service';
import { AccountabilityService } from '../src/accident/accountability.service';
export { codeOf } from '@anlan/platform/testing';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const iso = (ms: number): string => new Date(ms).toISOString();

export interface AccidentKit {
  readonly kit: ServiceKit;
  readonly accidents: AccidentService;
  readonly records: AccidentRecords;
  readonly measures: AccidentMeasureService;
  readonly clocks: AccidentClocks;
  readonly quotas: AccidentQuotaService;
  readonly paragraphs: AccidentParagraphs;
  readonly cases: AccountabilityService;
  readonly officer: TenantContext;
  /** of the same office as the officer */
  readonly second: TenantContext;
  readonly leader: TenantContext;
  readonly street: TenantContext;
  /** a unit of the district */
  readonly unitId: string;
  /** when the accidents happened */
  readonly at: number;
  report(more?: object, ctx?: TenantContext): Promise<AccidentDetail>;
  /** an accident whose report was approved, and which is being rectified */
  rectifying(): Promise<AccidentDetail>;
  verify(a: AccidentDetail, counted?: 'yes' | 'no' | 'undetermined'): Promise<AccidentDetail>;
  graded(more?: object): Promise<AccidentDetail>;
  events(subject: string): Promise<(string | undefined)[]>;
  tenantOf(t: TestTenant): { tenantId: string; slug: string; tenantKind: 'district' };
}

/** The services of accidents, and people of a district who work them. */
export async function accidentKit(): Promise<AccidentKit> {
  const kit = await serviceKit('responsibility', migrations);
  const unitId = kit.pingshan.unit('某街道办');
  const records = new AccidentRecords(kit.tx, kit.references);
  const accidents = new AccidentService(kit.tx, kit.references, kit.numbers, records, kit.attachments);
  const measures = new AccidentMeasureService(kit.tx, kit.references, kit.attachments);
  const officer = kit.pingshan.as('section-officer');
  const at = Date.now() - 5 * HOUR;
  const report: AccidentKit['report'] = (more = {}, ctx = officer) =>
    accidents.report(ctx, reportAccidentBody.parse({
      name: '高处坠落事故', occurredAt: iso(at), knownAt: iso(at + HOUR / 2), place: '某工地 3 号楼', divisionCode: ctx.slug === '440310' ? '440310001001' : '330108001001', units: [{ name: '某建筑公司', creditCode: '91440300708461136T' }], industryCode: 'E47', type: 'fall_from_height',
      deaths: 1, seriousInjuries: 0, minorInjuries: 0, missing: 0, amountLoss: 12_000_000, course: '作业人员自脚手架坠落', ...more,
    }));
  const verify: AccidentKit['verify'] = (a, counted = 'yes') => accidents.verify(officer, a.id, a.version, { counted, reason: '生产经营活动中发生' });
  const graded: AccidentKit['graded'] = async (more = {}) => {
    const a = await verify(await report(more));
    return accidents.grade(officer, a.id, a.version, a.proposedGrade ?? 'general');
  };
  const leader = kit.pingshan.as('leader');
  return {
    rectifying: async () => {
      const a = await graded();
      await accidents.investigate(officer, a.id, a.version, { lead: '区应急管理局', members: ['区住建局'] });
      await accidents.submitReport(officer, a.id, a.version + 1, { conclusion: '直接原因是…', attachments: [] });
      await accidents.approve(leader, a.id, a.version + 2, '同意');
      return accidents.rectify(officer, a.id, a.version + 3);
    },
    kit, accidents, records, measures, officer, unitId, at, report, verify, clocks: new AccidentClocks(kit.tx, kit.jobs, kit.references, measures, kit.logger), quotas: new AccidentQuotaService(kit.tx), paragraphs: new AccidentParagraphs(kit.tx), cases: new AccountabilityService(kit.tx, kit.references),
    second: kit.pingshan.as('section-officer'), leader, street: kit.pingshan.as('street-officer', '440310001'),
    graded,
    events: async (subject) => (await kit.db.admin.query<{ type: string }>('select type from responsibility.outbox where subject = $1 order by seq', [subject])).rows.map((r) => r.type.split('.')[3]),
    tenantOf: (t) => ({ tenantId: t.id, slug: t.slug, tenantKind: 'district' }),
  };
}
