import type { Operation } from '@anlan/contracts/kit';
import type { z } from 'zod';
import { rememberedLocale } from '../text/text';
import { problemOf, unreachable, type Problem } from './problem';

type Of<T extends z.ZodType | undefined, O> = T extends z.ZodType ? (unknown extends z.input<T> ? O : z.input<T>) : O;
export type ParamsOf<T> = T extends Operation<infer P, z.ZodType, z.ZodType, z.ZodType> ? Of<P, undefined> : undefined;
export type QueryOf<T> = T extends Operation<z.ZodType, infer Q, z.ZodType, z.ZodType> ? Of<Q, undefined> : undefined;
export type BodyOf<T> = T extends Operation<z.ZodType, z.ZodType, infer B, z.ZodType> ? Of<B, undefined> : undefined;
export type AnswerOf<T> = T extends Operation<z.ZodType, z.ZodType, z.ZodType, infer R> ? z.output<R> : unknown;
/** Any operation of the contracts, whatever it takes and gives. */
export type AnyOperation = Operation<never, never, never, never> | Operation;

export interface Request {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** a file instead of a JSON body */
  readonly file?: Blob;
  readonly fileName?: string;
  /** the version that was read: a change of anything newer is refused */
  readonly version?: number;
  /** makes a POST safe to send again */
  readonly key?: string;
  readonly accept?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Who is asked for the caller's token, and told that it is no longer taken. */
export interface Bearer {
  token(): Promise<string | undefined>;
  refused(): void;
}

let bearer: Bearer | undefined;
export function setBearer(b: Bearer | undefined): void {
  bearer = b;
}

/** The address of an operation, its parameters and its query put in. Absent and empty values are left out. */
export function addressOf(op: Pick<Operation, 'service' | 'path'>, { params, query }: Pick<Request, 'params' | 'query'>): string {
  const path = op.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  return `/api/${op.service}/v1${path}${search.size ? `?${search}` : ''}`;
}

/** Who calls, in which language, and what the operation wants to know besides. */
export async function headersOf(op: Pick<Operation, 'permission'>, request: Request): Promise<Record<string, string>> {
  const token = op.permission === 'public' ? undefined : await bearer?.token();
  const headers: Record<string, string> = { 'accept-language': rememberedLocale(), accept: request.accept ?? 'application/json', ...request.headers };
  if (token) headers['authorization'] = `Bearer ${token}`;
  if (request.version !== undefined) headers['if-match'] = `"${request.version}"`;
  if (request.key) headers['idempotency-key'] = request.key;
  return headers;
}

/**
 * Calls an operation of the contracts with the caller's token.
 * @returns the raw answer, whose status is a success
 * @throws Problem with the server's sentence in the page's language, or `network`
 */
export async function send(op: Pick<Operation, 'service' | 'path' | 'method' | 'permission'>, request: Request = {}): Promise<Response> {
  const headers = await headersOf(op, request);
  const init: RequestInit = { method: op.method, headers, signal: request.signal, credentials: 'omit', cache: 'no-store' };
  if (request.file) {
    const form = new FormData();
    form.set('file', request.file, request.fileName);
    init.body = form;
  } else if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(request.body);
  }
  const response = await fetch(addressOf(op, request), init).catch((error: unknown) => {
    throw (error as Error).name === 'AbortError' ? error : unreachable(rememberedLocale() === 'zh-CN');
  });
  if (response.ok) return response;
  throw await refusalOf(op, response);
}

/** Why an answer is no success; a token that is no longer taken is told to who gave it. */
export async function refusalOf(op: Pick<Operation, 'permission'>, response: Response): Promise<Problem> {
  if (response.status === 401 && op.permission !== 'public') bearer?.refused();
  return problemOf(response);
}

/** As `send`, with the answer read as the contract declares it. */
export async function call<T extends AnyOperation>(op: T, request: Request & { query?: QueryOf<T>; body?: BodyOf<T> } = {} as never): Promise<AnswerOf<T>> {
  const response = await send(op as unknown as Operation, request as Request);
  return (response.status === 204 ? undefined : await response.json()) as AnswerOf<T>;
}
