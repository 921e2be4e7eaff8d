import { divisionEvents as events, type DivisionReferences, type DivisionSplitDto, type SplitDivisionBody } from '@anlan/contracts/tenancy';
import { divisionPath, divisionPrefix, parentDivisionCode, parseDivisionCode, type DivisionLevel } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { nextPrefix } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { canonicalCode } from '../organization/changes';
import { divisionReach } from '../organization/organization.reach';
import { referencesTo } from './division.references';
import { divisionColumns as columns, divisionFacts, toDivision, type DivisionRow } from './division.row';
import { planSplit, type Split, type SplitFacts, type SplitPlan } from './division.split.rules';
import { knownCode, lockBelow, lockDivision } from './division.tree';

/** Streets and communities that split or merge: all that this changes, in one transaction. */
@Injectable()
export class DivisionSplit {
  constructor(private readonly tx: TenantTx) {}

  async split(ctx: TenantContext, code: string, version: number, body: SplitDivisionBody): Promise<DivisionSplitDto> {
    const split = canonical(body);
    for (const wanted of [...split.into, ...split.children.flatMap((c) => (c.successorCode === null ? [] : [{ code: c.successorCode }]))]) divisionReach.assertCovers(ctx, 'division.manage', wanted);
    return this.tx.write(ctx, async (tx) => {
      const division = await lockDivision(tx, ctx, code, version);
      const facts = await this.facts(tx, ctx, division, split);
      const plan = planSplit(facts, split);
      const bound = new Map([...(plan.goesOn ? [[division.code, split.into.map((i) => i.code)] as const] : []), ...plan.retired]);
      const affected = await referencesTo(tx, ctx, bound);
      if (body.preview) return preview(facts, plan, split, affected);
      const added = await this.add(tx, ctx, plan, split.validFrom);
      const retired = await this.retire(tx, ctx, plan, split.validFrom);
      tx.audit({ action: 'division.split', target: `divisions/${division.code}`, detail: { ...split, goesOn: plan.goesOn, added: added.map((r) => r.code), retired: retired.map((r) => r.code) } });
      const after = retired.find((r) => r.code === division.code) ?? division;
      return { division: toDivision(after), added: added.map(toDivision), retired: retired.map(toDivision), affected };
    });
  }

