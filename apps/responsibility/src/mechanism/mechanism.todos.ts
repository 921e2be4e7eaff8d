import { mechanismRecordLifecycle } from '@anlan/contracts/responsibility';
import { scopeFor } from '@anlan/platform/context';
import type { TodoSource } from '@anlan/platform/ledger';
import { mechanismRecordReach } from './mechanism.reach';

/** What a unit or an enterprise has not recorded yet, or got back, is its own to record; what it recorded waits for somebody else to check. */
export const mechanismTodos: TodoSource = async (ctx) => ({
  type: 'mechanism-record', table: 'responsibility.mechanism_record', lifecycle: mechanismRecordLifecycle, reach: mechanismRecordReach, read: 'mechanism-record.read', lateElsewhere: false, assignee: { member: 'null::uuid', unit: 'unit_id' },
  steps: [
    { action: 'record', of: 'assignee', when: () => "status in ('listed','returned')" },
    { action: 'check', of: 'scope', notBy: 'recorded_by', when: (sql) => sql.bind('not coalesce(unit_id = any($::uuid[]), false)', scopeFor(ctx, 'mechanism-record.check').holders.flatMap((h) => h.unitIds)) },
  ],
  columns: { state: 'status', due: 'null::timestamptz', since: 'updated_at', number: "''", title: "template_name || ' · ' || name", division: 'division_code' },
});
