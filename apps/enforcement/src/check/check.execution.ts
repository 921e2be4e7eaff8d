import type { ChecklistExecution, ExecutionQuery } from '@anlan/contracts/enforcement';
import { rate, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { checkConditions, DONE } from './check.filters';

interface Counted extends Row {
  template_id: string;
  name: string;
  checks: number;
  asked: number;
  fulfilled: number;
}

/** 执行率: what the answers of the checks that were carried out say of each checklist, all its versions together. A check is finished with an answer to each item it asks. */
@Injectable()
export class CheckExecution {
  constructor(private readonly tx: TenantTx) {}

  async of(ctx: TenantContext, query: ExecutionQuery): Promise<ChecklistExecution> {
    const where = checkConditions(ctx, query).and(DONE).and('checklist_id is not null and score is not null');
    const lists = where.bind('tenant_id = $', ctx.tenantId);
    const rows = await this.tx.read<Counted>(ctx, {
      sql: `with checks as (
              select checklist_id, jsonb_array_length(score->'failed') as failed, (select count(*)::int from jsonb_array_elements(answers) a where a->>'answer' <> 'not_applicable') as asked
              from enforcement.site_check where ${where}),
            lists as (select id, template_id, first_value(name) over (partition by template_id order by number desc) as name from enforcement.checklist where ${lists})
            select l.template_id, l.name, count(*)::int as checks, sum(c.asked)::int as asked, sum(c.asked - c.failed)::int as fulfilled
            from checks c join lists l on l.id = c.checklist_id group by 1, 2 order by 2, 1`,
      params: where.params,
    });
    const asked = Object.fromEntries(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])));
    return {
      asOf: toShanghaiIso(new Date()),
      items: rows.map((r) => ({ templateId: r.template_id, name: r.name, checks: r.checks, asked: r.asked, fulfilled: r.fulfilled, rate: rate(r.fulfilled, r.asked), filter: { ...asked, done: 'true', templateId: r.template_id } })),
    };
  }
}
