import { z } from 'zod';
import { instant, page, pageQuery, text, uuid } from '../kit';
import { deadLetterActions, deadLetterStates } from './dead-letter.lifecycle';

export const deadLetter = z
  .object({
    id: uuid,
    tenant: z.string().nullable().meta({ description: 'slug of the tenant whose event it is; null where its subject names none' }),
    consumer: z.string().meta({ description: '处理方 who gave up, <service>-<purpose>' }),
    subject: z.string().meta({ description: 'evt.<slug>.<service>.<aggregate>.<event>' }),
    type: z.string().nullable().meta({ description: 'of the event; null, like eventId, where the message is no event at all' }),
    eventId: z.string().nullable(),
    deliveries: z.number().int().meta({ description: '处理次数 tries so far' }),
    firstError: z.string(),
    firstAt: instant,
    lastError: z.string(),
    lastAt: instant,
    preview: z.unknown().meta({ description: '数据概览 the event\'s data without texts: ids, figures, days and codes' }),
    heldUntil: instant.meta({ description: '可重新处理至 until then it can be redelivered' }),
    state: z.enum(deadLetterStates),
    allowedActions: z.array(z.enum(deadLetterActions)),
    closedAt: instant.nullable(),
    closedBy: z.string().nullable().meta({ description: 'slug of the bureau that redelivered or discarded it' }),
    version: z.number().int(),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetterDto = z.infer<typeof deadLetter>;

export const deadLetterQuery = pageQuery.extend({
  state: z.enum(deadLetterStates).optional(),
  tenant: z.string().regex(/^(\d{6}|platform)$/).optional(),
  consumer: text(64).optional(),
  type: text(120).optional(),
});
export const deadLetterPage = page(deadLetter);
export const discardBody = z.strictObject({ reason: text(500) }).meta({ id: 'DiscardDeadLetter' });
