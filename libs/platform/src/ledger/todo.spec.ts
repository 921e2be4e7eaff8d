import { defineLifecycle } from '@anlan/contracts/kit';
import type { TenantContext } from '../context';
import { permissionsOfGrants, type Grant } from '../context';
import { defineReach } from './reach';
import { openSql, todoBranches, urgencyBounds, urgencyOf, type TodoSpec } from './todo';
import { Where } from './where';

/** A ledger of another service, which shares nothing with hazards but the words of the kit. */
const lifecycle = defineLifecycle({
  initial: 'drafted',
  states: { drafted: { zh: '起草', en: 'Drafted' }, sent: { zh: '已发', en: 'Sent' }, kept: { zh: '归档', en: 'Kept', final: true }, dropped: { zh: '作废', en: 'Dropped', final: true } },
  actions: { send: { from: ['drafted'], to: ['sent'], permission: 'unit.manage', zh: '发送', en: 'Send' }, keep: { from: ['drafted', 'sent'], to: ['kept', 'dropped'], permission: 'settings.manage', zh: '归档', en: 'Keep' } },
});
const letters: TodoSpec = {
  type: 'letter', table: 'responsibility.letter', lifecycle, reach: defineReach({ division: 'place', own: { subject: ['author'] } }), read: 'unit.read',
  steps: [{ action: 'send', of: 'assignee' }, { action: 'keep', of: 'scope', notBy: 'sender' }],
  columns: { state: 'state', due: 'until', since: 'at', number: 'no', title: 'name', division: 'place' }, assignee: { member: 'clerk', unit: 'office' },
};
const holder = (grants: Grant[]): TenantContext => ({
  tenantId: 't', slug: '440310', tenantKind: 'district', grants, permissions: permissionsOfGrants(grants), actor: { id: 'subject', memberId: 'member', unitId: 'unit', name: '某', kind: 'user' },
});
const statement = (ctx: TenantContext): { sql: string; params: unknown[] }[] =>
  todoBranches([letters], ctx).map((b) => {
    const sql = new Where();
    return { sql: `${b.kind}: ${b.condition(sql)}`, params: sql.params };
  });

describe('what a ledger declares that there is to do', () => {
  it('given who may do all of it, then each step has its states, its persons and whose it never is', () => {
    expect(openSql(letters)).toBe("state <> 'kept' and state <> 'dropped'");
    expect(statement(holder([{ role: 'district-admin', unitId: 'desk', divisionPrefix: null }]))).toEqual([
      { sql: "send: state <> 'kept' and state <> 'dropped' and state = any($1) and (clerk = any($2::uuid[]) or office = any($3::uuid[]))", params: [['drafted'], ['member'], ['unit', 'desk']] },
      { sql: "keep: state <> 'kept' and state <> 'dropped' and state = any($1) and sender is distinct from $2", params: [['drafted', 'sent'], 'subject'] },
    ]);
  });

  it('given who may in one street, then his steps hold there; given who may not, then there are none', () => {
    expect(statement(holder([{ role: 'district-admin', unitId: null, divisionPrefix: '440310001' }]))[1]).toEqual({
      sql: "keep: state <> 'kept' and state <> 'dropped' and state = any($1) and (place >= $2 and place < $3) and sender is distinct from $4", params: [['drafted', 'sent'], '440310001', '440310002', 'subject'],
    });
    expect(statement(holder([{ role: 'leader', unitId: null, divisionPrefix: null }]))).toEqual([]);
  });

  it('given who stands in for somebody, then what that one was given is his to do', () => {
    const [send] = statement(holder([{ role: 'district-admin', unitId: null, divisionPrefix: null, delegatedBy: { memberId: 'boss', subject: 's', name: '局长' } }]));
    expect(send?.params[1]).toEqual(['member', 'boss']);
  });
});

describe('how urgent a deadline is', () => {
  it.each([
    ['2026-03-02T23:59:59+08:00', 'overdue'], ['2026-03-03T00:00:00+08:00', 'today'], ['2026-03-03T23:59:59+08:00', 'today'], ['2026-03-04T00:00:00+08:00', 'soon'],
    ['2026-03-06T23:59:59+08:00', 'soon'], ['2026-03-07T00:00:00+08:00', 'later'], [null, 'none'],
  ])('given the first moment of 3 March 2026 in Shanghai, then %s is %s', (due, urgency) => {
    expect(urgencyOf(due === null ? null : new Date(due), urgencyBounds(new Date('2026-03-02T16:00:00Z')))).toBe(urgency);
  });
});
