import { reportPeriodLifecycle } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { wholeTenant, type TodoSource } from '@anlan/platform/ledger';

/** What is the whole bureau's is of its own division: as an expression of SQL. */
export const ofBureau = ({ slug }: TenantContext): string => `'${slug.replace(/\D/g, '').padEnd(12, '0')}'::text`;

/** Counted figures wait for another's review, reviewed ones for the lock, locked ones for another's signature. */
export const reportPeriodTodos: TodoSource = async (ctx) => ({
  type: 'report-period', table: 'responsibility.report_period', lifecycle: reportPeriodLifecycle, reach: wholeTenant, read: 'report-period.read', lateElsewhere: false,
  steps: [{ action: 'review', of: 'scope', notBy: 'compiled_by' }, { action: 'lock', of: 'scope' }, { action: 'issue', of: 'scope', notBy: 'compiled_by' }],
  columns: { state: 'status', due: 'null::timestamptz', since: 'updated_at', number: 'period', title: "(period || ' 统计')", division: ofBureau(ctx) },
});
