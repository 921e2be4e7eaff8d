import type { Response } from 'supertest';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: { path: string; code: string; message: string }[];
  readonly traceId: string;
  readonly [more: string]: unknown;
}

/** A value as the title of a test: short, and without characters that a terminal would obey. */
export const labelled = <T>(values: readonly T[]): [string, T][] => values.map((v) => [JSON.stringify(v).slice(0, 50), v]);

/** What is wrong with an answer as a problem document; empty where nothing is. */
export function problemFaults(res: Response): string[] {
  const faults: string[] = [];
  const body = (res.body ?? {}) as Partial<Problem>;
  if (!/^application\/problem\+json\b/.test(String(res.headers['content-type']))) faults.push(`content type ${res.headers['content-type']}`);
  if (body.status !== res.status) faults.push(`status ${res.status} but ${body.status} in the body`);
  if (!/^[a-z-]+\.[a-z_]+$/.test(body.code ?? '')) faults.push(`code ${body.code}`);
  if (body.type !== `/docs/errors#${body.code}`) faults.push(`type ${body.type}`);
  if (!body.title || !body.detail) faults.push('no title or detail');
  if (!Array.isArray(body.errors) || body.errors.some((e) => !e.path || !e.code || !e.message)) faults.push(`errors ${JSON.stringify(body.errors)}`);
  const trace = String(res.headers['traceresponse'] ?? '').split('-')[1];
  if (!/^[0-9a-f]{32}$/.test(body.traceId ?? '') || body.traceId !== trace) faults.push(`traceId ${body.traceId}, traceresponse ${trace}`);
  return faults;
}

/** Holds an answer to be the given problem, well formed, and gives its body. */
export function expectProblem(res: Response, status: number, code: string, path?: string): Problem {
  const body = res.body as Problem;
  expect({ status: res.status, code: body.code, faults: problemFaults(res) }).toEqual({ status, code, faults: [] });
  if (path !== undefined) expect(body.errors.map((e) => e.path)).toContain(path);
  return body;
}
