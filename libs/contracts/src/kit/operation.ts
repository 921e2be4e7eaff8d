import type { z } from 'zod';
import { permissions, type Permission } from '../access/permissions';

export type ServiceName = 'tenancy' | 'responsibility' | 'enforcement' | 'prevention' | 'resources' | 'training' | 'education' | 'oversight';
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** At most so many calls in so many seconds. */
export interface RateLimit {
  readonly most: number;
  readonly seconds: number;
}

/** What a district shows to everybody: its page, and on it the form for reports. */
export type PagePart = 'page' | 'reports';

/** What one HTTP operation takes, gives and needs: the router, the validation, the docs and the client read this and nothing else. */
export interface OperationSpec<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
> {
  /** `<feature>.<verb>`, unique in the service */
  readonly id: string;
  readonly service: ServiceName;
  readonly method: Method;
  /** below `/api/<service>/v1`, parameters as `:name` */
  readonly path: string;
  readonly summary: { readonly zh: string; readonly en: string };
  /** `signed-in`: any member of the tenant; `public`: no token. */
  readonly permission: Permission | 'signed-in' | 'public';
  /**
   * Of a public operation that is about one tenant, named by `slug` in its path: what that tenant has to have turned on of
   * its public page. Where it has not, or is no active tenant, the answer is that of an unknown address.
   */
  readonly tenantPage?: PagePart;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** headers of its own, by their names in small letters, each of them wanted: for secrets, which must not stand in an address */
  readonly headers?: Readonly<Record<string, z.ZodType<string, string>>>;
  /** how often the gateway lets it be called, from one address and for one tenant together; addresses are counted and not kept */
  readonly limits?: { readonly address: RateLimit; readonly tenant: RateLimit };
  /** content types of an uploaded file instead of a JSON body */
  readonly upload?: { readonly types: readonly string[]; readonly maxBytes: number };
  readonly status: 200 | 201 | 202 | 204;
  readonly response?: R;
  /** media type of a response that is not JSON; of several, which one is asked for by Accept */
  readonly produces?: string | readonly string[];
  /** what the events of a response are that is a stream of them */
  readonly streamed?: string;
  /** the response carries `version`, answered as a strong ETag */
  readonly etag?: boolean;
  /** seconds for which anybody may keep the answer, which has a tag of its content; for what is public */
  readonly maxAge?: number;
  /** needs If-Match */
  readonly ifMatch?: boolean;
  /** a list that also answers `Accept: text/csv` and the spreadsheet type; with a permission, only to who holds that too */
  readonly export?: true | Permission;
  /** reading this is an audit entry itself, `<feature>.<word>`, written before the answer goes out; exports are always one */
  readonly audited?: 'read' | 'downloaded';
  /** kind of its record in audit entries, where the address calls it something else */
  readonly target?: string;
  /** the answer shows personal fields in full; the service writes why into the audit log */
  readonly reveals?: true;
  /** codes beyond the common ones */
  readonly errors?: readonly string[];
}

export type Operation<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> =
  OperationSpec<P, Q, B, R>;

const declared = new Map<string, Operation>();

export function defineOperation<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(
  spec: OperationSpec<P, Q, B, R>,
): Operation<P, Q, B, R> {
  const key = `${spec.service}:${spec.id}`;
  if (declared.has(key)) throw new Error(`operation ${key} is declared twice`);
  // Types can be stepped around; a route that anybody may call, or nobody, must not come of it.
  const open = spec.permission === 'signed-in' || spec.permission === 'public';
  if (!open && !Object.hasOwn(permissions, spec.permission ?? '')) throw new Error(`operation ${key} has no permission that is declared (${String(spec.permission)})`);
  if (spec.maxAge !== undefined && spec.permission !== 'public') throw new Error(`operation ${key} lets others keep what is not public`);
  // By its address a log or a proxy knows what anonymous people ask for.
  if ((spec.permission === 'public') !== spec.path.startsWith('/public/')) throw new Error(`operation ${key}: what is public lies below /public/, and nothing else does`);
  if (spec.tenantPage && !(spec.permission === 'public' && spec.path.includes('/:slug/'))) throw new Error(`operation ${key} has no slug, or is not public: it can be of no tenant's page`);
  declared.set(key, spec as unknown as Operation);
  return spec;
}

/** `Cache-Control` of an answer that anybody may keep. */
export const publicCache = (maxAge: number): string => `public, max-age=${maxAge}`;

/** Every operation whose contract has been loaded, in order of declaration. */
export function operations(): Operation[] {
  return [...declared.values()];
}
