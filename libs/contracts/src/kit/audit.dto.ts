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
  traceId: text(64).optional().meta({ description: 'of one request, as its answer says' }),
  q: text(100).optional().meta({ description: 'text in the detail; combine it with from and to in a long log' }),
  from: instant.optional().meta({ description: 'not before' }),
  to: instant.optional().meta({ description: 'before' }),
});
export type AuditQuery = z.output<typeof auditQuery>;
export const auditPage = page(auditEntry);

const head = { number: z.number().int().meta({ description: 'links in the chain' }), hash: z.string().nullable().meta({ description: 'SHA-256 of the last link, hexadecimal; null before the first' }) };

/** Where the chain stood when that was written to a file outside the database. */
export const auditAnchor = z.object({ at: instant, ...head }).meta({ id: 'AuditAnchor' });

export const auditFault = z.object({
  fault: z.enum(['changed', 'removed', 'inserted', 'out_of_sequence', 'truncated', 'rewritten']).meta({
    description: 'truncated: the chain ends before an anchor; rewritten: it does not lead to an anchor, though it may be whole in itself',
  }),
  number: z.number().int().nullable(),
  entryId: z.string().nullable(),
  anchoredAt: instant.nullable().meta({ description: 'when the anchor was written that the chain does not lead to' }),
});

export const auditChain = z
  .object({
    sealed: z.number().int(),
    unsealed: z.number().int(),
    headHash: head.hash,
    faults: z.array(auditFault),
    anchors: z.object({
      checked: z.number().int(),
      unreadable: z.number().int().meta({ description: 'lines of the file that are no anchors: broken off, or tampered with' }),
      last: z.object({ at: instant, ...head }).nullable(),
    }),
  })
  .meta({ id: 'AuditChain' });
