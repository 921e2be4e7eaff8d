import { shortcomingLifecycle } from '@anlan/contracts/responsibility';
import { wholeTenant, type TodoSource } from '@anlan/platform/ledger';
import { ofBureau } from '../report-period/report-period.todos';

/** What is written waits for a countermeasure, and then for another to close it. */
export const shortcomingTodos: TodoSource = async (ctx) => ({
  type: 'shortcoming', table: 'responsibility.shortcoming', lifecycle: shortcomingLifecycle, reach: wholeTenant, read: 'shortcoming.read', lateElsewhere: false,
  steps: [{ action: 'counter', of: 'scope', when: () => "status = 'open'" }, { action: 'close', of: 'scope', notBy: 'countered_by' }],
  columns: { state: 'status', due: 'null::timestamptz', since: 'updated_at', number: 'number', title: 'text', division: ofBureau(ctx) },
});
