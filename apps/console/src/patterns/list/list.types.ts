import type { AnyOperation } from '../../api/client';
import type { Text } from '../../text/text';
import type { ReactNode } from 'react';

/** One column of a list. On a phone, where a row is a card, `phone` says where it stands. */
export interface Column<R> {
  readonly key: string;
  readonly title: Text;
  readonly render: (row: R) => ReactNode;
  readonly width?: number;
  readonly align?: 'left' | 'right';
  /** it is what the row is known by: cannot be taken away, and leads to the record */
  readonly main?: true;
  /** shown only when it is chosen */
  readonly extra?: true;
  /** the server's words for both orders, where the list can be ordered by it */
  readonly order?: { readonly ascend?: string; readonly descend?: string };
  /** what is added up below the rows; said to be of those shown while there are more */
  readonly sum?: (row: R) => number;
  /** on a phone: `mark` beside the title (a state), `line` below it, absent: left out */
  readonly phone?: 'mark' | 'line';
}

export interface Choice {
  readonly value: string;
  readonly label: Text | string;
}

/** One filter; its key is the list's query parameter, so that an address holds what is on the screen. */
export type Filter =
  | { readonly kind: 'choice'; readonly key: string; readonly label: Text; readonly choices: readonly Choice[]; /** several, with commas */ readonly many?: true; readonly extra?: true }
  | { readonly kind: 'flag'; readonly key: string; readonly label: Text; readonly extra?: true }
  | { readonly kind: 'days'; readonly from: string; readonly to: string; /** the list takes days, the last included; absent: instants, before the last */ readonly whole?: true; readonly key: string; readonly label: Text; readonly extra?: true }
  | { readonly kind: 'division' | 'unit' | 'member'; readonly key: string; readonly label: Text; readonly extra?: true }
  /** only an address leads to it, such as a figure's: it is shown while it holds, and can be taken away */
  | { readonly kind: 'given'; readonly key: string; readonly label: Text; readonly extra?: undefined }
  | { readonly kind: 'text'; readonly key: string; readonly label: Text; readonly extra?: true };

/** Something done to all chosen rows, one after another, each told apart. */
export interface BulkAction<R> {
  readonly key: string;
  readonly label: Text;
  readonly danger?: true;
  /** the rows it can be done to; the rest are left out and said so */
  readonly fits?: (row: R) => boolean;
  /** what it needs to know first */
  readonly form?: (values: Record<string, unknown>, change: (values: Record<string, unknown>) => void) => ReactNode;
  /** whether what was entered is enough to begin; default: it is */
  readonly ready?: (values: Record<string, unknown>) => boolean;
  readonly run: (row: R, values: Record<string, unknown>) => Promise<unknown>;
}

/** Where all chosen rows lead together, such as sheets to print: an address below the tenant's. */
export interface BulkLink<R> {
  readonly key: string;
  readonly label: Text;
  readonly to: (rows: readonly R[]) => string;
}

export interface ListSpec<R> {
  /** `<service>.<aggregate>`: its saved views and chosen columns are kept under it */
  readonly name: string;
  readonly op: AnyOperation;
  readonly params?: Record<string, string>;
  readonly columns: readonly Column<R>[];
  readonly filters?: readonly Filter[];
  /** the query parameter of the search box; absent: none */
  readonly search?: { readonly key: string; readonly hint: Text };
  readonly rowKey: (row: R) => string;
  /** what a row is called, for those who hear the page */
  readonly rowName?: (row: R) => string;
  /** the page of a row, below the tenant's address */
  readonly href?: (row: R) => string;
  readonly bulk?: readonly BulkAction<R>[];
  readonly bulkLinks?: readonly BulkLink<R>[];
  /** parameters that no filter changes */
  readonly fixed?: Record<string, string>;
  readonly defaultOrder?: string;
  /** the list answers `Accept: text/csv` to this caller */
  readonly exports?: boolean;
  /** the list counts its rows when asked (`total=true`) */
  readonly counts?: boolean;
  /** ms after which the rows are read again by themselves, by what they are now; absent: only when their aggregate changes */
  readonly refresh?: (rows: readonly R[] | undefined) => number;
  readonly empty: { readonly text: Text; readonly action?: ReactNode };
  /** the service's event stream makes it live; otherwise it is read again by hand */
  readonly saved?: boolean;
}
