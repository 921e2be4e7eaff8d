import { honourLifecycle } from '@anlan/contracts/responsibility';
import { wholeTenant, type TodoSource } from '@anlan/platform/ledger';
import { ofBureau } from '../report-period/report-period.todos';

/** What was registered waits for another to verify it. */
export const honourTodos: TodoSource = async (ctx) => ({
  type: 'honour', table: 'responsibility.honour', lifecycle: honourLifecycle, reach: wholeTenant, read: 'honour.read', lateElsewhere: false, steps: [{ action: 'verify', of: 'scope', notBy: 'registered_by' }],
  columns: { state: 'status', due: 'null::timestamptz', since: 'updated_at', number: 'number', title: 'title', division: ofBureau(ctx) },
});
