import { enforcementChangesApi } from '@anlan/contracts/enforcement';
import { responsibilityChangesApi } from '@anlan/contracts/responsibility';
import { tenancyChangesApi } from '@anlan/contracts/tenancy';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useRights } from '../session/rights';
import { listen, type ChangesAddress, type LiveWord } from './live-line';
import { keysOf, makeStale } from './queries';

/** Several changes within it are read at once. */
const GATHER_MS = 200;
/** However much changes, a list is read again no more often. */
const BETWEEN_MS = 2_000;
/** While the line is down. */
const POLL_MS = 60_000;

/**
 * Keeps what is on the screen right: what changes at the servers is read again at once, and every minute while the line is
 * down. Tabs of one person share one line per service, since a browser has but six to an origin.
 * @returns whether changes arrive by themselves now
 */
export function useLive(): boolean {
  const client = useQueryClient();
  const { me } = useRights();
  const { kind, slug } = me.tenant;
  const [down, setDown] = useState<ReadonlySet<string>>(new Set(['*']));
  useEffect(() => {
    const leaving = new AbortController();
    const apis: readonly ChangesAddress[] = kind === 'district' ? [tenancyChangesApi, enforcementChangesApi, responsibilityChangesApi] : [tenancyChangesApi];
    const gathered = new Gathered(client);
    const open = new Set<string>();
    const hear = (word: LiveWord): void => {
      if ('up' in word) {
        open[word.up ? 'add' : 'delete'](word.service);
        setDown(new Set(apis.map((a) => a.stream.service).filter((s) => !open.has(s))));
      } else if ('ended' in word) {
        if (word.ended === 'rights') gathered.add('tenancy', 'me');
      } else gathered.add(word.service, word.aggregate);
    };
    share(`anlan.live.${slug}.${me.subject}`, apis, hear, leaving.signal);
    return () => {
      leaving.abort();
      gathered.stop();
    };
  }, [client, kind, slug, me.subject]);
  const isLive = down.size === 0;
  useEffect(() => {
    if (isLive) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'file' && queryKey[0] !== 'sign-in-place' }), POLL_MS);
    return () => clearInterval(timer);
  }, [isLive, client]);
  return isLive;
}

/** Aggregates that went stale, read again together and not too often. */
class Gathered {
  private readonly waiting = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;

  constructor(private readonly client: QueryClient) {}

  add(service: string, aggregate: string): void {
    this.waiting.add(`${service} ${aggregate}`);
    this.timer ??= setTimeout(() => this.pass(), Math.max(GATHER_MS, this.last + BETWEEN_MS - Date.now()));
  }

  stop(): void {
    clearTimeout(this.timer);
    this.waiting.clear();
  }

  private pass(): void {
    this.timer = undefined;
    this.last = Date.now();
    for (const one of this.waiting) {
      const [service = '', aggregate = ''] = one.split(' ');
      if (aggregate === '*') void this.client.invalidateQueries({ queryKey: [service] });
      else for (const key of keysOf(aggregate)) makeStale(this.client, service, key);
    }
    this.waiting.clear();
  }
}

/** One tab holds the lines and tells the others; when it is closed, another takes them. */
function share(name: string, apis: readonly ChangesAddress[], hear: (word: LiveWord) => void, signal: AbortSignal): void {
  if (!('locks' in navigator) || !('BroadcastChannel' in globalThis)) return whileSeen(apis, hear, signal);
  const others = new BroadcastChannel(name);
  const last = new Map<string, LiveWord>();
  let leads = false;
  const tell = (word: LiveWord): void => {
    if ('up' in word) last.set(word.service, word);
    others.postMessage(word);
    hear(word);
  };
  others.onmessage = ({ data }: MessageEvent<LiveWord | 'how is it'>) => {
    if (data !== 'how is it') hear(data);
    else if (leads) last.forEach((word) => others.postMessage(word));
  };
  signal.addEventListener('abort', () => others.close());
  others.postMessage('how is it');
  navigator.locks
    .request(name, { signal }, async () => {
      leads = true;
      await Promise.all(apis.map((api) => listen(api, { signal, hear: (word) => signal.aborted || tell(word) })));
    })
    .catch(() => undefined);
}

/** Without locks (http in a bureau's network) each tab has lines of its own, while it is looked at. */
function whileSeen(apis: readonly ChangesAddress[], hear: (word: LiveWord) => void, signal: AbortSignal): void {
  let seen: AbortController | undefined;
  const follow = (): void => {
    if (document.visibilityState !== 'visible') return seen?.abort();
    if (seen && !seen.signal.aborted) return;
    const first = !seen;
    seen = new AbortController();
    for (const api of apis) {
      if (!first) hear({ service: api.stream.service, aggregate: '*' });
      void listen(api, { signal: seen.signal, hear });
    }
  };
  follow();
  document.addEventListener('visibilitychange', follow, { signal });
  signal.addEventListener('abort', () => seen?.abort());
}
