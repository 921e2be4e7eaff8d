import { useCallback, useEffect, useRef, useState } from 'react';

const PREFIX = 'anlan.draft.';
const KEPT_DAYS = 7;

/** How often all drafts were forgotten: what was entered before is not kept afterwards, though its page is left later. */
let sweeps = 0;

interface Kept {
  readonly at: number;
  readonly values: Record<string, unknown>;
}

function read(key: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as Kept | null;
    return kept && Date.now() - kept.at < KEPT_DAYS * 86_400_000 ? kept : undefined;
  } catch {
    return undefined;
  }
}

export interface Draft {
  /** what was entered and not sent, when the form was opened */
  readonly found: Kept | undefined;
  readonly keep: (values: Record<string, unknown>) => void;
  readonly forget: () => void;
}

/** Keeps what is being entered in this browser until it is sent: a lost connection or a closed window loses nothing. */
export function useDraft(key: string | undefined): Draft {
  const [found, setFound] = useState(() => (key ? read(key) : undefined));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<() => void>(undefined);
  useEffect(() => {
    // What was entered last is kept too, however the page is left.
    const now = (): void => waiting.current?.();
    addEventListener('pagehide', now);
    return () => {
      removeEventListener('pagehide', now);
      now();
    };
  }, []);
  const keep = useCallback(
    (values: Record<string, unknown>) => {
      if (!key) return;
      clearTimeout(timer.current);
      const entered = sweeps;
      waiting.current = () => {
        clearTimeout(timer.current);
        waiting.current = undefined;
        if (entered === sweeps) localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), values } satisfies Kept));
      };
      timer.current = setTimeout(waiting.current, 300);
    },
    [key],
  );
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    waiting.current = undefined;
    setFound(undefined);
    if (key) localStorage.removeItem(PREFIX + key);
  }, [key]);
  return { found, keep, forget };
}

/** Forgets every draft, and what was about to become one: who signs out on a shared computer leaves nothing behind. */
export function forgetDrafts(): void {
  sweeps += 1;
  for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
}
