import { STANDARDISATION, standardisationGradeNames, standardisationGrades, standardisationLifecycle, type Standardisation, type StandardisationFigures, type StandardisationFiguresQuery, type StandardisationQuery } from '@anlan/contracts/enforcement';
import { addCalendarDays, divisionPrefix, parseDivisionCode, shanghaiDay, toShanghaiIso, type DivisionLevel } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { divisionAt, levelBelow } from '../hazard/hazard.statistics.rules';
import { standardisationLedger as ledger, toStandardisation, type StandardisationRow } from './standardisation.entity';
import { standardisationReach } from './standardisation.reach';

export const standardisationCsv: CsvColumn<Standardisation>[] = [
  { header: '监管对象', value: (s) => s.subject.name },
  { header: '区划代码', value: (s) => s.divisionCode },
  { header: '区划名称', value: (s) => s.divisionName },
  { header: '等级', value: (s) => standardisationGradeNames[s.grade].zh },
  { header: '状态', value: (s) => standardisationLifecycle.states[s.status].zh },
  { header: '有效', value: (s) => (s.valid ? '是' : '否') },
  { header: '证书编号', value: (s) => s.certificateNumber },
  { header: '公告日期', value: (s) => s.announcedOn },
  { header: '有效期至', value: (s) => s.expiresOn },
  { header: '评审单位', value: (s) => s.reviewer },
];

const digits: Partial<Readonly<Record<DivisionLevel, number>>> = { street: 9, community: 12 };

/** Standardisation grades as lists, records and figures read them. */
@Injectable()
export class StandardisationRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: StandardisationQuery): Promise<PageOf<Standardisation>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<StandardisationRow, Standardisation>(this.tx, ctx, query, {
      columns: '*', from: 'enforcement.standardisation', where: conditions(ctx, query), order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toStandardisation(ctx, r, reference),
    });
  }

  pages(ctx: TenantContext, query: StandardisationQuery): AsyncGenerator<Standardisation[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<Standardisation> {
    const [row] = await this.tx.read<StandardisationRow>(ctx, ledger.byId(ctx.tenantId, id));
    return toStandardisation(ctx, ledger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  /** 达标家数: a subject has at most one grade that is announced, so that records are subjects. */
  async figures(ctx: TenantContext, q: StandardisationFiguresQuery): Promise<StandardisationFigures> {
    const reference = await this.references.get(ctx.tenantId);
    const top = parseDivisionCode(q.divisionCode ?? ctx.slug).code;
    const level = q.divisionLevel ?? levelBelow(reference, top);
    const n = digits[level];
    const division = n === undefined ? 'division_code' : `rpad(left(division_code, ${n}), 12, '0')`;
    const where = conditions(ctx, { divisionCode: top }).and("status = 'announced'");
    const today = shanghaiDay(new Date());
    const [valid, late] = [where.bind('expires_on >= $', today), where.bind('expires_on between $ and $', today, addCalendarDays(today, STANDARDISATION.remindDays))];
    const [found, sums] = await this.tx.reads<Row>(
      ctx,
      { sql: `select ${division} as division, grade, count(*) filter (where ${valid})::int as n, count(*) filter (where ${late})::int as expiring from enforcement.standardisation where ${where} group by 1, 2 order by 1, 2`, params: where.params },
      { sql: `select count(*) filter (where not ${valid})::int as expired, count(*) filter (where ${late})::int as expiring from enforcement.standardisation where ${where}`, params: where.params },
    );
    const rows = (found?.rows ?? []) as { division: string; grade: Standardisation['grade']; n: number }[];
    const sum = (of: readonly { n: number }[]): number => of.reduce((total, r) => total + r.n, 0);
    return {
      asOf: toShanghaiIso(new Date()), total: sum(rows), byGrade: Object.fromEntries(standardisationGrades.map((g) => [g, sum(rows.filter((r) => r.grade === g))])) as StandardisationFigures['byGrade'],
      expiring: Number(sums?.rows[0]?.['expiring'] ?? 0), expired: Number(sums?.rows[0]?.['expired'] ?? 0),
      items: rows.filter((r) => r.n > 0).map((r) => ({
        divisionCode: r.division, divisionName: reference.divisions.get(r.division)?.name ?? r.division, grade: r.grade, count: r.n,
        filter: { valid: 'true', grade: r.grade, divisionCode: r.division, ...(divisionAt(r.division, level).only && { divisionOnly: 'true' }) },
      })),
    };
  }
}

function conditions(ctx: TenantContext, q: Partial<StandardisationQuery>): Where {
  const where = new Where().and('tenant_id = $', ctx.tenantId).within(standardisationReach, ctx, 'standardisation.read');
  const today = shanghaiDay(new Date());
  where.and('subject_id = $', q.subjectId).and('grade = $', q.grade).and('status = $', q.status);
  if (q.divisionCode) {
    const { code } = parseDivisionCode(q.divisionCode);
    if (q.divisionOnly) where.and('division_code = $', code);
    else where.below('division_code', divisionPrefix(code));
  }
  if (q.valid !== undefined) where.and(`(status = 'announced' and expires_on >= $) = $`, today, q.valid);
  if (q.expired !== undefined) where.and(`(status = 'announced' and expires_on < $) = $`, today, q.expired);
  if (q.expiresWithin !== undefined) where.and("status = 'announced'").and('expires_on between $ and $', today, addCalendarDays(today, q.expiresWithin));
  return where.and("position(lower($) in lower(subject_name || ' ' || coalesce(certificate_number, ''))) > 0", q.q);
}
