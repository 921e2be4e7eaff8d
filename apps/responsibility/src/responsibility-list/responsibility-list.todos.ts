import { responsibilityListLifecycle } from '@anlan/contracts/responsibility';
import type { TodoSpec } from '@anlan/platform/ledger';
import { responsibilityListReach } from './responsibility-list.reach';

/** A list that was submitted waits for the approval of somebody who has no part in it. */
export const responsibilityListTodos: TodoSpec = {
  type: 'responsibility-list', table: 'responsibility.responsibility_list', lifecycle: responsibilityListLifecycle, reach: responsibilityListReach, read: 'responsibility-list.read',
  steps: [{ action: 'approve', of: 'scope', notBy: 'submitted_by', when: (sql, ctx) => sql.bind('not $ = any(authors)', ctx.actor.id) }],
  columns: { state: 'status', due: 'null::timestamptz', since: 'submitted_at', number: 'number', title: 'title', division: 'division_code' },
};
