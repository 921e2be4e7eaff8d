import { reportRewardLifecycle } from '@anlan/contracts/enforcement';
import type { TodoSpec } from '@anlan/platform/ledger';
import { reportRewardReach } from './report-reward.reach';

/** A proposed reward waits for another's decision; one that was approved waits for the reporter, and is nobody's to do. */
export const reportRewardTodos: TodoSpec = {
  type: 'report-reward', table: 'enforcement.report_reward', lifecycle: reportRewardLifecycle, reach: reportRewardReach, read: 'report-reward.read',
  steps: [{ action: 'approve', of: 'scope', notBy: 'proposed_by' }],
  columns: { state: 'status', due: 'null::timestamptz', since: 'proposed_at', number: 'report_number', title: 'basis_note', division: 'division_code' },
};
