import { listKindApi, type ListKind } from '@anlan/contracts/responsibility';
import { useQuery } from '@tanstack/react-query';
import { everyPage } from '../../api/every-page';
import { keyOf } from '../../api/queries';

/** Every kind of list of the district, the retired ones too. */
export function useKinds() {
  return useQuery<ListKind[], Error>({ queryKey: keyOf(listKindApi.list, 'all'), staleTime: 60_000, queryFn: ({ signal }) => everyPage(listKindApi.list, {}, signal) });
}
