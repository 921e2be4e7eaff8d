import { letterLifecycle } from '@anlan/contracts/responsibility';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import type { TodoSpec, Where } from '@anlan/platform/ledger';
import { letterReach } from './letter.reach';

/** Letters whose place for a signature is the actor's own: as the rules of signing have it (isNamed, maySign), for the whole list at once. */
function waitsFor(sql: Where, ctx: TenantContext): string {
  const holders = scopeFor(ctx, 'letter.sign').holders.filter((h) => !h.delegatedBy);
  const [members, units] = [holders.map((h) => h.memberId).filter((id) => id !== ''), holders.flatMap((h) => h.unitIds)];
  const place = (party: string, other: string): string =>
    sql.bind(`(${party}_signature_id is null and ${other}_signed_by is distinct from $ and (${party}_member_id = any($::uuid[]) or ${party}_unit_id = any($::uuid[])))`, ctx.actor.id, members, units);
  return `(${place('a', 'b')} or ${place('b', 'a')})`;
}

/** A letter waits for its parties; once both have signed it waits to be put on file. */
export const letterTodos: TodoSpec = {
  type: 'letter', table: 'responsibility.letter', lifecycle: letterLifecycle, reach: letterReach, read: 'letter.read',
  steps: [{ action: 'sign', of: 'scope', when: waitsFor }, { action: 'archive', of: 'scope' }],
  columns: {
    state: 'status', due: "case when status = 'to_sign' then ((sign_by::date + 1)::timestamp - interval '1 second') at time zone 'Asia/Shanghai' end", since: 'coalesce(sent_at, made_at)', number: 'number', title: 'title', division: 'division_code',
  },
};
