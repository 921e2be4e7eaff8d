import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { meetingReach } from './meeting.reach';

/** Who is told at once that a meeting has changed: whoever sees it. */
export const meetingChanges = (tx: TenantTx): ChangeRules => ({ meeting: toReach({ tx, from: 'responsibility.meeting', reach: meetingReach, permission: 'meeting.read' }) });
