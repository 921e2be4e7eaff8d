/** Who asks, in the order of the table's columns. */
export const callers = ['none', 'expired', 'other realm', 'no role', 'other tenant\'s ids', 'out of scope', 'in scope', 'right'] as const;
export type Asker = (typeof callers)[number];

/** What the published document says of an operation, and nothing else. */
export interface Facts {
  readonly id: string;
  readonly method: string;
  /** a permission, `signed-in` or `public` */
  readonly permission: string;
  /** x-scope: what becomes of the permission where it is held in a part of the tenant */
  readonly scope: string | undefined;
  /** the same of who may read the record that the address names; undefined where nothing reads it */
  readonly readScope: string | undefined;
  /** the address names a record of the tenant */
  readonly names: boolean;
  /** x-scope of what makes such a record */
  readonly makerScope?: string | undefined;
  /** a step of a record's life-cycle */
  readonly action: boolean;
  /** fields of the body, or of the query, that name records of the tenant */
  readonly references: readonly string[];
  /** of a success */
  readonly status: number;
  readonly codes: Readonly<Record<number, readonly string[]>>;
}

export interface Expected {
  readonly status: readonly number[];
  /** of the problem; undefined where it succeeds */
  readonly codes?: readonly string[];
  /** an answer must not name the record that is out of reach, whatever its status */
  readonly silent?: true;
  readonly why: string;
}

const problem = (status: number, code: string, why: string): Expected => ({ status: [status], codes: [code], silent: true, why });
const notFound = (why: string): Expected => problem(404, 'request.not_found', why);
const forbidden = (why: string): Expected => problem(403, 'request.forbidden', why);
const success = (f: Facts, why: string): Expected => ({ status: [f.status], why });
const emptied = (f: Facts, why: string): Expected => ({ status: [f.status], silent: true, why });

/** The codes of its own feature with which an operation refuses: those of everybody's have their own rules. */
const own = (f: Facts, ...statuses: number[]): [number, string][] => statuses.flatMap((s) => (f.codes[s] ?? []).filter((c) => !/^(request|gateway)\./.test(c)).map((c): [number, string] => [s, c]));

function refusal(f: Facts, options: [number, string][], why: string): Expected {
  if (options.length === 0) throw new Error(`${f.id} names records in its body and declares no error for those it does not know: add one to its contract`);
  return { status: [...new Set(options.map(([s]) => s))], codes: options.map(([, c]) => c), silent: true, why };
}

/**
 * What an operation must answer to a caller, by its contract alone.
 * @throws where the contract does not say enough, with what to add
 */
export function expected(f: Facts, who: Asker): Expected {
  if (f.permission === 'public') return success(f, 'public');
  switch (who) {
    case 'none':
    case 'expired':
    case 'other realm': return problem(401, 'request.unauthenticated', 'no token of a tenant');
    case 'no role': return withoutRole(f);
    case 'other tenant\'s ids': return ofAnotherTenant(f);
    case 'out of scope': return outOfScope(f);
    case 'in scope': return inScope(f);
    case 'right': return right(f);
  }
}

function withoutRole(f: Facts): Expected {
  if (f.permission !== 'signed-in') return forbidden('no role gives the permission');
  return ofNobodys(f);
}

/** Of what any member may do, he does it with what is his own. */
function ofNobodys(f: Facts): Expected {
  if (f.names) return notFound('not his own');
  if (f.method === 'GET') return emptied(f, 'what is his own');
  return f.references.length ? refusal(f, own(f, 400, 403), 'not his own to dispose of') : success(f, 'any member');
}

function ofAnotherTenant(f: Facts): Expected {
  if (f.names) return notFound('another tenant\'s');
  if (f.method === 'GET') return emptied(f, 'its own records only');
  if (f.references.length === 0) return success(f, 'names no record');
  return refusal(f, own(f, 400, 403), 'names records that this tenant does not have');
}

/** A permission's scope; a permission held by nobody in particular has none. */
function scopeOf(f: Facts): string {
  if (f.permission === 'signed-in') return 'open';
  if (!f.scope || !['record', 'tenant', 'open'].includes(f.scope)) throw new Error(`${f.id}: nothing says how far ${f.permission} reaches in a part of the tenant; add it to permissionScopes`);
  return f.scope;
}

function outOfScope(f: Facts): Expected {
  if (f.permission === 'signed-in') return ofNobodys(f);
  const scope = scopeOf(f);
  if (scope === 'tenant') return forbidden('concerns the whole tenant');
  if (scope === 'open') return success(f, 'open to every holder');
  if (f.names) {
    if (f.readScope === 'open') return forbidden('in sight, and not his to change');
    return notFound('out of sight');
  }
  if (f.method === 'GET') return emptied(f, 'what is out of sight is not listed');
  // What comes as a file is judged row by row, after it was taken.
  if (f.references.length === 0) return success(f, 'names no record');
  return refusal(f, [[403, 'request.forbidden'], ...own(f, 403)], 'would be outside his part');
}

function inScope(f: Facts): Expected {
  if (scopeOf(f) === 'tenant') return forbidden('concerns the whole tenant');
  if (f.makerScope === 'tenant' && scopeOf(f) === 'record' && f.readScope === 'open') return forbidden('in sight, and who does it is named by those who have the whole tenant');
  return f.makerScope === 'tenant' && f.permission === 'signed-in' ? notFound('not his own, and he can make none') : right(f);
}

function right(f: Facts): Expected {
  const inWrongState = f.action ? own(f, 409) : [];
  if (inWrongState.length === 0) return success(f, 'may');
  return { status: [f.status, 409], codes: inWrongState.map(([, c]) => c), why: 'may; 409 only where no other step leads to a state that allows it' };
}
