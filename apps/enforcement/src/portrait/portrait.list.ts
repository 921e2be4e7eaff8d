import { portraitColours, type PortraitColour, type PortraitDistribution, type PortraitDistributionQuery, type PortraitQuery, type PortraitRowDto } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionValue, levelBelow } from '../hazard/hazard.statistics.rules';
import { subjectReach } from '../subject/subject.reach';
import type { PortraitRow } from './portrait.entity';

const FROM = `enforcement.subject join (select tenant_id as of_tenant, subject_id, score, colour, previous, since, as_of from enforcement.portrait) p on p.of_tenant = tenant_id and p.subject_id = id`;

type ListedRow = PortraitRow & { id: string; name: string; division_code: string };

/** The kept colours of what the actor may see: their list and their distribution count the same rows. */
@Injectable()
export class PortraitList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: PortraitQuery): Promise<PageOf<PortraitRowDto>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<ListedRow, PortraitRowDto>(this.tx, ctx, query, {
      columns: 'id, name, division_code, score, colour, previous, since, as_of', from: FROM, where: conditions(ctx, query), order: [{ sql: 'score', type: 'integer' }, { sql: 'id', type: 'uuid' }], descending: true,
      position: (r) => [r.score, r.id],
      item: (r) => ({
        subjectId: r.id, subjectName: r.name, divisionCode: r.division_code, divisionName: reference.divisions.get(r.division_code)?.name ?? r.division_code, colour: r.colour, score: r.score / 100,
        since: toShanghaiIso(r.since), previous: r.previous, asOf: toShanghaiIso(r.as_of),
      }),
    });
  }

  /** 红橙黄蓝分布: each number leads to the list with its filter. */
  async distribution(ctx: TenantContext, query: PortraitDistributionQuery): Promise<PortraitDistribution> {
    const top = parseDivisionCode(query.divisionCode ?? ctx.slug).code;
    const reference = await this.references.get(ctx.tenantId);
    const level = query.divisionLevel ?? levelBelow(reference, top);
    const where = conditions(ctx, { divisionCode: top });
    const rows = await this.tx.read<Row & { division_code: string; colour: PortraitColour; n: number; as_of: Date }>(ctx, { sql: `select division_code, colour, count(*)::int as n, min(as_of) as as_of from ${FROM} where ${where} group by division_code, colour`, params: where.params });
    const items = new Map<string, PortraitDistribution['items'][number]>();
    const colours = none();
    for (const row of rows) {
      const value = divisionValue(row.division_code, level, reference, query.divisionCode);
      const item = items.get(value.key) ?? { divisionCode: value.key, name: value.names.zh, filter: value.filter, total: 0, colours: none() };
      item.total += row.n;
      item.colours[row.colour] += row.n;
      colours[row.colour] += row.n;
      items.set(value.key, item);
    }
    const oldest = rows.reduce<Date | null>((at, r) => (at && at < r.as_of ? at : r.as_of), null);
    return { asOf: oldest && toShanghaiIso(oldest), total: rows.reduce((n, r) => n + r.n, 0), colours, items: [...items.values()].sort((a, b) => (a.divisionCode < b.divisionCode ? -1 : 1)) };
  }
}

const none = (): Record<PortraitColour, number> => Object.fromEntries(portraitColours.map((c) => [c, 0])) as Record<PortraitColour, number>;

function conditions(ctx: TenantContext, { colour, divisionCode, divisionOnly }: Partial<Pick<PortraitQuery, 'colour' | 'divisionCode' | 'divisionOnly'>>): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(subjectReach, ctx, 'portrait.read').and('colour = any($)', colour);
  if (divisionCode === undefined) return where;
  const { code } = parseDivisionCode(divisionCode);
  return divisionOnly ? where.and('division_code = $', code) : where.below('division_code', divisionPrefix(code));
}
