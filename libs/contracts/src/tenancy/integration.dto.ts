import { z } from 'zod';
import { flag, instant, page, pageQuery, shownOnce, text, uuid } from '../kit';

/** What the NATS server holds every integration to; sizes in bytes. It knows no limit on messages or bytes a second. */
export const integrationLimits = { connections: 3, payload: 4096, subscriptions: 16, pullRequests: 64, batch: 1_000, pullSeconds: 60 } as const;

/** How long credentials may be used, in days. */
export const integrationLifetime = { usual: 365, longest: 730 } as const;

const l = integrationLimits;
export const integrationLimitsText = {
  zh: `每个集成最多 ${l.connections} 个连接，每个连接 ${l.subscriptions} 个订阅，每条发出的消息 ${l.payload} 字节，${l.pullRequests} 个等待中的拉取请求，每个请求 ${l.batch} 条、${l.pullSeconds} 秒；凭证有效期默认 ${integrationLifetime.usual} 天，最长 ${integrationLifetime.longest} 天。`,
  en: `An integration has at most ${l.connections} connections, ${l.subscriptions} subscriptions on each, ${l.payload} bytes in a message it sends, ${l.pullRequests} pull requests waiting, ${l.batch} messages and ${l.pullSeconds} s in one of them; its credentials work for ${integrationLifetime.usual} days unless said otherwise, and for ${integrationLifetime.longest} at most.`,
};

const expiresAt = instant.optional().meta({ description: `到期时间 the credentials end then, at most ${integrationLifetime.longest} days ahead; absent: in ${integrationLifetime.usual} days` });

const token = '(?:[a-z][a-z0-9_-]*|\\*)';
export const eventPattern = z
  .string()
  .regex(new RegExp(`^${token}(?:\\.${token}\\.${token}|\\.>|\\.${token}\\.>)$`), '事件范围应如 enforcement.hazard.* 或 enforcement.> / Events are named like enforcement.hazard.* or enforcement.>')
  .meta({ description: '<service>.<aggregate>.<event>; * for one part, > for all that follow, e.g. enforcement.hazard.*' });

export const createIntegrationBody = z
  .strictObject({
    name: text(100).meta({ description: '集成名称, unique among the active ones' }),
    events: z.array(eventPattern).min(1).max(20),
    expiresAt,
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
    expiresAt: instant.nullable().meta({ description: '到期时间 when the credentials end; renew them before, and nothing is missed. null: made before every integration had an end' }),
    lag: z
      .object({
        pending: z.number().int().meta({ description: '未投递 not delivered yet' }),
        unacknowledged: z.number().int().meta({ description: '已投递未确认 delivered, not acknowledged' }),
        listening: z.boolean().meta({ description: '正在拉取 its client asks for events now' }),
        lastDeliveredAt: instant.nullable().meta({ description: '最近投递' }),
        lastAcknowledgedAt: instant.nullable().meta({ description: '最近确认: the last sure use of its credentials' }),
      })
      .nullable()
      .meta({ description: '积压 how far behind, as NATS counts; null in lists without lag=true, for a revoked one, and while NATS does not answer' }),
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
    creds: shownOnce(z.string().meta({ description: 'a NATS credentials file; shown once, keep it safe' })),
    expiresAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'CreatedIntegration', description: `${integrationLimitsText.zh} ${integrationLimitsText.en}` });
export type CreatedIntegrationDto = z.infer<typeof createdIntegration>;

export const renewCredentialsBody = z.strictObject({ expiresAt }).meta({ id: 'RenewCredentials' });

export const integrationPage = page(integration);
export const integrationQuery = pageQuery.extend({ state: z.enum(['active', 'revoked']).optional(), lag: flag.optional().meta({ description: '同时查询积压 with how far each is behind; asked of NATS for two seconds at most' }) });
export const replayBody = z.strictObject({ fromSequence: z.number().int().min(1).meta({ description: 'tenantsequence of the first event to come again' }) });
export const replayed = z.object({
  fromSequence: z.number().int(),
  complete: z.boolean().meta({ description: 'false: the stream keeps seven days and no longer holds all that was asked for' }),
});
