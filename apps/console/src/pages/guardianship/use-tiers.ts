import { guardianshipTierApi, type GuardianshipTier } from '@anlan/contracts/responsibility';
import { useQuery } from '@tanstack/react-query';
import { everyPage } from '../../api/every-page';
import { keyOf } from '../../api/queries';

/** Every tier of the district, the retired ones too. */
export function useTiers() {
  return useQuery<GuardianshipTier[], Error>({ queryKey: keyOf(guardianshipTierApi.list, 'all'), staleTime: 60_000, queryFn: ({ signal }) => everyPage(guardianshipTierApi.list, {}, signal) });
}
