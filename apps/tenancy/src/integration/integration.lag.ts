import type { IntegrationDto } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import type { IntegrationAccounts } from '@anlan/platform/nats';

type Lag = NonNullable<IntegrationDto['lag']>;

/** Questions under way at once, and how long all of them together may take. */
const AT_ONCE = 16;
const WITHIN_MS = 2_000;

/** How far each consumer is behind, as far as NATS says so in time; a page must not wait for a broker that is away. */
export async function lagsOf(accounts: Pick<IntegrationAccounts, 'lag'>, consumers: readonly string[], withinMs = WITHIN_MS): Promise<ReadonlyMap<string, Lag>> {
  const found = new Map<string, Lag>();
  const waiting = [...consumers];
  let late = false;
  const ask = async (): Promise<void> => {
    for (let consumer = waiting.shift(); consumer !== undefined && !late; consumer = waiting.shift()) {
      const lag = await accounts.lag(consumer).then(toLag, () => undefined);
      if (lag && !late) found.set(consumer, lag);
    }
  };
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((end) => void (timer = setTimeout(end, withinMs)));
  await Promise.race([Promise.all(Array.from({ length: Math.min(AT_ONCE, consumers.length) }, ask)), deadline]);
  late = true;
  clearTimeout(timer);
  return found;
}

const toLag = (lag: Awaited<ReturnType<IntegrationAccounts['lag']>>): Lag => ({
  pending: lag.pending,
  unacknowledged: lag.ackPending,
  listening: lag.waiting > 0,
  lastDeliveredAt: lag.lastDelivered.at ? toShanghaiIso(lag.lastDelivered.at) : null,
  lastAcknowledgedAt: lag.lastAcknowledgedAt ? toShanghaiIso(lag.lastAcknowledgedAt) : null,
});
