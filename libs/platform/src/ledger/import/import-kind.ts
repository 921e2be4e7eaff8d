import type { Permission } from '@anlan/contracts/access';
import type { ImportApi } from '@anlan/contracts/kit';
import type { TenantContext } from '../../context';
import type { Tx } from '../../db';
import type { CsvRecord } from '../csv-file';
import type { Cells, Fault, ImportColumns } from './columns';
import type { ImportCodes } from './table-file';

/** One row of a file under its mapping. */
export interface ImportRow<K extends string> extends CsvRecord {
  readonly values: Cells<K>;
}

/** What a row stands for, or all that is wrong with it; `done` where this very import brought it in before. */
export type ReadRow<T, K extends string> = { readonly value: T } | { readonly faults: readonly Fault<K>[] } | { readonly done: true };

export interface Accepted<T> {
  readonly row: number;
  readonly value: T;
}

export interface Taken<K extends string> {
  /** rows that turned out wrong after all, by number */
  readonly refused?: ReadonlyMap<number, readonly Fault<K>[]>;
  /** writes the others, in the one transaction that also moves the import on; gives those that only now, with what is locked, turn out wrong */
  readonly write?: (tx: Tx) => Promise<ReadonlyMap<number, readonly Fault<K>[]> | void>;
}

/** One reading of one file: it remembers what it has seen, so that a row can be held against those before it. */
export interface ImportReader<K extends string, T> {
  read(row: ImportRow<K>): ReadRow<T, K>;
  /** A chunk's good rows. What it does outside of `write` may be done again by a process that goes on for a killed one. */
  take(rows: readonly Accepted<T>[]): Promise<Taken<K>>;
}

/** Who may import: as the contract has it. */
export const permissionOf = ({ api }: Pick<ImportKind<string, never>, 'api'>): Permission => api.run.permission as Permission;

/** What a feature declares of its import; the rest is the ledger's. */
export interface ImportKind<K extends string, T> {
  /** `<feature>.import`: kind of the operation, and what the audit log says */
  readonly name: `${string}.import`;
  readonly api: ImportApi<K>;
  readonly columns: ImportColumns<K>;
  readonly codes: ImportCodes;
  readonly maxRows: number;
  /** rows committed together */
  readonly chunk: number;
  /** the file holds what is for nobody but who uploaded it; without, who reads the whole log sees its refused rows too */
  readonly personal?: true;
  /** what examples are of the tenant's own, such as a code of its divisions; they stand for those of the columns */
  examples?(ctx: TenantContext): Promise<Partial<Record<K, string>>>;
  /** Begins a reading: of a check, or of the import itself. */
  open(ctx: TenantContext, importId: string): Promise<ImportReader<K, T>>;
}
