import { STANDARDISATION, standardisationLifecycle } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { TodoSpec } from '@anlan/platform/ledger';
import { standardisationReach } from './standardisation.reach';

/**
 * What waits for a review or an announcement has no deadline; a grade that ends soon is to be applied for again by its last day,
 * by the enterprise and by whoever looks after it. It is computed each time it is asked for: nothing can be missed.
 */
export const standardisationTodos = async (_ctx: TenantContext): Promise<TodoSpec> => {
  const from = addCalendarDays(shanghaiDay(new Date()), STANDARDISATION.remindDays);
  return {
    type: 'standardisation', table: 'enforcement.standardisation', lifecycle: standardisationLifecycle, reach: standardisationReach, read: 'standardisation.read',
    steps: [
      { action: 'review', of: 'scope', notBy: 'applied_by' },
      { action: 'announce', of: 'scope' },
      { action: 'renew', of: 'scope', when: (sql) => sql.bind('renewal_id is null and expires_on <= $', from) },
    ],
    columns: {
      state: 'status', due: "case when status = 'announced' then ((expires_on::date + 1)::timestamp - interval '1 second') at time zone 'Asia/Shanghai' end", since: 'updated_at',
      number: "coalesce(certificate_number, '')", title: 'subject_name', division: 'division_code',
    },
    // A grade that has expired is a figure of its own.
    lateElsewhere: false,
  };
};
