import type { ReportFigure } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { DutyObjectRecords } from '../duty-object/duty-object.records';
import { GuardianshipRecords } from '../guardianship/guardianship.records';
import { MechanismRecords } from '../mechanism/mechanism.records';
import { StandingMeetingFigures } from '../standing-meeting/standing-meeting.figures';
import { rateFigure } from './report-period.rules';

/** What stands all year and is either lived up to or not: meetings that come again, mechanisms, duty holders, guardianships. */
@Injectable()
export class InstitutionFigures {
  constructor(
    private readonly tx: TenantTx,
    private readonly standing: StandingMeetingFigures,
    private readonly mechanisms: MechanismRecords,
    private readonly objects: DutyObjectRecords,
    private readonly guardianships: GuardianshipRecords,
  ) {}

  async of(ctx: TenantContext, days: { readonly from: Day; readonly to: Day }): Promise<ReportFigure[]> {
    return [await this.ofStanding(ctx, days), ...(await this.ofMechanisms(ctx)), await this.ofHolders(ctx, Number(days.to.slice(0, 4))), ...(await this.ofGuardianships(ctx))];
  }

  /** 按期召开率, of the periods of standing meetings that end in the days of the report. */
  private async ofStanding(ctx: TenantContext, { from, to }: { from: Day; to: Day }): Promise<ReportFigure> {
    const { asOf, inTime, ended } = await this.standing.of(ctx, { from, to });
    const filter = { from, to };
    return rateFigure({ key: 'meetings.standing.in-time', group: 'meetings', name: '定期会议按期召开率', nameEn: 'Standing meetings held in time', basis: 'period', asOf, numerator: inTime, denominator: ended, path: 'standing-meetings/figures', filter, wholeFilter: filter });
  }

  /** 落实率 of each mechanism, and of it what another has checked. Of a version that was revised as long as records stand on it. */
  private async ofMechanisms(ctx: TenantContext): Promise<ReportFigure[]> {
    const templates = await this.tx.read<Row>(ctx, { name: 'mechanisms-of-report', sql: "select id, line_id, number, name, status from responsibility.mechanism_template where tenant_id = $1 and status <> 'retired' order by line_id, number", params: [ctx.tenantId] });
    const figures: ReportFigure[] = [];
    for (const t of templates) {
      const f = await this.mechanisms.figures(ctx, String(t['id']), {});
      const revised = t['status'] === 'superseded';
      if (revised && f.records === 0) continue;
      const [key, name, nameEn] = [`mechanisms.${String(t['line_id'])}${revised ? `.${Number(t['number'])}` : ''}`, `${String(t['name'])}${revised ? `（第 ${Number(t['number'])} 版）` : ''}`, `${String(t['name'])}${revised ? ` (version ${Number(t['number'])})` : ''}`];
      const base = { group: 'mechanisms', basis: 'standing', asOf: f.asOf, denominator: f.records, path: 'mechanism-records', wholeFilter: f.filter } as const;
      figures.push(
        rateFigure({ ...base, key, name: `${name}落实率`, nameEn: `${nameEn}: attained`, numerator: f.attained, filter: f.attainedFilter }),
        rateFigure({ ...base, key: `${key}.confirmed`, name: `${name}核查落实率`, nameEn: `${nameEn}: attained and checked`, numerator: f.confirmed, filter: f.confirmedFilter }),
      );
    }
    return figures;
  }

  /** 三防责任人落实率, by the holders of the year in which the period ends. */
  private async ofHolders(ctx: TenantContext, year: number): Promise<ReportFigure> {
    const { asOf, filled, objects, filledFilter, objectsFilter } = await this.objects.figures(ctx, { year });
    return rateFigure({ key: 'duty-objects.filled', group: 'duties', name: '三防责任人落实率', nameEn: 'Duty objects with every holder', basis: 'standing', asOf, numerator: filled, denominator: objects, path: 'duty-objects', filter: filledFilter, wholeFilter: objectsFilter });
  }

  /** 包保覆盖率 of each tier. Its denominator is divisions, of which there is no list of rows. */
  private async ofGuardianships(ctx: TenantContext): Promise<ReportFigure[]> {
    const { asOf, tiers } = await this.guardianships.coverage(ctx, {});
    return tiers.map((t) => rateFigure({
      key: `guardianships.${t.tierId}`, group: 'duties', name: `${t.name}覆盖率`, nameEn: `${t.name}: divisions covered`, basis: 'standing', asOf, numerator: t.covered, denominator: t.divisions, path: 'guardianships', filter: { ...t.filter, gap: 'false' }, wholeFilter: null,
    }));
  }
}
