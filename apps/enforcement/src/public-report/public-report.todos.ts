import { publicReportLifecycle } from '@anlan/contracts/enforcement';
import type { TodoSpec } from '@anlan/platform/ledger';
import { publicReportReach } from './public-report.reach';

/** A report waits for whoever may handle it in its division: accepted, declined or called a duplicate, it waits no more. It has no deadline. */
export const publicReportTodos: TodoSpec = {
  type: 'public-report',
  table: 'enforcement.public_report r',
  lifecycle: publicReportLifecycle,
  reach: publicReportReach,
  read: 'public-report.read',
  steps: [{ action: 'accept', of: 'scope' }],
  columns: { state: 'state', due: 'null::timestamptz', since: 'received_at', number: 'number', title: 'left(what, 80)', division: 'division_code' },
};
