import {
  DiscardPolicy,
  nanos,
  RetentionPolicy,
  StorageType,
  type JetStreamManager,
  type StreamConfig,
  type StreamInfo,
} from 'nats';
import { EVENT_STREAM } from './trust';

/** The stream of messages no consumer could work off. */
export const DEAD_LETTER_STREAM = 'DLQ';

/** How long it holds them. */
export const DEAD_LETTER_DAYS = 30;

export interface StreamOptions {
  /** 1 on a single server, 3 in a cluster. */
  replicas: number;
  /** Bytes for EVT; DLQ gets a tenth. Default none. */
  maxBytes?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** Creates or brings up to date EVT (`evt.>`, 7 days) and DLQ (`dlq.>`, 30 days). Idempotent; loses no message.
 * Postgres is the record: what has left the stream is replayed from the outbox. */
export async function ensureStreams(manager: JetStreamManager, options: StreamOptions): Promise<void> {
  const { maxBytes } = options;
  await ensureStream(manager, {
    ...streamConfig(EVENT_STREAM, 'evt.>', 7 * DAY, options.replicas),
    ...(maxBytes ? { max_bytes: maxBytes } : {}),
  });
  await ensureStream(manager, {
    ...streamConfig(DEAD_LETTER_STREAM, 'dlq.>', DEAD_LETTER_DAYS * DAY, options.replicas),
    ...(maxBytes ? { max_bytes: Math.ceil(maxBytes / 10) } : {}),
  });
}

function streamConfig(name: string, subjects: string, maxAgeMs: number, replicas: number): Partial<StreamConfig> {
  return {
    name,
    subjects: [subjects],
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    discard: DiscardPolicy.Old,
    max_age: nanos(maxAgeMs),
    // Longer than a relay needs to come back and publish its unconfirmed rows again.
    duplicate_window: nanos(10 * 60 * 1000),
    num_replicas: replicas,
    // A published fact cannot be taken out one by one, not even by our own services.
    deny_delete: true,
    deny_purge: true,
    allow_rollup_hdrs: false,
    allow_direct: false,
  };
}

async function ensureStream(manager: JetStreamManager, config: Partial<StreamConfig>): Promise<void> {
  const name = config.name ?? '';
  const found = await findStream(manager, name);
  if (found) await manager.streams.update(name, config);
  else await manager.streams.add(config);
}

async function findStream(manager: JetStreamManager, name: string): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Whether JetStream answered that the stream or consumer does not exist. */
export function isNotFound(error: unknown): boolean {
  const { api_error: api, code } = error as { api_error?: { code?: number }; code?: string };
  return api?.code === 404 || code === '404';
}
