import { useEffect } from 'react';

let open = 0;

/** How many forms are open on the page. */
export const formsOpen = (): number => open;

export function useFormOpen(): void {
  useEffect(() => {
    open += 1;
    return () => void (open -= 1);
  }, []);
}
