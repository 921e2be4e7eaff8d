import { tenantApi, type TenantListItem } from '@anlan/contracts/tenancy';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client';
import { keyOf } from '../../api/queries';

/** ms between two looks at an opening from afar; its own page follows it live */
export const OPENING_LOOK_MS = 2_000;
const QUIET_LOOK_MS = 30_000;

export const lookAgain = (tenants: readonly Pick<TenantListItem, 'state'>[] | undefined): number => (tenants?.some((t) => t.state === 'provisioning') ? OPENING_LOOK_MS : QUIET_LOOK_MS);

/** Every tenant below: a city has some dozen, the operator some hundred. */
export function useTenants(enabled = true) {
  return useQuery<TenantListItem[], Error>({
    queryKey: keyOf(tenantApi.list, 'all'),
    enabled,
    refetchInterval: ({ state }) => lookAgain(state.data),
    queryFn: async ({ signal }) => {
      const all: TenantListItem[] = [];
      for (let cursor: string | undefined; ; ) {
        const page = await call(tenantApi.list, { query: { limit: 200, cursor }, signal });
        all.push(...page.items);
        if (!page.nextCursor) return all;
        cursor = page.nextCursor;
      }
    },
  });
}
