/**
 * Why somebody known was refused: he lacks the permission (`permission`), has it elsewhere (`scope`), or a rule forbids it
 * to him (`rule`: four eyes, separation of administrators).
 */
export type RefusalReason = 'permission' | 'scope' | 'rule';

/** One line of an error catalogue: an HTTP status and the sentence a person reads, in Chinese and in English. */
export interface ErrorSpec {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  /** goes into the audit log as a refusal; a 403 does so by itself, as `rule` */
  readonly refusal?: RefusalReason;
}

export type ErrorCatalogue = Readonly<Record<string, ErrorSpec>>;

const known = new Map<string, ErrorSpec>();

/**
 * Declares the errors of one feature. Keys become codes `<feature>.<key>`; `{name}` in a sentence is filled from
 * the parameters given where the error is raised. Declaring a code twice is a mistake and throws at start-up.
 */
export function defineErrors<const T extends ErrorCatalogue, const F extends string>(
  feature: F,
  catalogue: T,
): { readonly [K in keyof T & string]: `${F}.${K}` } {
  const codes: Record<string, string> = {};
  for (const [key, spec] of Object.entries(catalogue)) {
    const code = `${feature}.${key}`;
    if (known.has(code)) throw new Error(`error code ${code} is declared twice`);
    known.set(code, spec);
    codes[key] = code;
  }
  return codes as { readonly [K in keyof T & string]: `${F}.${K}` };
}

export function errorSpec(code: string): ErrorSpec | undefined {
  return known.get(code);
}

export function errorCodes(): string[] {
  return [...known.keys()].sort();
}
