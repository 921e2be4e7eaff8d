import { z } from 'zod';
import { instant, page, pageQuery, text, uuid } from './schemas';

export const auditEntry = z
  .object({
    id: uuid,
    at: instant,
    actor: z.object({ id: z.string().meta({ description: 'subject of the token, or system:<service>' }), name: z.string() }),
    action: z.string().meta({ description: '<feature>.<verb>' }),
    target: z.string().meta({ description: '<kind>s/<id>' }),
    detail: z.record(z.string(), z.unknown()),
    traceId: z.string().nullable(),
    sealed: z.number().int().nullable().meta({ description: 'number in the tenant\'s hash chain; null in the unsealed tail, at most seconds old' }),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryDto = z.infer<typeof auditEntry>;

export const auditQuery = pageQuery.extend({
  actor: text(200).optional().meta({ description: 'id or name' }),
  action: text(100).optional().meta({ description: 'an action, or the beginning of one' }),
  target: text(200).optional().meta({ description: 'a target, or the beginning of one' }),
  from: instant.optional().meta({ description: 'not before' }),
  to: instant.optional().meta({ description: 'before' }),
});
export type AuditQuery = z.output<typeof auditQuery>;
export const auditPage = page(auditEntry);

export const auditChain = z
  .object({
    sealed: z.number().int(),
    unsealed: z.number().int(),
    headHash: z.string().nullable().meta({ description: 'SHA-256 of the last link, hexadecimal' }),
    faults: z.array(z.object({ number: z.number().int(), entryId: z.string(), fault: z.enum(['changed', 'removed', 'out_of_sequence']) })),
  })
  .meta({ id: 'AuditChain' });
