import type { AccidentParagraph, ParagraphQuery } from '@anlan/contracts/responsibility';
import { changeRate, NO_RATE, shanghaiDay, toShanghaiIso, type Day } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { OPEN } from './accident.records';
import { bothFall, paragraphText, yearBefore } from './accident-paragraph.rules';
import type { BaseRow } from './accident-quota.service';

interface Counted extends Row { accidents: number; deaths: number; serious: number }

/** 同比 and its paragraph, of the whole bureau; of the rows that count as work-safety accidents. */
@Injectable()
export class AccidentParagraphs {
  constructor(private readonly tx: TenantTx) {}

  async of(ctx: TenantContext, q: ParagraphQuery): Promise<AccidentParagraph> {
    const now = new Date();
    const before = yearBefore(q);
    const [ours, theirs, recorded] = await this.tx.reads<Row>(ctx, counted(ctx.tenantId, q), counted(ctx.tenantId, before), {
      sql: "select * from responsibility.accident_base where tenant_id = $1 and from_day = $2 and to_day = $3 and status = 'recorded' order by id desc limit 1", params: [ctx.tenantId, before.from, before.to],
    });
    const current = ours?.rows[0] as Counted;
    const ledger = theirs?.rows[0] as Counted;
    const base = recorded?.rows[0] as BaseRow | undefined;
    // What was recorded goes before what the ledger happens to have; a ledger with nothing in it says nothing of that year.
    const previous = base ?? (ledger.accidents > 0 ? ledger : null);
    const origin = base ? 'recorded' : previous ? 'ledger' : 'none';
    const pair = { accidents: current.accidents, deaths: current.deaths, serious: current.serious };
    const whole = ctx.tenantKind === 'city' ? '全市' : '全区';
    return {
      asOf: toShanghaiIso(now), text: paragraphText(q, shanghaiDay(now), whole, pair, previous),
      current: { from: q.from, to: q.to, accidents: pair.accidents, deaths: pair.deaths, seriousGrades: pair.serious, filter: filterOf(q) },
      previous: { ...before, origin, baseId: base?.id ?? null, source: base?.source ?? null, accidents: previous?.accidents ?? null, deaths: previous?.deaths ?? null, filter: origin === 'ledger' ? filterOf(before) : null },
      change: { accidents: previous ? changeRate(pair.accidents, previous.accidents) : NO_RATE, deaths: previous ? changeRate(pair.deaths, previous.deaths) : NO_RATE, bothFall: bothFall(pair, previous) },
    };
  }
}

const filterOf = ({ from, to }: { from: Day; to: Day }): Record<string, string> => ({ counted: 'yes', from, to, status: OPEN });

/** Serious by the grade that the law gives, whether or not it was confirmed: what was not graded yet is not said not to have happened. */
const counted = (tenantId: string, { from, to }: { from: Day; to: Day }): Statement => ({
  sql: `select count(*)::int as accidents, coalesce(sum(deaths), 0)::int as deaths, (count(*) filter (where coalesce(proposed_grade, 'general') <> 'general'))::int as serious
        from responsibility.accident where tenant_id = $1 and occurred_on between $2 and $3 and counted = 'yes' and status <> 'withdrawn'`,
  params: [tenantId, from, to],
});
