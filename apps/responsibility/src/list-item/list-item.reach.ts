import type { ListItemAction } from '@anlan/contracts/responsibility';
import { parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineReach } from '@anlan/platform/ledger';

const units = ['list_unit_id', 'owner_unit_id'] as const;
const named = { member: ['owner_member_id'], unit: ['owner_unit_id'] } as const;

/** An item is seen where it lies, by the unit that keeps its list, and by whom it names: owner, who is on its post, and supporting units, wherever they are. */
export const listItemReach = defineReach({ division: 'division_code', units, named: { ...named, post: ['owner_post_id'], units: ['support_unit_ids'] } });
/** Done by its owner, or for him by who keeps the list. */
const performReach = defineReach({ division: 'list_division_code', units, named });
/** Kept and judged by who keeps the list: that it names somebody gives him no say in it. */
export const keepReach = defineReach({ division: 'list_division_code', units: ['list_unit_id'] });

/** Whose standing duty it is, as his sheet has it: the person named; else who is on the post; else those of the unit; and those of supporting units. */
export const ownerReaches = {
  member: defineReach({ named: { member: ['owner_member_id'] } }),
  post: defineReach({ named: { post: ['owner_post_id'] } }),
  unit: defineReach({ named: { unit: ['owner_unit_id'] } }),
  support: defineReach({ named: { units: ['support_unit_ids'] } }),
} as const;

const districtReach = defineReach({ division: 'division_code' });
/** Who keeps the lists of the whole district answers for it what its streets and committees promote. */
export const answersForDistrict = (ctx: TenantContext): boolean => districtReach.covers(ctx, 'responsibility-list.manage', { division_code: parseDivisionCode(ctx.slug).code });

/** Whoever sees an item may dispute who holds it; what else is done with it is its owner's, or its keeper's. */
export const reachOf = (action: ListItemAction) => (action === 'dispute' ? listItemReach : action === 'submit' ? performReach : keepReach);
