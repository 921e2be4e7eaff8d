import { permissionsOfGrants, type Grant, type TenantContext } from '@anlan/platform/context';
import { IntegrationService } from './integration.service';

const as = (more: Partial<Grant>): TenantContext => {
  const grants = [{ role: 'district-admin', unitId: null, divisionPrefix: null, ...more }];
  return { tenantId: 't', slug: '440310', tenantKind: 'district', actor: { id: 'a', memberId: 'm', name: '管理员', kind: 'user' }, grants, permissions: permissionsOfGrants(grants) };
};

describe('who may have the events of a tenant', () => {
  // Neither the database nor NATS is asked: whoever gets past the check falls over their absence.
  const integrations = new IntegrationService({} as never, {} as never, {} as never);
  const calls: Record<string, (ctx: TenantContext) => Promise<unknown>> = {
    create: (ctx) => integrations.create(ctx, { name: '本街道', events: ['enforcement.hazard.*'] }),
    list: (ctx) => integrations.list(ctx, { limit: 10 }),
    get: (ctx) => integrations.get(ctx, 'i'),
    replay: (ctx) => integrations.replay(ctx, 'i', 1),
    revoke: (ctx) => integrations.revoke(ctx, 'i'),
  };

  it.each(Object.keys(calls))('given an admin of one street or one office, then %s is refused: events know no street', async (name) => {
    for (const part of [{ divisionPrefix: '440310001' }, { divisionPrefix: '440310' }, { unitId: 'u', units: ['u'] }]) {
      await expect(calls[name]?.(as(part))).rejects.toMatchObject({ status: 403, code: 'request.forbidden' });
    }
    await expect(calls[name]?.(as({}))).rejects.not.toMatchObject({ code: 'request.forbidden' });
  });
});
