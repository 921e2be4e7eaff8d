import { divisionErrors as e, divisionEvents as events, type AddDivisionBody, type DivisionDto, type DivisionQuery, type RetireDivisionBody } from '@anlan/contracts/tenancy';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { Where, listPage, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { canonicalCode, today } from '../organization/changes';
import { divisionReach } from '../organization/organization.reach';
import { assertParent, assertRetirable, newDivision } from './division.rules';
import { divisionColumns as columns, divisionFacts, toDivision, type DivisionRow } from './division.row';
import { knownCode, lockBelow, lockDivision } from './division.tree';

/** A tenant's own divisions: the national ones from the day of opening on, and the grids it adds. */
@Injectable()
export class DivisionService {
  constructor(private readonly tx: TenantTx) {}

  async list(ctx: TenantContext, query: DivisionQuery): Promise<PageOf<DivisionDto>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('level = $', query.level);
    where.and('parent_code = $', query.parent && canonicalCode(query.parent, 'query.parent').code);
    where.and('(valid_from <= $ and (valid_to is null or valid_to > $))', query.on, query.on);
    where.and('(position($ in name) > 0 or starts_with(code, $))', query.q, query.q);
    return listPage<DivisionRow, DivisionDto>(this.tx, ctx, query, {
      columns, from: 'tenancy.division', where, order: [{ sql: 'code', type: 'text' }], position: (r) => [r.code], item: toDivision,
    });
  }

  async get(ctx: TenantContext, code: string): Promise<DivisionDto> {
    const [row] = await this.tx.read<DivisionRow>(ctx, {
      name: 'division-get', sql: `select ${columns} from tenancy.division where tenant_id = $1 and code = $2`, params: [ctx.tenantId, knownCode(code)],
    });
    if (!row) throw notFound();
    return toDivision(row);
  }

  async add(ctx: TenantContext, body: AddDivisionBody): Promise<DivisionDto> {
    const made = newDivision(canonicalCode(body.code, 'body.code'));
    const validFrom = body.validFrom ?? today();
    divisionReach.assertCovers(ctx, 'division.manage', made);
    return this.tx.write(ctx, async (tx) => {
      const [parent] = await tx.rows<DivisionRow>(`select ${columns} from tenancy.division where tenant_id = $1 and code = $2 for share`, [ctx.tenantId, made.parentCode]);
      assertParent(made.code, made.parentCode, parent, validFrom);
      if (made.level === 'grid') await this.assertUnambiguous(tx, ctx, made.code);
      const [row] = await tx.rows<DivisionRow>(
        `insert into tenancy.division (tenant_id, code, name, level, parent_code, path, valid_from) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing returning ${columns}`,
        [ctx.tenantId, made.code, body.name, made.level, made.parentCode, made.path, validFrom]);
      if (!row) throw invalidField('body.code', e.exists, { code: made.code });
      tx.audit({ action: 'division.added', target: `divisions/${row.code}`, detail: { name: row.name, validFrom } });
      tx.emit({ spec: events.added, id: row.code, sequence: row.version, data: divisionFacts(row) });
      return toDivision(row);
    });
  }

  async rename(ctx: TenantContext, code: string, version: number, name: string): Promise<DivisionDto> {
    return this.tx.write(ctx, async (tx) => {
      const before = await lockDivision(tx, ctx, code, version);
      const [row] = await tx.rows<DivisionRow>(
        `update tenancy.division set name = $3, version = version + 1 where tenant_id = $1 and code = $2 returning ${columns}`, [ctx.tenantId, before.code, name]);
      if (!row) throw notFound();
      tx.audit({ action: 'division.renamed', target: `divisions/${row.code}`, detail: { from: before.name, to: name } });
      tx.emit({ spec: events.renamed, id: row.code, sequence: row.version, data: { ...divisionFacts(row), previousName: before.name } });
      return toDivision(row);
    });
  }

  async retire(ctx: TenantContext, code: string, version: number, request: RetireDivisionBody): Promise<DivisionDto> {
    const body = { ...request, successorCodes: request.successorCodes.map((c, i) => canonicalCode(c, `body.successorCodes[${i}]`).code) };
    return this.tx.write(ctx, async (tx) => {
      const division = await lockDivision(tx, ctx, code, version);
      const below = (await lockBelow(tx, ctx, division, body.validTo)).map((d) => d.code);
      const successors = await tx.rows<DivisionRow>(`select ${columns} from tenancy.division where tenant_id = $1 and code = any($2)`, [ctx.tenantId, body.successorCodes]);
      const [parent] = await tx.rows('select 1 from tenancy.division where tenant_id = $1 and code = $2', [ctx.tenantId, division.parent_code]);
      assertRetirable(division, body, { isRoot: !parent, below: below.length, successors });
      const rows = await tx.rows<DivisionRow>(
        `update tenancy.division set valid_to = greatest(valid_from, $3::date), successor_codes = case when code = $4 then $5::text[] else successor_codes end, version = version + 1
         where tenant_id = $1 and code = any($2) returning ${columns}`,
        [ctx.tenantId, [division.code, ...below], body.validTo, division.code, body.successorCodes]);
      const row = rows.find((r) => r.code === division.code);
      if (!row) throw notFound();
      tx.audit({ action: 'division.retired', target: `divisions/${row.code}`, detail: { validTo: body.validTo, successorCodes: body.successorCodes, withChildren: below } });
      for (const r of rows) tx.emit({ spec: events.retired, id: r.code, sequence: r.version, data: { ...divisionFacts(r), successorCodes: r.successor_codes } });
      return toDivision(row);
    });
  }

  /** A scope covers the codes that begin with its own: a grid must not come to lie in its neighbour's. */
  private async assertUnambiguous(tx: Tx, ctx: TenantContext, code: string): Promise<void> {
    const [other] = await tx.rows<{ code: string }>(
      `select code from tenancy.division where tenant_id = $1 and parent_code = $2 and code <> $3 and (starts_with(code, $3) or starts_with($3, code)) limit 1`,
      [ctx.tenantId, code.slice(0, 12), code]);
    if (other) throw new ProblemError(e.ambiguous, { code, other: other.code });
  }
}
