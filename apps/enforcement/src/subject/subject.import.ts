import { subjectErrors, subjectImportApi, type SubjectImportField as Field } from '@anlan/contracts/enforcement';
import { shanghaiDay, validOn } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { importController, Imports, problemFault, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { columnOfProblem, Names, readSubjectRow, subjectImportColumns } from './subject.import.rules';
import { keysOf, SubjectFilling, type Wanted } from './subject.import.filling';
import { subjectReach } from './subject.reach';
import { newSubject } from './subject.record';
import { assertStays, registeringUnit } from './subject.rules';

/** Subjects from a file: a district brings twenty thousand of them, and brings them again when its list has grown. */
@Injectable()
export class SubjectImport {
  readonly door: LedgerImport<Field, Wanted>;

  constructor(
    imports: Imports,
    private readonly references: ReferenceDirectory,
  ) {
    this.door = imports.define<Field, Wanted>({
      name: 'subject.import', api: subjectImportApi, columns: subjectImportColumns, codes: subjectErrors, maxRows: 100_000, chunk: 2000,
      open: (ctx) => this.open(ctx), examples: (ctx) => this.examples(ctx),
    });
  }

  /** A community the importer may register in. */
  private async examples(ctx: TenantContext): Promise<{ divisionCode?: string }> {
    const { divisions } = await this.references.get(ctx.tenantId);
    const today = shanghaiDay(new Date());
    const found = [...divisions.values()].find((d) => d.level === 'community' && validOn(d, today) && subjectReach.covers(ctx, 'subject.manage', { ...nobodys, division_code: d.code }));
    return found ? { divisionCode: found.name } : {};
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, Wanted>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const reference = await this.references.get(ctx.tenantId);
    const [now, names] = [new Date(), new Names(reference)];
    return {
      read: ({ values }) => {
        const read = readSubjectRow(values, names, now);
        if ('faults' in read) return read;
        try {
          const owner = { ...read.body.owner, unitId: registeringUnit(ctx, read.body, 'subject.manage') };
          // Whatever stands in an old list was not seen on the spot today.
          const row = newSubject(ctx, { ...read.body, owner }, reference, now);
          row.refreshed_at = read.refreshedAt;
          assertStays(ctx, 'subject.manage', row);
          return { value: { body: read.body, said: read.said, refreshedAt: read.refreshedAt, row, keys: keysOf(row) } };
        } catch (e) {
          if (!(e instanceof ProblemError)) throw e;
          return { faults: [problemFault(columnOfProblem(e), e)] };
        }
      },
      take: async (rows) => ({ write: (tx) => new SubjectFilling(tx, ctx, reference).write(rows) }),
    };
  }
}

const nobodys = { owner_unit_id: null, unit_id: null };

export const SubjectImportController = importController(subjectImportApi, SubjectImport);