  /** What is bound to a division, or to one below it, whether they are in force or not. */
  async references(ctx: TenantContext, code: string): Promise<DivisionReferences> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const [found] = await tx.rows<DivisionRow>(`select ${columns} from tenancy.division where tenant_id = $1 and code = $2`, [ctx.tenantId, knownCode(code)]);
      const division = divisionReach.visible(ctx, 'division.manage', found);
      const below = division.level === 'grid' ? [] : await this.within(tx, ctx, [division.code]);
      return referencesTo(tx, ctx, new Map([division, ...below].map((d) => [d.code, d.successor_codes])));
    });
  }

  private async facts(tx: Tx, ctx: TenantContext, division: DivisionRow, split: Split): Promise<SplitFacts> {
    const below = await lockBelow(tx, ctx, division, split.validFrom);
    const named = [...split.into.map((i) => i.code), ...split.children.flatMap((c) => c.successorCode ?? [])].filter((c) => c !== division.code);
    // Their parents are locked as well, so that nobody adds the same below them meanwhile.
    const around = [...named, ...named.map((c) => parentDivisionCode(c) ?? '')];
    const rows = await tx.rows<DivisionRow>(`select ${columns} from tenancy.division where tenant_id = $1 and code = any($2) order by code for update`, [ctx.tenantId, around]);
    const scopes = split.into.map((i) => (division.level === 'grid' ? (parentDivisionCode(i.code) ?? '') : i.code));
    const known = new Map([...rows, ...(await this.within(tx, ctx, [...new Set(scopes)]))].map((r) => [r.code, r]));
    const parent = await tx.rows('select 1 from tenancy.division where tenant_id = $1 and code = $2', [ctx.tenantId, division.parent_code]);
    return { division, below, known, isRoot: parent.length === 0 };
  }

  private async within(tx: Tx, ctx: TenantContext, codes: readonly string[]): Promise<DivisionRow[]> {
    if (codes.length === 0) return [];
    const prefixes = codes.map(divisionPrefix);
    return tx.rows<DivisionRow>(
      `select ${columns} from tenancy.division, unnest($2::text[], $3::text[]) as p(low, high) where tenant_id = $1 and code >= p.low collate "C" and code < p.high collate "C" order by code`,
      [ctx.tenantId, prefixes, prefixes.map(nextPrefix)]);
  }

  private async add(tx: Tx, ctx: TenantContext, plan: SplitPlan, validFrom: string): Promise<DivisionRow[]> {
    const { added } = plan;
    const rows = await tx.rows<DivisionRow>(
      `insert into tenancy.division (tenant_id, code, name, level, parent_code, path, valid_from)
       select $1, r.code, r.name, r.level, r.parent, r.path, $7 from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as r(code, name, level, parent, path) returning ${columns}`,
      [ctx.tenantId, added.map((a) => a.code), added.map((a) => a.name), added.map((a) => levelOf(a.code)), added.map((a) => a.parentCode), added.map((a) => divisionPath(a.code)), validFrom]);
    for (const { code, predecessors } of added) {
      const row = rows.find((r) => r.code === code);
      if (row) tx.emit({ spec: events.added, id: code, sequence: row.version, data: { ...divisionFacts(row), predecessorCodes: [...predecessors] } });
    }
    return rows;
  }

  private async retire(tx: Tx, ctx: TenantContext, { retired }: SplitPlan, validFrom: string): Promise<DivisionRow[]> {
    const rows = await tx.rows<DivisionRow>(
      `update tenancy.division set valid_to = greatest(valid_from, $4::date), successor_codes = string_to_array(r.successors, ','), version = version + 1
       from unnest($2::text[], $3::text[]) as r(of_code, successors) where tenant_id = $1 and code = r.of_code returning ${columns}`,
      [ctx.tenantId, [...retired.keys()], [...retired.values()].map((s) => s.join(',')), validFrom]);
    for (const r of rows) tx.emit({ spec: events.retired, id: r.code, sequence: r.version, data: { ...divisionFacts(r), successorCodes: r.successor_codes } });
    return rows;
  }
}

const levelOf = (code: string): DivisionLevel => parseDivisionCode(code).level;

function canonical({ validFrom, into, children }: SplitDivisionBody): Split {
  return {
    validFrom,
    into: into.map((d, i) => ({ ...d, code: canonicalCode(d.code, `body.into[${i}].code`).code })),
    children: children.map((c, i) => ({
      ...c, code: canonicalCode(c.code, `body.children[${i}].code`).code,
      successorCode: c.successorCode === null ? null : canonicalCode(c.successorCode, `body.children[${i}].successorCode`).code,
    })),
  };
}

/** What the answer would be, of rows that nobody wrote. */
function preview({ division, below }: SplitFacts, plan: SplitPlan, { validFrom }: Split, affected: DivisionReferences): DivisionSplitDto {
  const ended = (r: DivisionRow): DivisionRow => ({ ...r, valid_to: r.valid_from > validFrom ? r.valid_from : validFrom, successor_codes: [...(plan.retired.get(r.code) ?? [])], version: r.version + 1 });
  const retired = [division, ...below].filter((r) => plan.retired.has(r.code)).map(ended);
  const added = plan.added.map((a) => toDivision({ code: a.code, name: a.name, level: levelOf(a.code), parent_code: a.parentCode, valid_from: validFrom, valid_to: null, successor_codes: [], version: 1 }));
  return { division: toDivision(plan.goesOn ? division : ended(division)), added, retired: retired.map(toDivision), affected };
}
