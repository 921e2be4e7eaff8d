import { riskPointLifecycle } from '@anlan/contracts/enforcement';
import type { TodoSpec } from '@anlan/platform/ledger';
import { riskPointReach } from './risk-point.reach';

/** A risk point waits for its next step with whoever may take it there; for its review, from two weeks before the day. */
export const riskPointTodos: TodoSpec = {
  type: 'risk-point',
  table: 'enforcement.risk_point',
  lifecycle: riskPointLifecycle,
  reach: riskPointReach,
  read: 'risk-point.read',
  steps: [
    { action: 'assess', of: 'scope' },
    { action: 'grade', of: 'scope', when: () => "status = 'assessed'" },
    { action: 'control', of: 'scope', when: () => "status = 'graded'" },
    { action: 'review', of: 'scope', when: () => "review_due_at < now() + interval '14 days'" },
  ],
  columns: { state: 'status', due: 'review_due_at', since: 'state_since', number: 'code', title: 'name', division: 'division_code' },
};
