import { types, type QueryResultRow } from 'pg';

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

// pg does not export it; a stable internal its own Query class is built from.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
const { prepareValue } = require('pg/lib/utils') as { prepareValue: (v: unknown) => unknown };

interface FieldDescription {
  name: string;
  dataTypeID: number;
}

/** How the rows of a statement are read: column names, and the parser of each. */
interface Shape {
  readonly names: readonly string[];
  readonly parsers: readonly ((text: string) => unknown)[];
}

const NO_ROWS: Shape = { names: [], parsers: [] };

export interface StatementResult<T extends QueryResultRow = QueryResultRow> {
  rows: T[];
  rowCount: number;
  /** first word of what Postgres says it did: SELECT, INSERT, COMMIT … */
  command: string;
}

/** Shapes of named statements by connection: described once, and not asked for and read again at every run. */
const shapes = new WeakMap<Connection, Map<string, Shape>>();

/** Names whose Parse may or may not have reached the server before an error: closed before they are parsed again. */
const uncertain = new WeakMap<Connection, Set<string>>();

/**
 * Sends several statements in one message under one Sync and gives their results in order: one round trip, and,
 * outside an explicit transaction, one implicit transaction that commits or fails as a whole. Round trips, not
 * Postgres, are what a request costs (docs/adr/0004).
 */
export class Pipeline {
  private readonly results: StatementResult[] = [];
  private readonly values: unknown[][];
  private shape: (Shape | undefined)[] = [];
  private known: Map<string, Shape> | undefined;
  private rows: QueryResultRow[] = [];
  readonly done: Promise<StatementResult[]>;
  private settle!: { resolve(r: StatementResult[]): void; reject(e: Error): void };
  /** pg calls this when it gives up on the query (connection dead, read timeout). */
  callback = (e?: Error | null): void => {
    if (e) this.settle.reject(e);
  };

  constructor(private readonly statements: readonly Statement[]) {
    // Mapped before anything is sent: a value that cannot be mapped must not leave half a message on the wire.
    this.values = statements.map((s) => (s.params ?? []).map(prepareValue));
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    this.done.catch(() => undefined); // the caller awaits it too; this only marks it as handled
  }

  submit(connection: Connection): null {
    this.known = shapes.get(connection) ?? new Map();
    shapes.set(connection, this.known);
    connection.stream.cork?.();
    this.statements.forEach((s, i) => this.write(connection, s, this.values[i] ?? []));
    connection.sync();
    connection.stream.uncork?.();
    return null;
  }

  private write(connection: Connection, s: Statement, values: unknown[]): void {
    const name = s.name ?? '';
    if (!name || connection.parsedStatements[name] !== s.sql) {
      const exists = name && (connection.parsedStatements[name] !== undefined || uncertain.get(connection)?.delete(name));
      if (exists) connection.close({ type: 'S', name });
      connection.parse({ name, text: s.sql });
      this.known?.delete(name);
      if (name) connection.parsedStatements[name] = s.sql;
    }
    connection.bind({ statement: name, values, binary: false });
    const shape = name ? this.known?.get(name) : undefined;
    this.shape.push(shape);
    if (!shape) connection.describe({ type: 'P' });
    connection.execute({});
  }

  handleRowDescription(msg: { fields: FieldDescription[] }): void {
    this.shape[this.results.length] = {
      names: msg.fields.map((f) => f.name),
      parsers: msg.fields.map((f) => types.getTypeParser(f.dataTypeID, 'text') as (text: string) => unknown),
    };
  }

  handleDataRow(msg: { fields: (string | null)[] }): void {
    const shape = this.shape[this.results.length];
    if (!shape) return;
    const row: QueryResultRow = {};
    for (let i = 0; i < shape.names.length; i += 1) {
      const text = msg.fields[i];
      row[shape.names[i] as string] = text === null || text === undefined ? null : shape.parsers[i]?.(text);
    }
    this.rows.push(row);
  }

  handleCommandComplete(msg: { text: string }): void {
    const name = this.statements[this.results.length]?.name;
    if (name) this.known?.set(name, this.shape[this.results.length] ?? NO_ROWS);
    // 'INSERT 0 3', 'UPDATE 2', 'SELECT 5', 'COMMIT'
    const count = Number(msg.text.slice(msg.text.lastIndexOf(' ') + 1));
    this.results.push({ rows: this.rows, rowCount: Number.isNaN(count) ? 0 : count, command: msg.text.split(' ', 1)[0] ?? '' });
    this.rows = [];
  }

  handleEmptyQuery(): void {
    this.results.push({ rows: [], rowCount: 0, command: '' });
  }

  /** pg forgets the query once it has handed over the error, so this settles; the server skips the rest up to Sync. */
  handleError(error: Error, connection?: Connection): void {
    if (connection) {
      const doubtful = uncertain.get(connection) ?? new Set();
      for (const { name } of this.statements.slice(this.results.length)) {
        if (!name) continue;
        delete connection.parsedStatements[name];
        doubtful.add(name);
      }
      uncertain.set(connection, doubtful);
    }
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    this.settle.resolve(this.results);
  }
}
