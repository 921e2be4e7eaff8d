import { listItemLifecycle } from '@anlan/contracts/responsibility';
import type { Permission } from '@anlan/contracts/access';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import type { TodoSpec, Where } from '@anlan/platform/ledger';
import { answersForDistrict, keepReach, listItemReach } from './list-item.reach';

const inForce = "list_status in ('issued','published')";

/** That an item names somebody gives him no say in it. */
const kept = (sql: Where, ctx: TenantContext, permission: Permission): string[] => {
  const keeps = keepReach.condition(scopeFor(ctx, permission));
  return keeps ? [sql.bind(keeps.condition, ...keeps.values)] : [];
};

/** An item with a last day waits for its owner; one reported done, for whoever keeps its list and has no part in it; one to be instructed, or in dispute, for its keeper; one promoted to the district, for who answers for it. Standing duties wait for nobody. */
export const listItemTodos: TodoSpec = {
  type: 'list-item', table: 'responsibility.list_item', lifecycle: listItemLifecycle, reach: listItemReach, read: 'responsibility-list.read', only: { condition: inForce, values: [] },
  steps: [
    { action: 'submit', of: 'assignee', when: () => 'performed and due_at is not null and (not by_instruction or instructed_at is not null)' },
    { action: 'instruct', of: 'scope', when: (sql, ctx) => ['by_instruction and instructed_at is null', ...kept(sql, ctx, 'responsibility-list.manage')].join(' and ') },
    {
      action: 'close', of: 'scope', notBy: 'submitted_by',
      when: (sql, ctx) => [sql.bind('owner_member_id::text is distinct from $', ctx.actor.memberId), ...kept(sql, ctx, 'list-item.verify')].join(' and '),
    },
    { action: 'settle', of: 'scope', notBy: 'dispute_raised_by', when: (sql, ctx) => ["dispute_status = 'open'", ...kept(sql, ctx, 'responsibility-list.manage')].join(' and ') },
    { action: 'answer-promotion', of: 'scope', notBy: 'district_asked_by', when: (_, ctx) => (answersForDistrict(ctx) ? "district_promotion = 'asked'" : 'false') },
  ],
  columns: { state: 'status', due: 'due_at', since: 'coalesce(submitted_at, entered_at)', number: 'number', title: 'left(content, 100)', division: 'division_code' },
  assignee: { member: 'owner_member_id', unit: 'owner_unit_id' },
};
