import { useEffect, useState } from 'react';

/** Whether what the server gave once has been copied, printed or saved: until then who leaves the page is warned. */
export function useKept(holds = true): [kept: boolean, keep: () => void] {
  const [kept, setKept] = useState(false);
  useEffect(() => {
    if (kept || !holds) return;
    const warn = (event: Event): void => event.preventDefault();
    const printed = (): void => setKept(true);
    addEventListener('beforeunload', warn);
    addEventListener('afterprint', printed);
    return () => {
      removeEventListener('beforeunload', warn);
      removeEventListener('afterprint', printed);
    };
  }, [kept, holds]);
  return [kept, () => setKept(true)];
}
