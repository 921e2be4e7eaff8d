import type { Permission } from '@anlan/contracts/access';
import { checkKindNames, checkStatisticsQuery, closedHazardStates, hazardSourceNames, statisticsQuery, type CheckKind, type EnforcementFigure, type ReportFiguresAnswer } from '@anlan/contracts/enforcement';
import { addCalendarDays, startOfShanghaiDay, type Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { LiveCaller } from '@anlan/platform/http';
import { wholeTenant } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { CheckStatistics } from '../check/check.statistics';
import { HazardStatistics } from '../hazard/hazard.statistics';
import { InspectionPlanRecords } from '../inspection-plan/inspection-plan.records';

interface Days { readonly from: Day; readonly to: Day }
type Common = Pick<EnforcementFigure, 'key' | 'name' | 'nameEn'>;
type Base = Omit<EnforcementFigure, keyof Common | 'count' | 'numerator' | 'denominator' | 'wanted' | 'unit' | 'filter' | 'wholeFilter'>;
const CLOSED = closedHazardStates.join(',');

const counted = ['check.read', 'inspection-plan.read', 'hazard.read'] as const satisfies readonly Permission[];

const count = (base: Base, names: Common, unit: string, value: number, filter: Record<string, string>): EnforcementFigure => ({ ...base, ...names, unit, count: value, numerator: null, denominator: null, wanted: false, filter, wholeFilter: null });
const share = (base: Base, names: Common, [numerator, filter]: [number, Record<string, string>], [denominator, wholeFilter]: [number, Record<string, string>], wanted = true): EnforcementFigure =>
  ({ ...base, ...names, unit: '%', count: null, numerator, denominator, wanted, filter, wholeFilter });

/** What a report says of checks and hazards, by the figures of these ledgers themselves. */
@Injectable()
export class ReportFiguresService {
  constructor(
    private readonly hazards: HazardStatistics,
    private readonly checks: CheckStatistics,
    private readonly plans: InspectionPlanRecords,
  ) {}

  /** A part of the tenant would be counted as if it were the whole: who does not see all is told what he lacks. */
  async answer(caller: LiveCaller | undefined, days: Days): Promise<ReportFiguresAnswer> {
    const missing = counted.filter((p) => !caller || !wholeTenant.covers(caller.ctx, p, {}));
    return caller && missing.length === 0 ? { figures: await this.of(caller.ctx, days), missing } : { figures: [], missing };
  }

  private async of(ctx: TenantContext, days: Days): Promise<EnforcementFigure[]> {
    return [...(await this.ofChecks(ctx, days)), await this.ofPlans(ctx, days), ...(await this.ofHazards(ctx, days))];
  }

  /** 家次 and 家数, by the instant at which a check was finished. */
  private async ofChecks(ctx: TenantContext, days: Days): Promise<EnforcementFigure[]> {
    const [finishedFrom, finishedTo] = instantsOf(days);
    const within = { finishedFrom, finishedTo };
    const { asOf, total, items } = await this.checks.of(ctx, checkStatisticsQuery.parse({ by: 'kind', ...within }));
    const base = { group: 'checks', basis: 'period', asOf, path: 'checks' } as const;
    const done = { done: 'true', ...within };
    return [
      count(base, { key: 'enforcement.checks.count', name: '检查家次', nameEn: 'Checks carried out' }, '家次', total.count, done),
      count(base, { key: 'enforcement.checks.subjects', name: '检查家数', nameEn: 'Subjects checked' }, '家', total.subjects, done),
      count(base, { key: 'enforcement.checks.people', name: '出动人次', nameEn: 'People taking part in checks' }, '人次', total.people, done),
      ...items.map((i) => {
        const kind = i.key['kind'] as CheckKind;
        return count(base, { key: `enforcement.checks.kind.${kind}`, name: checkKindNames[kind].zh, nameEn: checkKindNames[kind].en }, '家次', i.count, i.filter);
      }),
    ];
  }

  /** 计划完成率 of the year in which the period ends: distinct subjects inspected, of those planned. */
  private async ofPlans(ctx: TenantContext, { to }: Days): Promise<EnforcementFigure> {
    const year = to.slice(0, 4);
    const { asOf, total } = await this.plans.statistics(ctx, { year: Number(year) });
    return share({ group: 'checks', basis: 'standing', asOf, path: 'inspection-plans' }, { key: 'enforcement.plans.completion', name: '检查计划完成率', nameEn: 'Planned subjects inspected' }, [total.inspected, { year }], [total.planned, { year }]);
  }

  /** 整改率 and its like: of what was found in the days, how much is closed by now. */
  private async ofHazards(ctx: TenantContext, days: Days): Promise<EnforcementFigure[]> {
    const [reportedFrom, reportedTo] = instantsOf(days);
    const found = { reportedFrom, reportedTo };
    const of = (more: object) => this.hazards.of(ctx, statisticsQuery.parse({ ...found, ...more }));
    const { asOf, total, closed, dual, items } = await of({ by: 'source' });
    const base = { group: 'hazards', basis: 'period', asOf, path: 'hazards' } as const;
    const [major, spot] = [await of({ level: 'major' }), await of({ rectification: 'on_the_spot' })];
    const ended = (filter: Record<string, string>): Record<string, string> => ({ ...filter, status: CLOSED });
    const [majors, both] = [{ ...found, level: 'major' }, { ...found, dual: 'true' }];
    return [
      count(base, { key: 'enforcement.hazards.found', name: '发现隐患', nameEn: 'Hazards found' }, '处', total, found),
      share(base, { key: 'enforcement.hazards.rectification', name: '隐患整改率', nameEn: 'Hazards closed' }, [closed, ended(found)], [total, found]),
      // Not every hazard can be rectified on the spot: no rate to be wanted as high as can be.
      share(base, { key: 'enforcement.hazards.on-the-spot', name: '现场整改率', nameEn: 'Rectified on the spot' }, [spot.total, { ...found, rectification: 'on_the_spot' }], [total, found], false),
      count(base, { key: 'enforcement.hazards.major', name: '发现重大隐患', nameEn: 'Major hazards found' }, '处', major.total, majors),
      share(base, { key: 'enforcement.hazards.major.rectification', name: '重大隐患整改率', nameEn: 'Major hazards closed' }, [major.closed, ended(majors)], [major.total, majors]),
      share(base, { key: 'enforcement.hazards.dual-closure', name: '双重交办双闭环率', nameEn: 'Assigned to two: both sides accepted' }, [dual.closed, ended(both)], [dual.total, both]),
      ...items.map((i) => {
        const source = i.key['source'] as keyof typeof hazardSourceNames;
        return count(base, { key: `enforcement.hazards.source.${source}`, name: `隐患来源：${hazardSourceNames[source].zh}`, nameEn: `Hazards by source: ${hazardSourceNames[source].en}` }, '处', i.count, i.filter);
      }),
    ];
  }
}

/** The instants at which the days begin and end, in Asia/Shanghai. */
const instantsOf = ({ from, to }: Days): [string, string] => [startOfShanghaiDay(from).toISOString(), startOfShanghaiDay(addCalendarDays(to, 1)).toISOString()];
