import { publicReportErrors as e, publicReportEvents, type EnterReportBody, type ReportChannel } from '@anlan/contracts/enforcement';
import { parseDivisionCode, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { positionFault } from '../hazard/hazard.rules';
import { publicReportReach } from './public-report.reach';

/** What a report says, whoever writes it down. */
export type Told = Pick<EnterReportBody, 'what' | 'where' | 'divisionCode' | 'position' | 'reporter' | 'employee'>;

export interface NewReport {
  readonly id: string;
  readonly number: string;
  readonly codeHash: string | null;
  readonly channel: ReportChannel;
  readonly reference: string | null;
  readonly told: Told;
  readonly division: string;
  readonly receivedAt: Date;
}

/** How a report comes into the book, from the public page and from staff alike. */
@Injectable()
export class PublicReportRegister {
  constructor(
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
  ) {}

  /** A place and a number of its own; throws where its division or position is none of the district's, or not the actor's: what is refused takes no number. */
  async begin(ctx: TenantContext, told: Told, now: Date, assertTaken: (division: string) => void = () => undefined): Promise<Pick<NewReport, 'id' | 'number' | 'division' | 'told'>> {
    const division = await this.divisionOf(ctx, told.divisionCode, shanghaiDay(now));
    assertTaken(division);
    if (told.position && positionFault(told.position)) throw invalidField('body.position', e.position);
    return { id: newId(), number: await this.number(ctx, now), division, told };
  }

  insert(tx: Tx, ctx: TenantContext, { id, number, codeHash, channel, reference, told, division, receivedAt }: NewReport): void {
    const [named, by] = [told.reporter !== undefined, channel === 'web' ? null : ctx.actor];
    tx.queue({
      name: 'public-report-insert',
      sql: `insert into enforcement.public_report (tenant_id, id, number, code_hash, what, place, division_code, lng, lat, crs, reporter_name, reporter_phone, employee, state, received_at, updated_at, version, channel, reference, entered_by, entered_by_name)
            values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,'received',$14,$14,1,$15,$16,$17,$18)`,
      params: [
        ctx.tenantId, id, number, codeHash, told.what, told.where, division, told.position?.lng ?? null, told.position?.lat ?? null, told.position?.crs ?? null,
        told.reporter?.name ?? null, told.reporter?.phone ?? null, told.employee ?? false, receivedAt, channel, reference, by?.id ?? null, by?.name ?? null,
      ],
    });
    tx.audit({ action: by ? 'public-report.entered' : 'public-report.received', target: `public-reports/${id}`, detail: { number, named, ...(by && { channel }) }, ...(by && { onBehalfOf: publicReportReach.onBehalfOf(ctx, 'public-report.enter', { division_code: division }) }) });
    tx.emit({ spec: publicReportEvents.received, id, sequence: 1, data: { reportId: id, number, divisionCode: division, channel, named, state: 'received' } });
  }

  /** The street that was chosen; where none was, the district itself, whose officers know where it lies. */
  private async divisionOf(ctx: TenantContext, given: string | undefined, day: string): Promise<string> {
    if (given === undefined) return parseDivisionCode(ctx.slug).code;
    const division = (await this.references.get(ctx.tenantId)).division(parseDivisionCode(given).code, day);
    if (!division) throw invalidField('body.divisionCode', e.unknown_division, { code: given });
    return division.code;
  }

  private async number(ctx: TenantContext, now: Date): Promise<string> {
    const year = shanghaiDay(now).slice(0, 4);
    return `JB${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `public-report-${year}`)).padStart(4, '0')}`;
  }
}
