import { riskPointErrors, riskPointImportApi, type RiskPointImportField as Field } from '@anlan/contracts/enforcement';
import { nameKey, shanghaiDay, validOn } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { outboxColumns, outboxRow, TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { copyTables, fault, importController, Imports, problemFault, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { knownSubjects } from '../subject/subject.known';
import { riskPointColumns, type RiskPointRow } from './risk-point.entity';
import { columnOfProblem, readRiskPointRow, riskPointImportColumns } from './risk-point.import.rules';
import { riskPointReach } from './risk-point.reach';
import { eventOf, newRiskPoint, rowValues } from './risk-point.record';
import { assertStays } from './risk-point.rules';
import { riskPointSearch } from './risk-point.search';

type Placed = Pick<RiskPointRow, 'name' | 'subject_id' | 'place' | 'division_code'>;
/** The same name of the same subject at the same place is the same point. */
const keyOf = (r: Placed): string => [r.subject_id ?? r.division_code, nameKey(r.name), nameKey(r.place ?? '')].join('\n');

/** Risk points from a file. */
@Injectable()
export class RiskPointImport {
  readonly door: LedgerImport<Field, RiskPointRow>;

  constructor(
    imports: Imports,
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {
    this.door = imports.define<Field, RiskPointRow>({
      name: 'risk-point.import', api: riskPointImportApi, columns: riskPointImportColumns, codes: riskPointErrors, maxRows: 100_000, chunk: 500,
      open: (ctx) => this.open(ctx), examples: (ctx) => this.examples(ctx),
    });
  }

  /** A community the importer may collect in. */
  private async examples(ctx: TenantContext): Promise<{ divisionCode?: string }> {
    const { divisions } = await this.references.get(ctx.tenantId);
    const today = shanghaiDay(new Date());
    const found = [...divisions.values()].find((d) => d.level === 'community' && validOn(d, today) && riskPointReach.covers(ctx, 'risk-point.manage', { division_code: d.code, owner_unit_id: null, owner_member_id: null }));
    return found ? { divisionCode: found.name } : {};
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, RiskPointRow>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const reference = await this.references.get(ctx.tenantId);
    const subjects = await knownSubjects(this.tx, ctx);
    const there = await this.there(ctx);
    return {
      read: ({ values }) => {
        const read = readRiskPointRow(values, reference, subjects);
        if ('faults' in read) return read;
        try {
          const row = newRiskPoint(ctx, read.body, read.subject, reference, new Date());
          assertStays(ctx, 'risk-point.manage', row);
          if (there.has(keyOf(row))) return { faults: [fault<Field>('name', 'double', '这个对象（或区划）的同一部位已有同名风险点', 'There is a risk point of that name at that place already')] };
          there.add(keyOf(row));
          return { value: row };
        } catch (e) {
          if (!(e instanceof ProblemError)) throw e;
          return { faults: [problemFault(columnOfProblem(e), e)] };
        }
      },
      take: async (rows) => ({ write: (tx) => this.insert(tx, ctx, rows.map((r) => r.value)) }),
    };
  }

  private async there(ctx: TenantContext): Promise<Set<string>> {
    const rows = await this.tx.read<Placed>(ctx, { name: 'risk-points-there', sql: "select name, subject_id, place, division_code from enforcement.risk_point where tenant_id = $1 and status <> 'closed'", params: [ctx.tenantId] });
    return new Set(rows.map(keyOf));
  }

  private async insert(tx: Tx, ctx: TenantContext, rows: readonly RiskPointRow[]): Promise<void> {
    await copyTables(tx,
      { schema: 'enforcement', table: 'risk_point', columns: ['tenant_id', ...riskPointColumns], rows: rows.map((r) => [ctx.tenantId, ...rowValues(r)]) },
      { schema: 'enforcement', table: 'outbox', columns: outboxColumns, rows: rows.map((r) => outboxRow(ctx, eventOf(ctx, r, 'collected', { tags: r.tags }))) },
    );
    tx.queue(riskPointSearch.noteStatement(ctx.tenantId, rows.map((r) => r.id)));
    tx.eventsWritten();
  }
}

export const RiskPointImportController = importController(riskPointImportApi, RiskPointImport);
