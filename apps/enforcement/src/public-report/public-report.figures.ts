import { reportChannels, type PublicReportFigures, type PublicReportFiguresQuery } from '@anlan/contracts/enforcement';
import { rate, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { LAST_RECHECK, reportConditions } from './public-report.list';

type Counts = Omit<PublicReportFigures['total'], 'verifiedRate' | 'holdsRate'>;
const conditionOf: Readonly<Record<Exclude<keyof Counts, 'received'>, string>> = {
  waiting: "r.state = 'received'", accepted: "r.state = 'accepted'", declined: "r.state = 'declined'", duplicate: "r.state = 'duplicate'",
  verified: "r.verification = 'verified'", unfounded: "r.verification = 'unfounded'", closed: "h.status = 'closed'", holds: "k.result = 'holds'", reopened: "k.result = 'reopened'",
};
const names = Object.keys(conditionOf) as (keyof typeof conditionOf)[];
const sums = names.map((name) => `count(*) filter (where ${conditionOf[name]})::int as "${name}"`).join(', ');

/** 按来源渠道: what came by each channel, what became of it, and whether it was really put right. */
@Injectable()
export class PublicReportFigureService {
  constructor(private readonly tx: TenantTx) {}

  async figures(ctx: TenantContext, query: PublicReportFiguresQuery): Promise<PublicReportFigures> {
    const where = reportConditions(ctx, query);
    const rows = await this.tx.read<Row>(ctx, {
      sql: `select r.channel, count(*)::int as received, ${sums} from enforcement.public_report r
            left join enforcement.hazard h on h.tenant_id = r.tenant_id and h.id = r.hazard_id
            left join lateral (${LAST_RECHECK}) k on true where ${where} group by 1`,
      params: where.params,
    });
    const asked = Object.fromEntries(Object.entries(query).filter(([, v]) => v !== undefined)) as Record<string, string>;
    const of = (channel: string): Counts => countsOf((name) => Number(rows.find((r) => r['channel'] === channel)?.[name] ?? 0));
    const items = reportChannels.map((channel) => ({ channel, ...withRates(of(channel)), filter: { ...asked, channel } }));
    return { asOf: toShanghaiIso(new Date()), total: withRates(countsOf((name) => items.reduce((n, item) => n + item[name], 0))), items };
  }
}

const countsOf = (n: (name: keyof Counts) => number): Counts => Object.fromEntries((['received', ...names] as const).map((name) => [name, n(name)])) as unknown as Counts;

/** 核实率 of what was accepted; 抽查合格率 of what was looked at again. */
const withRates = (c: Counts): PublicReportFigures['total'] => ({ ...c, verifiedRate: rate(c.verified, c.accepted), holdsRate: rate(c.holds, c.holds + c.reopened) });
