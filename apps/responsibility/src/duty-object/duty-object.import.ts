import { dutyEditionErrors, dutyObjectErrors as e, dutyObjectImportApi, type DutyObjectImportField as Field } from '@anlan/contracts/responsibility';
import { divisionPrefix } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { fault, importController, Imports, problemFault, Where, type Accepted, type Fault, type ImportReader, type LedgerImport } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { DutyEditionRow } from '../duty-edition/duty-edition.entity';
import { dutyEditionReach } from '../duty-edition/duty-edition.reach';
import { personOf } from '../duty-edition/duty-edition.rules';
import { draftedHolder, dropDrafted, insertHolders } from '../duty-edition/duty-holder.rows';
import type { DutyKindRow } from '../duty-kind/duty-kind.entity';
import { dutyObjectLedger, type DutyObjectRow } from './duty-object.entity';
import { dutyObjectImportColumns, readObjectRow, type ImportedObject } from './duty-object.import.rules';
import { dutyObjectReach } from './duty-object.reach';
import { placeOf } from './duty-object.rules';
import { newObject } from './duty-object.service';

interface Value {
  readonly row: DutyObjectRow;
  readonly kind: DutyKindRow;
  readonly holders: ImportedObject['holders'];
  readonly edition: DutyEditionRow | null;
}
const noDraft = (): Fault<Field> => fault<Field>('edition', 'unknown', '没有这份拟定中的名录，或不在您的职责范围内', 'There is no such draft, or it is outside your scope');
const columnOf = (path: string | undefined): Field => (path?.endsWith('divisionCode') ? 'divisionCode' : path?.endsWith('unitId') ? 'unit' : path?.endsWith('position') ? 'lng' : 'code');

/** 三防对象及责任人 from a file: objects are registered, or found by their code; holders are named in a draft. */
@Injectable()
export class DutyObjectImport {
  readonly door: LedgerImport<Field, Value>;

  constructor(
    imports: Imports,
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {
    this.door = imports.define<Field, Value>({ name: 'duty-object.import', api: dutyObjectImportApi, columns: dutyObjectImportColumns, codes: e, maxRows: 10_000, chunk: 200, personal: true, open: (ctx) => this.open(ctx) });
  }

  private async open(ctx: TenantContext): Promise<ImportReader<Field, Value>> {
    await this.references.refresh(ctx.tenantId).catch(() => undefined);
    const reference = await this.references.get(ctx.tenantId);
    const kinds = await this.tx.read<DutyKindRow>(ctx, { sql: "select * from responsibility.duty_kind where tenant_id = $1 and status = 'active'", params: [ctx.tenantId] });
    const where = new Where().and('tenant_id = $', ctx.tenantId).and("status = 'draft'").within(dutyEditionReach, ctx, 'duty-holder.manage');
    const drafts = new Map((await this.tx.read<DutyEditionRow>(ctx, { sql: `select * from responsibility.duty_edition where ${where}`, params: where.params })).map((r) => [r.number, r]));
    const seen = new Set<string>();
    return {
      read: ({ values }) => {
        const read = readObjectRow(values, kinds, reference);
        if ('faults' in read) return read;
        const edition = read.holders.length ? drafts.get(values.edition ?? '') : null;
        if (edition === undefined) return { faults: [noDraft()] };
        try {
          const code = placeOf(read.object, reference, 'row') as string;
          if (!dutyObjectReach.covers(ctx, 'duty-holder.manage', { division_code: code, unit_id: read.object.unitId })) throw new ProblemError(e.out_of_scope, { code });
          if (edition && !code.startsWith(divisionPrefix(edition.division_code))) throw new ProblemError(dutyEditionErrors.unknown_object, { id: read.object.code });
          if (seen.has(read.object.code)) throw new ProblemError(e.code_taken, { code: read.object.code });
          seen.add(read.object.code);
          const kind = kinds.find((k) => k.id === read.object.kindId) as DutyKindRow;
          return { value: { row: newObject(ctx, read.object, kind, code), kind, holders: read.holders, edition } };
        } catch (error) {
          if (!(error instanceof ProblemError)) throw error;
          return { faults: [problemFault(error.code === e.out_of_scope || error.code === dutyEditionErrors.unknown_object ? 'divisionCode' : columnOf(error.errors[0]?.path), error)] };
        }
      },
      take: async (rows) => ({ write: (tx) => this.write(tx, ctx, rows, reference) }),
    };
  }

  /** Drafts are locked in one order. An object whose code is known already is that object, where it says the same. */
  private async write(tx: Tx, ctx: TenantContext, rows: readonly Accepted<Value>[], reference: Reference): Promise<Map<number, readonly Fault<Field>[]>> {
    const refused = new Map<number, readonly Fault<Field>[]>();
    const editionIds = [...new Set(rows.flatMap((r) => r.value.edition?.id ?? []))].sort();
    const drafts = await tx.rows<DutyEditionRow>("select * from responsibility.duty_edition where tenant_id = $1 and id = any($2::uuid[]) and status = 'draft' order by id for update", [ctx.tenantId, editionIds], 'drafts-of-import');
    await tx.rows('select pg_advisory_xact_lock(hashtextextended(c, 0)) from (select c from unnest($1::text[]) c order by c) locks', [rows.map((r) => `${ctx.tenantId} duty-object ${r.value.row.code}`)], 'codes-of-import');
    const known = new Map((await tx.rows<DutyObjectRow>('select * from responsibility.duty_object where tenant_id = $1 and code = any($2::text[])', [ctx.tenantId, rows.map((r) => r.value.row.code)], 'objects-of-import')).map((o) => [o.code, o]));
    for (const { row: at, value } of rows) {
      const draft = drafts.find((d) => d.id === value.edition?.id);
      const there = known.get(value.row.code);
      if (value.edition && !draft) refused.set(at, [noDraft()]);
      else if (there && (there.name !== value.row.name || there.division_code !== value.row.division_code || there.kind_id !== value.row.kind_id || there.status !== 'in_use')) refused.set(at, [problemFault<Field>('code', new ProblemError(e.code_taken, { code: value.row.code }))]);
      else if (there && !draft) refused.set(at, [problemFault<Field>('code', new ProblemError(e.code_taken, { code: value.row.code }))]);
      else {
        if (!there) dutyObjectLedger.insert(tx, ctx, 'duty-holder.manage', value.row, 'registered');
        if (draft) this.name(tx, ctx, draft, there ?? value.row, value, reference);
      }
    }
    for (const d of drafts) tx.queue({ sql: 'update responsibility.duty_edition set authors = $3, version = version + 1 where tenant_id = $1 and id = $2', params: [ctx.tenantId, d.id, [...new Set([...d.authors, ctx.actor.id])]] });
    return refused;
  }

  private name(tx: Tx, ctx: TenantContext, draft: DutyEditionRow, o: DutyObjectRow, { holders, kind }: Value, reference: Reference): void {
    const object = { id: o.id, code: o.code, name: o.name, kind_name: kind.name, roles: kind.roles, division_code: o.division_code, unit_id: o.unit_id };
    dropDrafted(tx, ctx, draft.id, holders.map((h) => ({ objectId: o.id, role: h.role })));
    insertHolders(tx, ctx, holders.map((h) => draftedHolder(ctx, draft, object, h.role, personOf(h.holder, reference, 'row'), new Date())));
  }
}

export const DutyObjectImportController = importController(dutyObjectImportApi, DutyObjectImport);
