import { checkErrors, checkImportApi, type CheckImportField as Field } from '@anlan/contracts/enforcement';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, outboxColumns, outboxRow, TenantTx, type Row, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { copyRows, fault, importController, Imports, NumberSeries, problemFault, type Fault, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { formatNumber } from '../hazard/hazard.number';
import { inspectedStatement } from '../inspection-plan/inspection-plan.items';
import { knownSubjects } from '../subject/subject.known';
import { checkColumns, type CheckRow } from './check.entity';
import { checkImportColumns, readCheckRow, type OldCheck } from './check.import.rules';
import { checkingUnit } from './check.reach';
import { checkValues, eventOf, historyStatement } from './check.record';

interface Old {
  readonly check: OldCheck;
  readonly unitId: string | null;
}
const keyOf = (kind: string, number: string): string => `${kind}\n${number}`;

/** 历史检查: finished checks of the time before, from a file. */
@Injectable()
export class CheckImport {
  readonly door: LedgerImport<Field, Old>;

  constructor(
    imports: Imports,
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
  ) {
    this.door = imports.define<Field, Old>({
      name: 'check.import', api: checkImportApi, columns: checkImportColumns, codes: checkErrors, maxRows: 200_000, chunk: 500, open: (ctx) => this.open(ctx), examples: () => Promise.resolve({}),
    });
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, Old>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const subjects = await knownSubjects(this.tx, ctx);
    const rows = await this.tx.read<Row>(ctx, { name: 'checks-brought-in', sql: 'select kind, source_record from enforcement.site_check where tenant_id = $1 and source_record is not null', params: [ctx.tenantId] });
    const there = new Set(rows.map((r) => keyOf(String(r['kind']), String(r['source_record']))));
    const today = shanghaiDay(new Date());
    return {
      read: ({ values }) => {
        const read = readCheckRow(values, subjects, today);
        if ('faults' in read) return read;
        const { check } = read;
        const key = keyOf(check.kind, check.number);
        if (there.has(key)) return { faults: [doubled] };
        try {
          const unitId = checkingUnit(ctx, 'check.import', check.subject.division_code);
          there.add(key);
          return { value: { check, unitId } };
        } catch (e) {
          if (!(e instanceof ProblemError)) throw e;
          return { faults: [problemFault<Field>('subject', e)] };
        }
      },
      take: async (rows) => {
        const made = await this.rowsOf(ctx, rows.map((r) => r.value));
        return { write: (tx) => this.insert(tx, ctx, made) };
      },
    };
  }

  /** Numbered in a series of their own: LS, which no check done here has. */
  private async rowsOf(ctx: TenantContext, old: readonly Old[]): Promise<CheckRow[]> {
    const now = new Date();
    const year = shanghaiDay(now).slice(0, 4);
    const numbers = await this.numbers.take(ctx, `check-brought-in-${year}`, old.length);
    return old.map(({ check: c, unitId }, i) => {
      const at = new Date(`${c.day}T00:00:00+08:00`);
      return {
        id: newId(), number: formatNumber('LS{slug}-{year}-{seq:6}', { slug: ctx.slug, year, seq: numbers[i] as number }), kind: c.kind, style: 'regular', status: 'closed', subject_id: c.subject.id, subject_name: c.subject.name,
        division_code: c.subject.division_code, unit_id: unitId, planned_on: c.kind === 'inspection' ? c.day : null, cause: null, cause_note: null, matters: null, organization: c.organization,
        contract_number: null, contract_id: null, expert_ids: [], participants: c.participants, checklist_id: null, campaign_ids: [], answers: [], score: null, signatures: [], evidence: [], summary: c.result, handling: null,
        hazards: c.hazards, exposed: false, position: null, source_record: c.number, opened_by: ctx.actor.id, opened_by_name: ctx.actor.name, opened_at: at, approved_by: null, approved_by_name: null, approved_at: null,
        decision_note: null, signed_in_at: null, finished_at: at, closed_at: at, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: 1,
      };
    });
  }

  private async insert(tx: Tx, ctx: TenantContext, rows: readonly CheckRow[]): Promise<void> {
    await copyRows(tx, { schema: 'enforcement', table: 'site_check', columns: ['tenant_id', ...checkColumns] }, rows.map((r) => [ctx.tenantId, ...checkValues(r)]));
    for (const r of rows) {
      tx.queue(historyStatement(ctx, r, { action: 'import', from: null, note: r.source_record, changes: [] }));
      if (r.kind === 'inspection' && r.finished_at) tx.queue(inspectedStatement(ctx.tenantId, { subjectId: r.subject_id, checkId: r.id, at: r.finished_at, year: Number(shanghaiDay(r.finished_at).slice(0, 4)) }));
    }
    await copyRows(tx, { schema: 'enforcement', table: 'outbox', columns: outboxColumns }, rows.map((r) => outboxRow(ctx, eventOf(ctx, r, 'imported', { finishedAt: toShanghaiIso(r.finished_at as Date), sourceRecord: r.source_record, hazards: r.hazards }))));
    tx.eventsWritten();
  }
}

const doubled: Fault<Field> = fault('number', 'double', '这条记录已经导入过（类别和原记录编号相同）', 'This record was imported before: the same kind and old number');

export const CheckImportController = importController(checkImportApi, CheckImport);
