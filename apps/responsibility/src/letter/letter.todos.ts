import { letterLifecycle } from '@anlan/contracts/responsibility';
import type { TodoSpec, TodoStep } from '@anlan/platform/ledger';
import type { LetterAction, LetterParty } from '@anlan/contracts/responsibility';
import { letterReach } from './letter.reach';

/** Whose signature is wanted: the person named for the party, or his unit, unless he has signed for the other. */
const toSign = (party: LetterParty, other: LetterParty): TodoStep<LetterAction> => ({
  action: 'sign', of: 'assignee', assignee: { member: `${party}_member_id`, unit: `${party}_unit_id` }, notBy: `${other}_signed_by`, when: () => `${party}_signature_id is null`,
});

/** A letter waits for its parties; once both have signed it waits to be put on file. */
export const letterTodos: TodoSpec = {
  type: 'letter', table: 'responsibility.letter', lifecycle: letterLifecycle, reach: letterReach, read: 'letter.read',
  steps: [toSign('a', 'b'), toSign('b', 'a'), { action: 'archive', of: 'scope' }],
  columns: {
    state: 'status', due: "case when status = 'to_sign' then ((sign_by::date + 1)::timestamp - interval '1 second') at time zone 'Asia/Shanghai' end", since: 'coalesce(sent_at, made_at)', number: 'number', title: 'title', division: 'division_code',
  },
};
