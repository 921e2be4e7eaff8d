import { z } from 'zod';
import { flag, instant, page, pageQuery, text, uuid } from './schemas';

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
  actor: text(200).optional().meta({ description: '操作人 id, or part of the name as it stands in the latest entry' }),
  action: text(100).optional().meta({ description: 'an action, or the beginning of one' }),
  target: text(200).optional().meta({ description: 'a target, or the beginning of one' }),
  outcome: z.enum(['done', 'refused']).optional().meta({ description: 'refused 被拒绝的: asked for and not allowed | done 其余: the rest' }),
  traceId: text(64).optional().meta({ description: 'of one request, as its answer says' }),
  q: text(100).optional().meta({ description: 'text in the detail. A page looks through 25,000 entries: it may have fewer than limit, or none, while nextCursor leads on; total is not given' }),
  from: instant.optional().meta({ description: 'not before' }),
  to: instant.optional().meta({ description: 'before' }),
});
export type AuditQuery = z.output<typeof auditQuery>;
export const auditPage = page(auditEntry).extend({ searchedTo: instant.optional().meta({ description: 'only with q, where the log goes on beyond this page: everything from then on has been looked at' }) });

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

export const auditChainQuery = z.object({ verify: flag.optional().meta({ description: 'false: where the chain stands, without going along it, which takes as long as the log is' }) });

export const auditChain = z
  .object({
    verified: z.boolean().meta({ description: 'false: not gone along, so that no fault was looked for' }),
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
