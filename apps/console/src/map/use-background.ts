import type { ConsoleConfig } from '@anlan/contracts/gateway';
import { useQuery } from '@tanstack/react-query';

/** The tile service of this installation, through our own origin; null where none is configured. */
export function useBackground() {
  return useQuery<ConsoleConfig, Error>({
    queryKey: ['gateway', 'config'],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const answer = await fetch('/api/config', { signal });
      return answer.ok ? ((await answer.json()) as ConsoleConfig) : { version: '', tiles: null };
    },
  });
}
