import { subjectErrors as e, type ChangeSubjectBody, type SubjectImportField as Field } from '@anlan/contracts/enforcement';
import { nameKey } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { outboxColumns, outboxRow, type Statement, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { copyTables, problemFault, type Accepted, type Fault } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { detailColumns, subjectColumns, toDetail, type ReadSubject, type SubjectRow } from './subject.entity';
import { columnOfProblem, type ReadSubjectRow } from './subject.import.rules';
import { subjectReach } from './subject.reach';
import { changed, changesOf, codesLock, eventOf, historyStatement, rowValues, updateStatement } from './subject.record';
import { countManyStatements, moveStatements } from './subject.rollup';
import { assertOpen, assertStays } from './subject.rules';
import { subjectSearch } from './subject.search';

/** A row of the file, and the record it would be if there were none. */
export interface Wanted extends ReadSubjectRow {
  readonly row: SubjectRow;
  readonly keys: Keys;
}

/** What a record is met by besides its code. */
interface Keys {
  readonly name: string;
  /** its name at its address */
  readonly place: string;
}

/** A record the chunk meets: as it was found, and as it will be. */
interface Met {
  readonly before: ReadSubject | null;
  after: SubjectRow;
}

/** The same name at the same address is the same place, however both are typed. */
export function keysOf({ name, address }: Pick<SubjectRow, 'name' | 'address'>): Keys {
  const key = nameKey(name);
  return { name: key, place: `${key}\n${nameKey(address)}` };
}

/** One chunk of an import: rows with the code of a record, or with its name and address, fill that record up; the others are new. */
export class SubjectFilling {
  private readonly byCode = new Map<string, Met>();
  private readonly byPlace = new Map<string, Met>();
  private readonly now = new Date();

  constructor(
    private readonly tx: Tx,
    private readonly ctx: TenantContext,
    private readonly reference: Reference,
  ) {}

  /** @returns what only the records that are there made wrong, by row */
  async write(rows: readonly Accepted<Wanted>[]): Promise<ReadonlyMap<number, readonly Fault<Field>[]>> {
    await this.meet(rows.map((r) => r.value));
    const refused = new Map<number, readonly Fault<Field>[]>();
    for (const { row, value } of rows) {
      try {
        this.place(value);
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        refused.set(row, [problemFault(columnOfProblem(error), error)]);
      }
    }
    await this.keep([...new Set([...this.byPlace.values(), ...this.byCode.values()])]);
    return refused;
  }

  /** The records that these rows may be, locked: other writers of the same codes and other imports come before or after, never between. */
  private async meet(rows: readonly Wanted[]): Promise<void> {
    const { tx, ctx } = this;
    const codes = [...new Set(rows.flatMap(({ row }) => row.credit_code ?? []))];
    // Every code of the tenant at once: a lock a code would fill the server's table of locks.
    tx.queue({ sql: 'select pg_advisory_xact_lock(hashtextextended($1, 19))', params: [codesLock(ctx)] });
    const found = await tx.rows<ReadSubject>(
      `select ${detailColumns} from enforcement.subject s
       where s.tenant_id = $1 and s.status <> 'merged' and (s.credit_code = any($2::text[]) or s.name_key = any($3::text[])) order by s.id for update of s`,
      [ctx.tenantId, codes, [...new Set(rows.map((r) => r.keys.name))]]);
    for (const row of found) this.note({ before: row, after: row }, keysOf(row).place);
  }

  private note(met: Met, place: string): void {
    const { after } = met;
    if (after.credit_code !== null) this.byCode.set(after.credit_code, met);
    const there = this.byPlace.get(place);
    // Of two at one place that which can still be worked on goes first.
    if (!there || there === met || !isOpen(there.after)) this.byPlace.set(place, met);
  }

  private place(wanted: Wanted): void {
    const met = this.recordOf(wanted);
    if (!met) return this.note({ before: null, after: wanted.row }, wanted.keys.place);
    const { after } = met;
    if (!subjectReach.covers(this.ctx, 'subject.manage', after)) throw elsewhere(this.ctx, after);
    assertOpen(after.status);
    const next = this.filled(after, wanted);
    assertStays(this.ctx, 'subject.manage', next);
    met.after = next;
    this.note(met, keysOf(next).place);
  }

  /** By its code; else by name and address, unless that is somebody with another code. */
  private recordOf({ row, keys }: Wanted): Met | undefined {
    const byCode = row.credit_code === null ? undefined : this.byCode.get(row.credit_code);
    if (byCode) return byCode;
    const there = this.byPlace.get(keys.place);
    return there && (row.credit_code === null || there.after.credit_code === null) ? there : undefined;
  }

  /** What the file says stands; of what it says nothing, the record keeps its own. */
  private filled(before: SubjectRow, { body, said, row, refreshedAt }: Wanted): SubjectRow {
    const has = (...fields: Field[]): boolean => fields.some((f) => said[f] !== undefined);
    const patch: ChangeSubjectBody = {
      name: body.name, address: body.address, divisionCode: body.divisionCode,
      ...(has('kind') && { kind: body.kind }), ...(has('creditCode') && { creditCode: body.creditCode ?? null }), ...(has('noCreditCodeReason') && { noCreditCodeReason: body.noCreditCodeReason ?? null }),
      ...(has('industryCode') && { industryCode: body.industryCode ?? null }), ...(has('staffCount') && { staffCount: body.staffCount ?? null }), ...(has('isKey') && { isKey: body.isKey }),
      ...(has('tags') && { tags: [...new Set([...before.tags, ...body.tags])] }), ...(has('legalRepresentative') && { legalRepresentative: body.legalRepresentative ?? null }),
      ...(has('contactName', 'contactPhone') && { contact: { name: body.contact?.name ?? before.contact_name, phone: body.contact?.phone ?? before.contact_phone } }),
      ...(has('lng') && { position: body.position ?? null }),
    };
    const next = changed(before, patch, this.reference, this.now);
    return {
      ...next, ...(has('ownerMember') && { owner_member_id: row.owner_member_id }), ...(has('ownerUnit') && { owner_unit_id: row.owner_unit_id }),
      refreshed_at: refreshedAt && (!before.refreshed_at || before.refreshed_at < refreshedAt) ? refreshedAt : before.refreshed_at,
    };
  }

  private async keep(all: readonly Met[]): Promise<void> {
    const { tx, ctx } = this;
    const made = all.filter((m) => m.before === null).map((m) => m.after);
    const texts = made.map((r) => r.id);
    const events = made.map((r) => eventOf(ctx, r, 'registered', { isKey: r.is_key, tags: r.tags }));
    const moves: Statement[] = [];
    for (const { before, after } of all) {
      if (before === null || after === before) continue;
      const next = { ...after, updated_at: this.now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: before.version + 1 };
      const changes = changesOf(toDetail(ctx, before, this.reference), toDetail(ctx, { ...next, merged_name: null }, this.reference));
      if (changes.length === 0) continue;
      moves.push(updateStatement(ctx.tenantId, next), historyStatement(ctx, before, next, { action: 'import', note: null, changes }), ...moveStatements(ctx.tenantId, before, next));
      if (next.search_text !== before.search_text) texts.push(next.id);
      events.push(eventOf(ctx, next, 'changed', { fields: changes.map((c) => c.path) }));
    }
    await copyTables(tx,
      { schema: 'enforcement', table: 'subject', columns: ['tenant_id', ...subjectColumns], rows: made.map((r) => [ctx.tenantId, ...rowValues(r)]) },
      { schema: 'enforcement', table: 'outbox', columns: outboxColumns, rows: events.map((event) => outboxRow(ctx, event)) },
    );
    tx.queue(...moves, ...countManyStatements(ctx.tenantId, made));
    if (texts.length > 0) tx.queue(subjectSearch.noteStatement(ctx.tenantId, texts));
    tx.eventsWritten();
  }
}

const isOpen = ({ status }: SubjectRow): boolean => status === 'active' || status === 'suspended';

/** Who may not see the record learns that there is one, not which. */
function elsewhere(ctx: TenantContext, row: SubjectRow): ProblemError {
  if (row.credit_code === null) return new ProblemError(e.out_of_scope, { code: row.division_code });
  return new ProblemError(e.duplicate_code, { code: row.credit_code, existing: subjectReach.covers(ctx, 'subject.read', row) ? row.name : '在您的职责范围之外' });
}
