import { letterLifecycle } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
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

/** Letters whose year is over and that nobody assessed, of others than the actor: as the rule of assessing has it (isTaker). */
const yearIsOver = (sql: Where, { actor }: TenantContext): string =>
  sql.bind("(status = 'signed' and year < $ and b_unit_id is distinct from $::uuid and b_member_id is distinct from $::uuid and (b_signed_by is distinct from $ or b_signature->>'method' = 'scan'))", Number(shanghaiDay(new Date()).slice(0, 4)), actor.unitId, actor.memberId, actor.id);

/** A letter waits for its parties; once its year is over it waits to be assessed, then to be put on file. */
export const letterTodos: TodoSpec = {
  type: 'letter', table: 'responsibility.letter', lifecycle: letterLifecycle, reach: letterReach, read: 'letter.read',
  steps: [{ action: 'sign', of: 'scope', when: waitsFor }, { action: 'assess', of: 'scope', when: yearIsOver }, { action: 'archive', of: 'scope' }],
  columns: {
    state: 'status', due: "case when status = 'to_sign' then ((sign_by::date + 1)::timestamp - interval '1 second') at time zone 'Asia/Shanghai' end", since: 'coalesce(sent_at, made_at)', number: 'number', title: 'title', division: 'division_code',
  },
};
