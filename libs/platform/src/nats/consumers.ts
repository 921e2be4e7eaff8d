import { integrationLimits as LIMITS } from '@anlan/contracts/tenancy';
import { AckPolicy, DeliverPolicy, nanos, type ConsumerConfig, type JetStreamManager, type NatsConnection } from 'nats';
import { NatsFeatureError, NatsInputError } from './errors';
import { isNotFound } from './streams';

/** Where a consumer begins: at a stream sequence, or at the first message stored at or after an instant. */
export type StartPosition = { sequence: number } | { time: Date };

export interface ConsumerLag {
  /** Messages that match and were not delivered yet. */
  pending: number;
  /** Delivered, not acknowledged. */
  ackPending: number;
  /** Delivered more than once and still not acknowledged. */
  redelivered: number;
  /** Pull requests that wait: 0 means that nobody is listening. */
  waiting: number;
  /** Stream sequence delivered last, and when; everything up to `acknowledged` is done with. */
  lastDelivered: { sequence: number; at?: Date };
  acknowledged: number;
  lastAcknowledgedAt?: Date;
}

export interface ConsumerWish {
  name: string;
  filters: string[];
  start: StartPosition;
  maxAckPending: number;
  replicas?: number;
}

/** Acknowledgements later than this count as lost and the message comes again. Milliseconds. */
export const ACK_WAIT_MS = 30_000;

/** Configuration of an integration's durable pull consumer.
 *
 * - `max_deliver` -1: an integrator's outage or bug may last days and must not skip events silently; the stream's
 *   age (7 days) is the bound, and `term` is the integrator's own way past a message it cannot use.
 * - `max_ack_pending` 1 (default of the caller): the next event leaves only after the one before is acknowledged, so
 *   that order holds across crashes too. With more in flight a crash lets later events overtake the unacknowledged
 *   ones. It costs one round trip per event.
 * - `max_waiting`, `max_batch`, `max_expires` bound what a hostile client makes the server remember; a request that
 *   expired within a minute never outlives the server's two minutes of memory for a reply across accounts. */
export function consumerConfig({ name, filters, start, maxAckPending, replicas }: ConsumerWish): ConsumerConfig {
  return {
    durable_name: name,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ACK_WAIT_MS),
    max_deliver: -1,
    max_ack_pending: maxAckPending,
    max_waiting: LIMITS.pullRequests,
    max_batch: LIMITS.batch,
    max_expires: nanos(LIMITS.pullSeconds * 1_000),
    ...(replicas ? { num_replicas: replicas } : {}),
    ...(filters.length === 1 ? { filter_subject: filters[0] } : { filter_subjects: filters }),
    ...startAt(start),
  } as ConsumerConfig;
}

function startAt(start: StartPosition): Partial<ConsumerConfig> {
  if ('time' in start) {
    if (Number.isNaN(start.time.getTime())) throw new NatsInputError('bad_position', 'not an instant');
    return { deliver_policy: DeliverPolicy.StartTime, opt_start_time: start.time.toISOString() };
  }
  if (!Number.isSafeInteger(start.sequence) || start.sequence < 1) {
    throw new NatsInputError('bad_position', `not a stream sequence: ${start.sequence}`);
  }
  return { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: start.sequence };
}

/** Whether the server can hold several filters in one consumer (2.10 and later). An older one drops them silently and
 * would hand out every tenant's events, hence the check before every creation.
 * @throws NatsFeatureError multiple_filters */
export function requireFilters(connection: NatsConnection, filters: readonly string[]): void {
  if (filters.length > 1 && !supportsManyFilters(connection)) {
    const version = connection.info?.version ?? 'unknown';
    throw new NatsFeatureError('multiple_filters', `nats-server ${version} takes one filter per consumer, 2.10 many`);
  }
}

/** Whether `create` may be given more than one filter that does not cover the others. */
export function supportsManyFilters(connection: NatsConnection): boolean {
  const [major = 0, minor = 0] = (connection.info?.version ?? '').split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}

/** Creates the consumer unless it is there. Returns whether it was created. */
export async function ensureConsumer(manager: JetStreamManager, stream: string, wish: ConsumerWish): Promise<boolean> {
  try {
    await manager.consumers.info(stream, wish.name);
    return false;
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
  await manager.consumers.add(stream, consumerConfig(wish));
  return true;
}

/** Deletes the consumer; one that is not there counts as deleted. */
export async function removeConsumer(manager: JetStreamManager, stream: string, name: string): Promise<void> {
  try {
    await manager.consumers.delete(stream, name);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** Sets the consumer back (or forward) by making it anew under its name. @throws NatsInputError bad_position */
export async function rewindConsumer(
  manager: JetStreamManager,
  stream: string,
  name: string,
  start: StartPosition,
): Promise<void> {
  const position = startAt(start);
  const { config } = await manager.consumers.info(stream, name);
  const kept: Partial<ConsumerConfig> = { ...config };
  delete kept.opt_start_seq;
  delete kept.opt_start_time;
  await removeConsumer(manager, stream, name);
  await manager.consumers.add(stream, { ...kept, ...position });
}

/** How far behind a consumer is. */
export async function consumerLag(manager: JetStreamManager, stream: string, name: string): Promise<ConsumerLag> {
  const info = await manager.consumers.info(stream, name);
  const instant = (active?: unknown): Date | undefined => (active ? new Date(String(active)) : undefined);
  const at = instant(info.delivered.last_active);
  const acknowledgedAt = instant(info.ack_floor.last_active);
  return {
    pending: info.num_pending,
    ackPending: info.num_ack_pending,
    redelivered: info.num_redelivered,
    waiting: info.num_waiting,
    lastDelivered: { sequence: info.delivered.stream_seq, ...(at ? { at } : {}) },
    acknowledged: info.ack_floor.stream_seq,
    ...(acknowledgedAt ? { lastAcknowledgedAt: acknowledgedAt } : {}),
  };
}
