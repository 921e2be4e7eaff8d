import type { ListFigures, ListFiguresQuery } from '@anlan/contracts/responsibility';
import { ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { listConditions, listInForceSql, toPublishSql } from './responsibility-list.filters';

interface Counts extends Row {
  kind_key: string;
  due: number;
  published: number;
  issued: number;
  revisions: number;
}

interface Kind extends Row {
  key: string;
  name: string;
  published: boolean;
}

/** 公示率 of the lists in force that the caller sees, 修订次数 of a year; each number with the question that gives its rows. */
@Injectable()
export class ResponsibilityListFigures {
  constructor(private readonly tx: TenantTx) {}

  async of(ctx: TenantContext, q: ListFiguresQuery): Promise<ListFigures> {
    const now = new Date();
    const today = shanghaiDay(now);
    const year = q.year ?? Number(today.slice(0, 4));
    const [issuedFrom, issuedTo] = [`${year}-01-01`, `${year}-12-31`];
    const where = listConditions(ctx, { kindKey: q.kindKey, divisionCode: q.divisionCode }, today);
    const due = where.bind(`${listInForceSql} and ${toPublishSql}`, today, today);
    const inYear = where.bind('issued_on >= $ and issued_on <= $', issuedFrom, issuedTo);
    const [counted, known] = await this.tx.reads<Row>(ctx, {
      sql: `select kind_key, count(*) filter (where ${due})::int as due, count(*) filter (where ${due} and status = 'published')::int as published, count(*) filter (where ${inYear})::int as issued, count(*) filter (where ${inYear} and edition > 1)::int as revisions
        from responsibility.responsibility_list where ${where} group by 1`, params: where.params,
    }, { name: 'kinds-of-figures', sql: 'select key, name, published from responsibility.list_kind where tenant_id = $1 and ($2::text is null or key = $2) order by id', params: [ctx.tenantId, q.kindKey ?? null] });
    const rows = (counted?.rows ?? []) as Counts[];
    const figures = (of: readonly Counts[], kindKey?: string) => {
      const filterOf = (more: Record<string, string>): Record<string, string> => ({ ...(kindKey !== undefined && { kindKey }), ...(q.divisionCode !== undefined && { divisionCode: q.divisionCode }), ...more });
      const sum = (column: 'due' | 'published' | 'issued' | 'revisions'): number => of.reduce((n, r) => n + r[column], 0);
      const inForce = { inForce: 'true', toPublish: 'true' };
      return {
        publication: { due: { count: sum('due'), filter: filterOf(inForce) }, published: { count: sum('published'), filter: filterOf({ ...inForce, status: 'published' }) }, rate: ratio(sum('published'), sum('due')) },
        issued: { count: sum('issued'), filter: filterOf({ issuedFrom, issuedTo }) }, revisions: { count: sum('revisions'), filter: filterOf({ issuedFrom, issuedTo, revises: 'true' }) },
      };
    };
    const kinds = ((known?.rows ?? []) as Kind[]).flatMap(({ key, name, published }) => {
      const { publication, ...editions } = figures(rows.filter((r) => r.kind_key === key), key);
      const shown = published || publication.due.count > 0;
      return shown || editions.issued.count > 0 ? [{ key, name, publication: shown ? publication : null, ...editions }] : [];
    });
    return { asOf: toShanghaiIso(now), year, ...figures(rows, q.kindKey), kinds };
  }
}
