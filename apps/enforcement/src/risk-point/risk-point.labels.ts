import { openRiskPointStates, type RiskLabels, type RiskLabelsQuery } from '@anlan/contracts/enforcement';
import { rate, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { riskPointConditions } from './risk-point.filters';

interface Counted extends Row {
  label_unit_id: string | null;
  label_post: string | null;
  label_task: string | null;
  count: number;
}

const open = [...openRiskPointStates];
const sum = (rows: readonly Counted[]): number => rows.reduce((n, r) => n + r.count, 0);

/** Rows by what they have in common, in the order of its words. */
function grouped(rows: readonly Counted[], by: 'label_unit_id' | 'label_post' | 'label_task'): [string, Counted[]][] {
  const groups = new Map<string, Counted[]>();
  for (const row of rows) groups.set(row[by] ?? '', [...(groups.get(row[by] ?? '') ?? []), row]);
  return [...groups].sort(([a], [b]) => a.localeCompare(b, 'zh-CN'));
}

/** 责任标签: the chain department → post → task as the risk points that are not closed carry it. */
@Injectable()
export class RiskPointLabels {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async of(ctx: TenantContext, query: RiskLabelsQuery): Promise<RiskLabels> {
    const where = riskPointConditions(ctx, { ...query, status: open });
    const rows = await this.tx.read<Counted>(ctx, {
      sql: `select label_unit_id, label_post, label_task, count(*)::int as count from enforcement.risk_point where ${where} group by 1, 2, 3`, params: where.params,
    });
    const { units } = await this.references.get(ctx.tenantId);
    const asked = Object.fromEntries(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])));
    const part = (of: readonly Counted[], filter: Record<string, string>) => ({ count: sum(of), filter: { ...asked, status: open.join(','), ...filter } });
    const labelled = rows.filter((r) => r.label_unit_id !== null);
    return {
      asOf: toShanghaiIso(new Date()), all: part(rows, {}), labelled: part(labelled, { labelled: 'true' }), without: part(rows.filter((r) => r.label_unit_id === null), { labelled: 'false' }),
      rate: rate(sum(labelled), sum(rows)),
      units: grouped(labelled, 'label_unit_id').map(([labelUnitId, ofUnit]) => ({
        unitId: labelUnitId, unitName: units.get(labelUnitId)?.name ?? null, ...part(ofUnit, { labelUnitId }),
        posts: grouped(ofUnit, 'label_post').map(([labelPost, ofPost]) => ({
          post: labelPost, ...part(ofPost, { labelUnitId, labelPost }),
          tasks: grouped(ofPost, 'label_task').map(([labelTask, ofTask]) => ({ task: labelTask, ...part(ofTask, { labelUnitId, labelPost, labelTask }) })),
        })),
      })),
    };
  }
}
