import { defineReach } from '@anlan/platform/ledger';

/** A park is of where it lies, and in sight of the units of its parties; a party of where its park lies, in sight of its own unit and of those that let or manage the park. */
export const parkReach = defineReach({ division: 'division_code', named: { units: ['named_unit_ids'] } });

/** The same of a park that a statement calls `k`, beside the items of its lists, which have a division too. */
export const parkOfItemsReach = defineReach({ division: 'division_code', named: { units: ['named_unit_ids'] }, sql: { division_code: 'k.division_code', named_unit_ids: 'k.named_unit_ids' } });

/** The same of a party that a statement calls `p`, beside its park. */
export const partyReach = defineReach({ division: 'division_code', named: { units: ['named_unit_ids'] }, sql: { division_code: 'p.division_code', named_unit_ids: 'p.named_unit_ids' } });
