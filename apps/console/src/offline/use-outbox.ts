import { useEffect, useSyncExternalStore } from 'react';
import { useSearchParams } from 'react-router';
import { outbox, type OutboxState } from './outbox';
import type { Entry } from './outbox.rules';

/** While something waits and nothing else tells that the line is back. */
const AGAIN_MS = 60_000;

export const useOutbox = (): OutboxState => useSyncExternalStore(outbox.subscribe, outbox.snapshot);

/** Reads what waits; sends it where somebody is signed in: when the pages open, when the line is back, and every minute. */
export function useSendingByItself(signedIn: boolean): void {
  useEffect(() => {
    const read = outbox.reread();
    if (!signedIn) return;
    const send = (): void => void outbox.send().catch(() => undefined);
    void read.then(send);
    addEventListener('online', send);
    const timer = setInterval(() => navigator.onLine && outbox.snapshot().entries.length > 0 && send(), AGAIN_MS);
    return () => {
      removeEventListener('online', send);
      clearInterval(timer);
    };
  }, [signedIn]);
}

const subscribeLine = (listener: () => void): (() => void) => {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
};
/** Whether the browser believes it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(subscribeLine, () => navigator.onLine);

/** The entry that this form is opened to mend: `?mend=<id>`. */
export function useMended(): Entry | undefined {
  const [params] = useSearchParams();
  const { entries } = useOutbox();
  const id = params.get('mend');
  return id ? entries.find((e) => e.id === id) : undefined;
}
