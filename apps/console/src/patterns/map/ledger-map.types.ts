import type { LngLat } from '@anlan/domain';
import type { ReactNode } from 'react';
import type { AnyOperation } from '../../api/client';
import type { Filter } from '../list/list.types';
import type { Cluster } from './apart';

/** A division's share of what the map shows. */
export interface DivisionCount {
  readonly divisionCode: string;
  readonly divisionName: string;
  /** of the division itself, and nothing below it */
  readonly divisionOnly: boolean;
  readonly count: number;
}

/** A filter of the list, and its value. */
export type Narrow = readonly [key: string, value: string];
/** The address of a division's rows, as many as a number says. */
export type RowsOf = (division: DivisionCount, ...narrow: readonly Narrow[]) => string;

/** What a map of a ledger is drawn from. */
export interface LedgerMapAnswer<C extends Cluster, P extends LngLat, D extends DivisionCount> {
  readonly clusters: readonly C[];
  readonly points: readonly P[];
  readonly divisions: readonly D[];
}

/** How a mark looks (a class of map.css or the page's own), and how it is read out. */
export interface MarkText {
  readonly tone: string;
  readonly words: string;
}

/** A map of a ledger: what is its own. Everything else is the same of all of them. */
export interface LedgerMapSpec<C extends Cluster, P extends LngLat & { readonly id: string }, D extends DivisionCount> {
  readonly op: AnyOperation;
  readonly filters: readonly Filter[];
  /** asked besides of the whole, and of a view that is moved */
  readonly whole?: Readonly<Record<string, string>>;
  readonly moved?: Readonly<Record<string, string>>;
  /** where its list is, below the tenant's address; a record is below that */
  readonly list: string;
  readonly back: string;
  readonly title: string;
  readonly note: string;
  /** of the map, as it is read out */
  readonly label: string;
  readonly cluster: (cluster: C) => MarkText;
  /** what two clusters count together, besides all */
  readonly add: (a: C, b: C) => Partial<C>;
  readonly point: (point: P) => MarkText;
  readonly legend: readonly MarkText[];
  readonly table: {
    readonly title: string;
    readonly empty: string;
    /** narrows the rows of every number */
    readonly narrow?: Narrow;
    readonly columns: readonly { readonly title: string; readonly count: (division: D) => number; readonly narrow: Narrow }[];
  };
  /** what else there is to say, below the table */
  readonly beneath?: (answer: LedgerMapAnswer<C, P, D>, rowsOf: RowsOf) => ReactNode;
}
