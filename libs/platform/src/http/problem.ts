import type { Permission } from '@anlan/contracts/access';
import { commonErrors, errorSpec, type RefusalReason } from '@anlan/contracts/kit';
import { inLanguage } from './words';

export interface FieldError {
  /** JSON pointer-like path, e.g. `body.items[2].code` */
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export type Locale = 'zh-CN' | 'en';

const fill = (sentence: string, params: Record<string, unknown>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(params[key] ?? ''));

/** The one error services throw for something the caller did; the filter turns it into problem+json. */
export class ProblemError extends Error {
  readonly status: number;
  /** what the audit log says of it; undefined where the caller was not refused anything */
  readonly refusal: RefusalReason | undefined;
  /** the one that was lacking, where it is not the operation's own */
  readonly permission: Permission | undefined;
  constructor(
    readonly code: string,
    readonly params: Record<string, unknown> = {},
    readonly errors: readonly FieldError[] = [],
    /** extra members of the problem document, e.g. `allowed` */
    readonly extra: Record<string, unknown> = {},
    refused: { readonly reason?: RefusalReason; readonly permission?: Permission } = {},
  ) {
    const spec = errorSpec(code);
    if (!spec) throw new Error(`error code ${code} is not declared`);
    super(`${code}: ${fill(spec.en, params)}`);
    this.status = spec.status;
    this.refusal = refused.reason ?? spec.refusal ?? (spec.status === 403 ? 'rule' : undefined);
    this.permission = refused.permission;
  }

  sentence(locale: Locale): string {
    const spec = errorSpec(this.code);
    return fill((locale === 'en' ? spec?.en : spec?.zh) ?? this.code, this.params);
  }
}

export const notFound = (): ProblemError => new ProblemError(commonErrors.not_found);
/** There, but out of the caller's sight: answered byte for byte as what is not there. Only the audit log tells them apart. */
export const outOfSight = (permission?: Permission): ProblemError => new ProblemError(commonErrors.not_found, {}, [], {}, { reason: 'scope', permission });
/** In sight, but not where the caller holds the permission. */
export const outOfScope = (permission?: Permission): ProblemError => new ProblemError(commonErrors.forbidden, {}, [], {}, { reason: 'scope', permission });
/** The caller lacks the permission altogether. */
export const notPermitted = (permission?: Permission): ProblemError => new ProblemError(commonErrors.forbidden, {}, [], {}, { reason: 'permission', permission });
export const invalid = (errors: readonly FieldError[]): ProblemError =>
  new ProblemError(commonErrors.invalid, { count: errors.length }, errors);
/** The problem of one field; its sentence is the problem's own, in the language of the answer. */
export const invalidField = (path: string, code: string, params: Record<string, unknown> = {}): ProblemError =>
  new ProblemError(code, params, [{ path, code, message: new ProblemError(code, params).sentence('zh-CN') }]);

/** The language of the answer: zh-CN unless the caller prefers English. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const first = acceptLanguage?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh-CN';
}

export function problemDocument(error: ProblemError, locale: Locale, traceId: string): Record<string, unknown> {
  return {
    type: `/docs/errors#${error.code}`,
    title: error.sentence(locale),
    status: error.status,
    code: error.code,
    detail: error.sentence(locale),
    errors: error.errors.map((e) => ({ ...e, message: e.code === error.code ? error.sentence(locale) : inLanguage(e.message, locale) })),
    traceId,
    ...error.extra,
  };
}
