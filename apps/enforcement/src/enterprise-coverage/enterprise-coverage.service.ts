import { ENTERPRISE_ORDER, openSubjectStates, type EnterpriseCoverageAnswer, type EnterpriseCoverageRequest } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import type { LiveCaller } from '@anlan/platform/http';
import { listPage, wholeTenant, type Where } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { subjectConditions } from '../subject/subject.filters';

interface Found extends Row { id: string; name: string; credit_code: string | null; division_code: string; industry_code: string | null; is_key: boolean }

/** Named by its own code, or as one of an industry or with a tag in the division that is said beside it. */
const COVERED = `coalesce(s.credit_code = any($::text[]), false) or exists (select 1 from unnest($::text[], $::text[], $::text[]) as c(by, code, place)
  where starts_with(s.division_code, c.place) and case c.by when 'industry' then starts_with(s.industry_code, c.code) else c.code = any(s.tags) end)`;

/** Which enterprises in business or suspended another service's ledger names, and which it does not. */
@Injectable()
export class EnterpriseCoverageService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  /** A part of the tenant would be counted as if it were the whole: who does not see all is told what he lacks. */
  async answer(caller: LiveCaller | undefined, q: EnterpriseCoverageRequest): Promise<EnterpriseCoverageAnswer> {
    if (!caller || !wholeTenant.covers(caller.ctx, 'subject.read', {})) return { asOf: toShanghaiIso(new Date()), missing: ['subject.read'], enterprises: 0, covered: 0, uncovered: [], nextCursor: null };
    const { ctx } = caller;
    const reference = await this.references.get(ctx.tenantId);
    const now = new Date();
    const all = enterprises(ctx, q, reference);
    const uncovered = all.bind(`not (${COVERED})`, ...coveringOf(q));
    const [n] = await this.tx.read<{ enterprises: number; uncovered: number }>(ctx, { sql: `select count(*)::int as enterprises, count(*) filter (where ${uncovered})::int as uncovered from enforcement.subject s where ${all}`, params: all.params });
    const page = await listPage<Found, EnterpriseCoverageAnswer['uncovered'][number]>(this.tx, ctx, q, {
      columns: 's.id, s.name, s.credit_code, s.division_code, s.industry_code, s.is_key', from: 'enforcement.subject s', where: enterprises(ctx, q, reference).and(`not (${COVERED})`, ...coveringOf(q)), order: ENTERPRISE_ORDER, position: (r) => [r.id],
      item: (r) => ({ id: r.id, name: r.name, creditCode: r.credit_code, divisionCode: r.division_code, divisionName: reference.divisions.get(r.division_code)?.name ?? r.division_code, industryCode: r.industry_code, isKey: r.is_key }),
    });
    const whole = Number(n?.enterprises ?? 0);
    return { asOf: toShanghaiIso(now), missing: [], enterprises: whole, covered: whole - Number(n?.uncovered ?? 0), uncovered: page.items, nextCursor: page.nextCursor };
  }
}

const enterprises = (ctx: TenantContext, q: EnterpriseCoverageRequest, reference: Reference): Where =>
  subjectConditions(ctx, { kind: ['enterprise'], status: [...openSubjectStates], ...(q.divisionCode && { divisionCode: q.divisionCode }), ...(q.keyOnly && { isKey: true }) }, reference);

const coveringOf = ({ creditCodes, classes }: EnterpriseCoverageRequest): readonly unknown[] => [creditCodes, classes.map((c) => c.by), classes.map((c) => c.code), classes.map((c) => divisionPrefix(parseDivisionCode(c.divisionCode).code))];
