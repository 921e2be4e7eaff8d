import { listItemLifecycle } from '@anlan/contracts/responsibility';
import { scopeFor } from '@anlan/platform/context';
import type { TodoSpec } from '@anlan/platform/ledger';
import { answersForDistrict, keepReach, listItemReach } from './list-item.reach';

const inForce = "list_status in ('issued','published')";

/** An item with a last day waits for its owner; one reported done, for whoever keeps its list and has no part in it; one promoted to the district, for who answers for it. Standing duties wait for nobody. */
export const listItemTodos: TodoSpec = {
  type: 'list-item', table: 'responsibility.list_item', lifecycle: listItemLifecycle, reach: listItemReach, read: 'responsibility-list.read', only: { condition: inForce, values: [] },
  steps: [
    { action: 'submit', of: 'assignee', when: () => 'performed and due_at is not null' },
    {
      action: 'close', of: 'scope', notBy: 'submitted_by',
      when: (sql, ctx) => {
        const kept = keepReach.condition(scopeFor(ctx, 'list-item.verify'));
        const others = sql.bind('owner_member_id::text is distinct from $', ctx.actor.memberId);
        return kept ? `${others} and ${sql.bind(kept.condition, ...kept.values)}` : others;
      },
    },
    { action: 'answer-promotion', of: 'scope', notBy: 'district_asked_by', when: (_, ctx) => (answersForDistrict(ctx) ? "district_promotion = 'asked'" : 'false') },
  ],
  columns: { state: 'status', due: 'due_at', since: 'coalesce(submitted_at, entered_at)', number: 'number', title: 'left(content, 100)', division: 'division_code' },
  assignee: { member: 'owner_member_id', unit: 'owner_unit_id' },
};
