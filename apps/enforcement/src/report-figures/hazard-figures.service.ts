import { closedHazardStates, type HazardFiguresAnswer } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { TenantTx, type Row } from '@anlan/platform/db';
import type { LiveCaller } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { hazardConditions } from '../hazard/hazard.filters';

interface Counted extends Row {
  code: string;
  found: number;
  closed: number;
}

/**
 * Hazards of enterprises, by the credit code that the hazard holds, wherever in the district they were found. Only those in the
 * sight of who asks: of two who ask about one park, a street officer may be told of fewer than the district.
 */
@Injectable()
export class HazardFiguresService {
  constructor(private readonly tx: TenantTx) {}

  async answer(caller: LiveCaller | undefined, creditCodes: readonly string[]): Promise<HazardFiguresAnswer> {
    const asOf = toShanghaiIso(new Date());
    if (!caller?.ctx.permissions.has('hazard.read')) return { asOf, sees: false, figures: [] };
    const { ctx } = caller;
    const where = hazardConditions(ctx, { subjectCreditCode: [...new Set(creditCodes)] });
    const closed = where.bind('status = any($)', closedHazardStates);
    const rows = await this.tx.read<Counted>(ctx, { sql: `select subject_credit_code as code, count(*)::int as found, count(*) filter (where ${closed})::int as closed from enforcement.hazard where ${where} group by 1`, params: where.params });
    return { asOf, sees: true, figures: rows.map((r) => ({ creditCode: r.code, found: r.found, closed: r.closed })) };
  }
}
