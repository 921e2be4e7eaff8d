import { parkPartyLifecycle } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TodoSource } from '@anlan/platform/ledger';
import { parkReach } from './park.reach';

/** How long before its last day the next agreement is asked for. */
const RENEW_DAYS = 30;
const due = "(((ends_on::date + 1)::timestamp at time zone 'Asia/Shanghai') - interval '1 second')";
const inUse = "exists (select 1 from responsibility.park k where k.tenant_id = park_party.tenant_id and k.id = park_party.park_id and k.status = 'in_use')";

/** An agreement that ends soon, or has ended, is to be signed anew. */
export const parkTodos: TodoSource = async () => ({
  type: 'park-party', table: 'responsibility.park_party', lifecycle: parkPartyLifecycle, reach: parkReach, read: 'park.read', lateElsewhere: false,
  steps: [{ action: 'sign', of: 'scope', when: (sql) => `${sql.bind('ends_on <= $', addCalendarDays(shanghaiDay(new Date()), RENEW_DAYS))} and ${inUse}` }],
  columns: { state: 'status', due, since: 'updated_at', number: "''", title: 'name', division: 'division_code' },
});
