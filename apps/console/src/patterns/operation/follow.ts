import type { operationApi, OperationStatus } from '@anlan/contracts/kit';
import { call } from '../../api/client';
import { Problem } from '../../api/problem';
import { eventsOf, Silence } from '../../api/stream';

/** The two addresses of a service at which its long work is followed, such as `tenancyOperationApi`. */
export type OperationAddresses = ReturnType<typeof operationApi>;

export interface FollowedOperation {
  readonly status?: OperationStatus;
  /** it cannot be followed: unknown, or somebody else's */
  readonly error?: Error;
  /** the line is down; it is tried again by itself */
  readonly isReconnecting: boolean;
}

interface Follow {
  readonly signal: AbortSignal;
  readonly show: (f: FollowedOperation) => void;
  readonly firstWordMs?: number;
  readonly pauseMs?: number;
}

const isOver = (s: OperationStatus | undefined): boolean => s?.state === 'succeeded' || s?.state === 'failed';
const isFinal = (e: unknown): boolean => e instanceof Problem && e.status >= 400 && e.status < 500 && e.status !== 401 && e.status !== 429;

/**
 * Follows an operation until it has ended: by its stream, and where a proxy holds that back, by asking again and again.
 * @returns how it ended; undefined if it was left before
 */
export async function follow(api: OperationAddresses, id: string, { signal, show, firstWordMs = 5_000, pauseMs = 2_000 }: Follow): Promise<OperationStatus | undefined> {
  const params = { id };
  let status: OperationStatus | undefined;
  const take = (now: OperationStatus): void => show({ status: (status = now), isReconnecting: false });
  for (let streams = true; !signal.aborted; await pause(pauseMs, signal)) {
    try {
      if (streams) for await (const { data } of eventsOf(api.stream, { params, signal, firstWithinMs: firstWordMs })) take(JSON.parse(data) as OperationStatus);
      else take(await call(api.get, { params, signal }));
      if (signal.aborted) return undefined;
      if (isOver(status)) return status;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (isFinal(error)) {
        show({ status, error: error as Error, isReconnecting: false });
        return undefined;
      }
      streams &&= !(error instanceof Silence);
      show({ status, isReconnecting: true });
    }
  }
  return undefined;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
