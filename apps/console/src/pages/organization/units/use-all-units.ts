import { unitApi, type UnitDto } from '@anlan/contracts/tenancy';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import { keyOf } from '../../../api/queries';

/** Every unit of the tenant, those out of use too: a district has some hundred. */
export function useAllUnits() {
  return useQuery<UnitDto[], Error>({
    queryKey: keyOf(unitApi.list, 'all', 'with-inactive'),
    queryFn: async ({ signal }) => {
      const all: UnitDto[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(unitApi.list, { query: { limit: 200, cursor }, signal });
        all.push(...page.items);
        if (!page.nextCursor) return all;
        cursor = page.nextCursor;
      }
    },
  });
}
