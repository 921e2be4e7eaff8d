import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { standingMeetingReach } from './standing-meeting.reach';

/** Who is told at once that a standing meeting has changed: whoever sees it. */
export const standingMeetingChanges = (tx: TenantTx): ChangeRules => ({ standing_meeting: toReach({ tx, from: 'responsibility.standing_meeting', reach: standingMeetingReach, permission: 'meeting.read' }) });
