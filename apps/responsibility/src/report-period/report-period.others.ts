import { REPORT_FIGURES_RPC, reportFiguresAnswer, type EnforcementFigure } from '@anlan/contracts/enforcement';
import { reportPeriodErrors as e, type ReportFigure } from '@anlan/contracts/responsibility';
import type { Day } from '@anlan/domain';
import { ProblemError } from '@anlan/platform/http';
import { PeerError, Peers } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { countFigure, rateFigure } from './report-period.rules';

/** What a report says of enforcement: that service is asked in the name of who compiles, and counts by its own ledgers. */
@Injectable()
export class OtherFigures {
  constructor(private readonly peers: Peers) {}

  /** @throws unreachable, partial: then nothing of the report is counted at all */
  async of(authorization: string | undefined, { from, to }: { readonly from: Day; readonly to: Day }): Promise<ReportFigure[]> {
    const { figures, missing } = await this.peers.ask(REPORT_FIGURES_RPC, { authorization, from, to }, reportFiguresAnswer).catch((err: unknown) => {
      throw err instanceof PeerError ? new ProblemError(e.unreachable, { service: '执法检查 enforcement' }) : err;
    });
    if (missing.length > 0) throw new ProblemError(e.partial, { missing: missing.join('、') });
    return figures.map(figureOf);
  }
}

function figureOf({ count, numerator, denominator, wanted, filter, wholeFilter, ...f }: EnforcementFigure): ReportFigure {
  if (count !== null || numerator === null || denominator === null) return { ...countFigure({ ...f, value: count ?? 0, filter }), service: 'enforcement' };
  const rate = rateFigure({ ...f, numerator, denominator, filter, wholeFilter });
  return { ...rate, service: 'enforcement', target: wanted ? rate.target : null };
}
