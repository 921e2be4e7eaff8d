import { changeEnds, type Change, type ChangeEnd, type changesApi } from '@anlan/contracts/kit';
import { Problem } from './problem';
import { eventsOf } from './stream';

export type ChangesAddress = ReturnType<typeof changesApi>;

/** What a page is told: an aggregate of a service is stale, or with `*` all of them; or whether the line is open. */
export type LiveWord = { readonly service: string; readonly aggregate: string } | { readonly service: string; readonly up: boolean } | { readonly service: string; readonly ended: ChangeEnd };

interface Listening {
  readonly signal: AbortSignal;
  readonly hear: (word: LiveWord) => void;
  /** ms before the first new attempt; it doubles up to `longestMs` */
  readonly pauseMs?: number;
  readonly longestMs?: number;
}

/**
 * Listens to what changes in a service for as long as the page is open. Nothing is sent again, so after each new connection
 * everything is stale. Returns when the signal is given, or when the caller is refused.
 */
export async function listen(api: ChangesAddress, { signal, hear, pauseMs = 1_000, longestMs = 60_000 }: Listening): Promise<void> {
  const { service } = api.stream;
  let attempt = 0;
  for (let first = true; !signal.aborted; ) {
    try {
      const onOpen = (): void => {
        attempt = 0;
        hear({ service, up: true });
        if (!first) hear({ service, aggregate: '*' });
        first = false;
      };
      for await (const { event, data } of eventsOf(api.stream, { signal, onOpen })) tell(service, event, data, hear);
    } catch (error) {
      if (error instanceof Problem && (error.status === 401 || error.status === 403)) return hear({ service, up: false });
    }
    if (signal.aborted) return;
    hear({ service, up: false });
    // Not all pages at once when a service comes back.
    await pause(Math.min(longestMs, pauseMs * 2 ** attempt++) * (0.75 + Math.random() / 2), signal);
  }
}

function tell(service: string, event: string | undefined, data: string, hear: Listening['hear']): void {
  if (event === 'refetch') return hear({ service, aggregate: '*' });
  const said = JSON.parse(data) as Partial<Change> & { reason?: string };
  if ((event === 'change' || event === 'many') && said.aggregate) hear({ service, aggregate: said.aggregate });
  const ended = changeEnds.find((e) => e === said.reason);
  if (event === 'end' && ended) hear({ service, ended });
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
