import { z } from 'zod';
import { divisionCode, instant, text, uuid } from '../kit';

/**
 * Request–reply between services: which enterprises of the district somebody else's ledger names, and which it does not. Asked in
 * the name of who reads it: his token travels with the question and is verified again.
 */
export const ENTERPRISE_COVERAGE_RPC = 'enforcement.enterprise-coverage';
/** A message of NATS holds 1 MiB; a class takes up to a hundred bytes of it, a credit code twenty-one. */
export const MOST_COVERING = 10_000;
/** the order of the enterprises: who passes a cursor on says himself where it is none */
export const ENTERPRISE_ORDER = [{ sql: 'id', type: 'uuid' }] as const;
export const enterpriseCoverageRequest = z.strictObject({
  authorization: z.string().min(1), divisionCode: divisionCode.optional(), keyOnly: z.boolean(), cursor: z.string().max(512).optional(), limit: z.number().int().min(1).max(200),
  creditCodes: z.array(text(18)).max(MOST_COVERING),
  /** industries and risk tags, each in a division and all below it */
  classes: z.array(z.strictObject({ by: z.enum(['industry', 'tag']), code: text(40), divisionCode })).max(MOST_COVERING),
});
export type EnterpriseCoverageRequest = z.output<typeof enterpriseCoverageRequest>;

const n = z.number().int();
export const enterpriseCoverageAnswer = z.object({
  asOf: instant,
  /** permissions that the asker does not hold over the whole tenant; then nothing was counted */
  missing: z.array(z.string()),
  enterprises: n, covered: n,
  uncovered: z.array(z.object({ id: uuid, name: z.string(), creditCode: z.string().nullable(), divisionCode: z.string(), divisionName: z.string(), industryCode: z.string().nullable(), isKey: z.boolean() })), nextCursor: z.string().nullable(),
});
export type EnterpriseCoverageAnswer = z.infer<typeof enterpriseCoverageAnswer>;
