import { z } from 'zod';
import { instant, page, pageQuery, text, uuid } from '../kit';

const token = '(?:[a-z][a-z0-9_-]*|\\*)';
export const eventPattern = z
  .string()
  .regex(new RegExp(`^${token}(?:\\.${token}\\.${token}|\\.>|\\.${token}\\.>)$`), '事件范围应如 enforcement.hazard.* 或 enforcement.> / Events are named like enforcement.hazard.* or enforcement.>')
  .meta({ description: '<service>.<aggregate>.<event>; * for one part, > for all that follow, e.g. enforcement.hazard.*' });

export const createIntegrationBody = z
  .strictObject({
    name: text(100).meta({ description: '集成名称, unique among the active ones' }),
    events: z.array(eventPattern).min(1).max(20),
    expiresAt: instant.optional().meta({ description: 'the credentials end then; absent: until revoked' }),
    inFlight: z.number().int().min(1).max(1000).optional().meta({ description: 'events handed out before an acknowledgement; 1 (default) keeps strict order whatever crashes' }),
  })
  .meta({ id: 'CreateIntegration' });
export type CreateIntegrationBody = z.output<typeof createIntegrationBody>;

export const integration = z
  .object({
    id: uuid,
    name: z.string(),
    events: z.array(z.string()),
    subjects: z.array(z.string()),
    consumer: z.string(),
    state: z.enum(['active', 'revoked']),
    createdAt: instant,
    revokedAt: instant.nullable(),
    lag: z
      .object({ pending: z.number().int(), unacknowledged: z.number().int(), lastDeliveredAt: instant.nullable() })
      .nullable()
      .meta({ description: '积压 how far behind; null in lists, for a revoked one, and while NATS does not answer' }),
    version: z.number().int(),
  })
  .meta({ id: 'Integration' });
export type IntegrationDto = z.infer<typeof integration>;

/** Everything an integrator's client needs. `creds` is shown only here. */
export const createdIntegration = z
  .object({
    id: uuid,
    name: z.string(),
    natsUrl: z.string(),
    stream: z.string(),
    consumer: z.string(),
    apiPrefix: z.string(),
    inboxPrefix: z.string(),
    subjects: z.array(z.string()),
    creds: z.string().meta({ description: 'a NATS credentials file; shown once, keep it safe' }),
    version: z.number().int(),
  })
  .meta({ id: 'CreatedIntegration' });
export type CreatedIntegrationDto = z.infer<typeof createdIntegration>;

export const integrationPage = page(integration);
export const integrationQuery = pageQuery.extend({ state: z.enum(['active', 'revoked']).optional() });
export const replayBody = z.strictObject({ fromSequence: z.number().int().min(1).meta({ description: 'tenantsequence of the first event to come again' }) });
export const replayed = z.object({
  fromSequence: z.number().int(),
  complete: z.boolean().meta({ description: 'false: the stream keeps seven days and no longer holds all that was asked for' }),
});
