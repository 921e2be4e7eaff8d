import { dutyRoleNames } from '@anlan/contracts/responsibility';
import type { DutyHolderRow } from '../duty-edition/duty-edition.entity';
import type { GuardianshipRow } from '../guardianship/guardianship.entity';

/** What a person holds, in words. */
export const holdingTitle = (h: Pick<DutyHolderRow, 'year' | 'object_name' | 'role'>): string => `${h.year}年 ${h.object_name} ${dutyRoleNames[h.role].zh}`;
export const guardianshipTitle = (g: Pick<GuardianshipRow, 'tier_name' | 'household'>): string => (g.household === null ? g.tier_name : `${g.tier_name} ${g.household}`);
