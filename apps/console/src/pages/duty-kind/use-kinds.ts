import { dutyKindApi, type DutyKind } from '@anlan/contracts/responsibility';
import { useQuery } from '@tanstack/react-query';
import { everyPage } from '../../api/every-page';
import { keyOf } from '../../api/queries';

/** Every kind of duty object of the district, the retired ones too. */
export function useDutyKinds() {
  return useQuery<DutyKind[], Error>({ queryKey: keyOf(dutyKindApi.list, 'all'), staleTime: 60_000, queryFn: ({ signal }) => everyPage(dutyKindApi.list, {}, signal) });
}
