import type { QueryResultRow } from 'pg';

/** One SQL statement with its parameters; `name` makes Postgres keep the plan on the connection. */
export interface Statement {
  readonly sql: string;
  readonly params?: readonly unknown[];
  readonly name?: string;
}

interface Connection {
  parsedStatements: Record<string, string>;
  stream: { cork?(): void; uncork?(): void };
  parse(q: { name: string; text: string; types?: number[] }): void;
  close(c: { type: 'S' | 'P'; name: string }): void;
  bind(c: { portal?: string; statement: string; values: unknown[]; binary: boolean; valueMapper?: (v: unknown, i: number) => unknown }): void;
  describe(d: { type: 'P' | 'S'; name?: string }): void;
  execute(e: { portal?: string; rows?: number }): void;
  sync(): void;
}

// pg exports neither; both are stable internals its own Query class is built from.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
const Result = require('pg/lib/result') as new (mode?: string, types?: unknown) => {
  addFields(fields: unknown[]): void;
  parseRow(row: unknown[]): QueryResultRow;
  addRow(row: QueryResultRow): void;
  addCommandComplete(msg: unknown): void;
  rows: QueryResultRow[];
  rowCount: number | null;
};
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
const { prepareValue } = require('pg/lib/utils') as { prepareValue: (v: unknown) => unknown };

export interface StatementResult<T extends QueryResultRow = QueryResultRow> {
  rows: T[];
  rowCount: number;
}

/** Names whose Parse may or may not have reached the server before an error: closed before they are parsed again. */
const uncertain = new WeakMap<Connection, Set<string>>();

/**
 * Sends several statements in one message under one Sync and gives their results in order: one round trip, and,
 * outside an explicit transaction, one implicit transaction that commits or fails as a whole. Round trips, not
 * Postgres, are what a request costs (docs/adr/0004).
 */
export class Pipeline {
  private readonly results: InstanceType<typeof Result>[];
  private readonly values: unknown[][];
  private current = 0;
  readonly done: Promise<StatementResult[]>;
  private settle!: { resolve(r: StatementResult[]): void; reject(e: Error): void };
  /** pg calls this when it gives up on the query (connection dead, read timeout). */
  callback = (e?: Error | null): void => {
    if (e) this.settle.reject(e);
  };

  constructor(private readonly statements: readonly Statement[]) {
    this.results = statements.map(() => new Result());
    // Mapped before anything is sent: a value that cannot be mapped must not leave half a message on the wire.
    this.values = statements.map((s) => (s.params ?? []).map(prepareValue));
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    this.done.catch(() => undefined); // the caller awaits it too; this only marks it as handled
  }

  submit(connection: Connection): null {
    connection.stream.cork?.();
    const doubtful = uncertain.get(connection);
    this.statements.forEach((s, i) => {
      const name = s.name ?? '';
      if (!name || connection.parsedStatements[name] !== s.sql) {
        if (name && doubtful?.delete(name)) connection.close({ type: 'S', name });
        connection.parse({ name, text: s.sql });
        if (name) connection.parsedStatements[name] = s.sql;
      }
      connection.bind({ statement: name, values: this.values[i] ?? [], binary: false });
      connection.describe({ type: 'P' });
      connection.execute({});
    });
    connection.sync();
    connection.stream.uncork?.();
    return null;
  }

  handleRowDescription(msg: { fields: unknown[] }): void {
    this.results[this.current]?.addFields(msg.fields);
  }
  handleDataRow(msg: { fields: unknown[] }): void {
    const result = this.results[this.current];
    if (result) result.addRow(result.parseRow(msg.fields));
  }
  handleCommandComplete(msg: unknown): void {
    this.results[this.current]?.addCommandComplete(msg);
    this.current += 1;
  }
  handleEmptyQuery(): void {
    this.current += 1;
  }
  handlePortalSuspended(): void {
    this.current += 1;
  }
  /** pg forgets the query once it has handed over the error, so this settles; the rest is skipped by the server up to Sync. */
  handleError(error: Error, connection?: Connection): void {
    if (connection) {
      const names = this.statements.slice(this.current).flatMap((s) => (s.name ? [s.name] : []));
      const doubtful = uncertain.get(connection) ?? new Set();
      for (const name of names) {
        delete connection.parsedStatements[name];
        doubtful.add(name);
      }
      uncertain.set(connection, doubtful);
    }
    this.settle.reject(error);
  }
  handleReadyForQuery(): void {
    this.settle.resolve(this.results.map((r) => ({ rows: r.rows, rowCount: r.rowCount ?? 0 })));
  }
}
