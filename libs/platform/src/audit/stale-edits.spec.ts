import '@anlan/contracts/enforcement';
import { commonErrors, operations, type Operation } from '@anlan/contracts/kit';
import { permissionsOfGrants, type Grant, type TenantContext } from '../context';
import type { Statement, TenantTx } from '../db';
import type { CallRequest } from '../http/call';
import { ProblemError } from '../http/problem';
import { StaleEdits } from './stale-edits';

const stale = new ProblemError(commonErrors.stale, { current: 3 });
const holder = (grants: Grant[]): TenantContext => ({
  tenantId: 't', slug: '440310', tenantKind: 'district', grants, permissions: permissionsOfGrants(grants), actor: { id: 's', memberId: 'm', name: '某', kind: 'user' },
});
const operation = (id: string): Operation => operations().find((o) => o.service === 'enforcement' && o.id === id) as Operation;

/** What is told, and what was asked of the log. */
async function told(ctx: TenantContext, o: Operation, params: Record<string, string> = { id: 'x' }): Promise<{ extra: Record<string, unknown>; asked: Statement[] }> {
  const asked: Statement[] = [];
  const tx = { read: async (_: unknown, s: Statement) => (asked.push(s), [{ at: new Date('2026-03-02T01:30:00Z'), actor: 'a', actor_name: '李强', action: 'hazard.assigned' }]) } as unknown as TenantTx;
  const extra = await new StaleEdits('enforcement', tx).explain({ operation: o, params, call: { ctx } } as unknown as CallRequest, stale);
  return { extra, asked };
}

describe('what a stale edit is told', () => {
  it('given who may read what he changes, then who was faster, by the last change of the record', async () => {
    const { extra, asked } = await told(holder([{ role: 'street-officer', unitId: null, divisionPrefix: '440310001' }]), operation('hazard.assign'));
    expect(extra).toEqual({ currentVersion: 3, lastChange: { at: '2026-03-02T09:30:00+08:00', actor: { id: 'a', name: '李强' }, action: 'hazard.assigned' } });
    expect(asked[0]?.params).toEqual(['t', 'hazards/x']);
  });

  it('given a grant that lets him change and not read, though another lets him read elsewhere, then the version alone, and the log is not asked', async () => {
    const changes: Operation = { ...operation('hazard.assign'), permission: 'member.manage' };
    const reads: Grant = { role: 'leader', unitId: null, divisionPrefix: '440310003' };
    // The security administrator manages accounts and sees no hazards.
    const acts: Operation = { ...changes, permission: 'account.manage' };
    const ctx = holder([reads, { role: 'security-admin', unitId: null, divisionPrefix: null }]);
    expect(await told(ctx, acts)).toEqual({ extra: { currentVersion: 3 }, asked: [] });
    expect(await told(holder([{ role: 'security-admin', unitId: null, divisionPrefix: null }]), acts)).toEqual({ extra: { currentVersion: 3 }, asked: [] });
    // Who reads everything may be told of everything.
    expect((await told(holder([{ ...reads, divisionPrefix: null }, { role: 'security-admin', unitId: null, divisionPrefix: null }]), acts)).extra).toHaveProperty('lastChange');
  });

  it('given a record that nothing reads, or none at all, then the version alone', async () => {
    const ctx = holder([{ role: 'district-admin', unitId: null, divisionPrefix: null }]);
    expect((await told(ctx, { ...operation('hazard.assign'), path: '/nothing/:id/actions/do' })).extra).toEqual({ currentVersion: 3 });
    expect((await told(ctx, operation('hazard.list'), {})).extra).toEqual({ currentVersion: 3 });
  });
});
