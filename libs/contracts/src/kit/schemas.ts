import { isDivisionCode } from '@anlan/domain';
import { z } from 'zod';

export const uuid = z.uuid().meta({ description: 'UUIDv7' });
/** What Postgres and JavaScript both can hold and show; a message is `中文 / English`, an answer carries the caller's half. */
const instantFits = (s: string): boolean => !(Date.parse(s) < Date.parse('1900-01-01T00:00:00Z') || Date.parse(s) >= Date.parse('9999-01-01T00:00:00Z') || /[+-](1[6-9]|2\d):\d\d$/.test(s));
const dayFits = (s: string): boolean => !/^\d{4}-/.test(s) || (s >= '1900' && s < '9999');

export const instant = z.iso
  .datetime({ offset: true })
  .refine(instantFits, '时间须在 1900 至 9998 年之间，时差不超过 15:59 / The instant must lie in the years 1900 to 9998, its offset within 15:59')
  .meta({ description: 'RFC 3339 instant, e.g. 2026-03-02T09:30:00+08:00' });
export const day = z.iso
  .date()
  .refine(dayFits, '日期须在 1900 至 9998 年之间 / The day must lie in the years 1900 to 9998')
  .meta({ description: '日期 day in Asia/Shanghai, YYYY-MM-DD' });
export const divisionCode = z
  .string()
  .regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12}|\d{15,16})$/, { error: '区划代码应为 2、4、6、9、12 位（网格 15–16 位）数字 / A division code has 2, 4, 6, 9 or 12 digits, a grid 15 or 16', abort: true })
  .refine(isDivisionCode, '不是有效的区划代码 / This is no division code')
  .meta({ description: '统计用区划代码 division code: 12 digits, or its significant digits; grids 15–16' });

/** Text of a person: trimmed, no control characters or lone surrogates, `min`–`max` characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((s) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Surrogate}/u.test(s), '含有控制字符或不完整的字符 / It has control characters, or halves of characters');

/** One value of a set in a query, or several with commas: `status=reported,assigned`. */
export const someOf = <const T extends string>(values: readonly [T, ...T[]]) =>
  z.string().transform((given, ctx): T[] => {
    const found = [...new Set(given.split(',').map((v) => v.trim()))];
    if (found.every((v): v is T => values.includes(v as T))) return found;
    ctx.issues.push({ code: 'custom', input: given, message: `可用：${values.join('、')} / There are: ${values.join(', ')}` });
    return z.NEVER;
  });

export const flag = z.enum(['true', 'false']).transform((v) => v === 'true');

/** Query parameters every list takes. `limit` ≤ 200; `total` is counted only when asked for. */
export const pageQuery = z.object({
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  total: flag.optional(),
});

export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.number().int().optional() });

/** One field that a change gave another value, by its path in the record. */
export const fieldChange = z.object({ path: z.string(), from: z.unknown(), to: z.unknown() }).meta({ id: 'FieldChange' });
export type FieldChange = z.infer<typeof fieldChange>;

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    traceId: z.string(),
  })
  .loose()
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' });

/** In the problem of a stale edit (412), for who may read the record: who changed it last, and by which action. */
export const lastChange = z.object({ at: instant, actor: z.object({ id: z.string(), name: z.string() }), action: z.string().meta({ description: '<feature>.<verb>, as in the audit log' }) });
export type LastChange = z.infer<typeof lastChange>;
export const staleProblem = z.object({ currentVersion: z.number().int(), lastChange: lastChange.optional() });

export const operationStep = z.object({
  name: z.string(),
  state: z.enum(['waiting', 'running', 'succeeded', 'failed']),
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  error: z.string().nullable(),
});

/** Long work: what a client polls or streams after a 202. */
export const operationStatus = z
  .object({
    id: uuid,
    kind: z.string(),
    state: z.enum(['waiting', 'running', 'succeeded', 'failed']),
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    steps: z.array(operationStep),
    result: z.record(z.string(), z.unknown()).nullable(),
    error: z.string().nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'Operation' });
export type OperationStatus = z.infer<typeof operationStatus>;
