import { toReach, type ChangeRules } from '@anlan/platform/changes';
import type { TenantTx } from '@anlan/platform/db';
import { reportRewardReach } from './report-reward.reach';

/** Who is told at once that a reward has changed: whoever sees it. */
export const reportRewardChanges = (tx: TenantTx): ChangeRules => ({ report_reward: toReach({ tx, from: 'enforcement.report_reward', reach: reportRewardReach, permission: 'report-reward.read' }) });
