import { permissions, type Permission } from '@anlan/contracts/access';
import { defineOperation, type Operation } from '@anlan/contracts/kit';
import type { ExecutionContext } from '@nestjs/common';
import type { Access, AccessDirectory } from '../access';
import type { TokenVerifier, VerifiedToken } from '../auth';
import { scopeFor, type PublicTenant, type TenantContext } from '../context';
import type { CallRequest } from './call';
import { OPERATION } from './handle.decorator';
import { OperationGuard } from './operation.guard';

const token = { tenantId: '01980000-0000-7000-8000-00000000000a', slug: '440310', tenantKind: 'district', subject: 'zhang', roles: ['district-admin'] } as unknown as VerifiedToken;
const accessOf = (role: string): Access => ({ actor: { id: 'zhang', memberId: null, name: '张伟', kind: 'user' }, grants: [{ role, unitId: null, divisionPrefix: null }] }) as unknown as Access;
const operation = (permission: Operation['permission']): Operation => ({ id: 'x.get', service: 'tenancy', method: 'GET', path: '/x', permission, status: 200 }) as Operation;

/** The guard before a handler with this contract, for somebody who is known as `known` at first and as `fresh` when asked again. */
async function pass(contract: Operation | undefined, known: Access | undefined, headers: Record<string, string> = {}, fresh = known, slug?: string): Promise<CallRequest> {
  const verify = async (raw: string) => {
    if (raw !== 'good') throw new Error(`no token: ${raw}`);
    return token;
  };
  const guard = new OperationGuard({ verify } as unknown as TokenVerifier, { find: async () => known, findFresh: async () => fresh } as unknown as AccessDirectory, { find: async (named) => districts[named] });
  const handler = (): void => undefined;
  if (contract) Reflect.defineMetadata(OPERATION, contract, handler);
  const req = { headers: { authorization: 'Bearer good', ...headers }, params: slug === undefined ? {} : { slug }, query: {}, traceparent: TRACE } as unknown as CallRequest;
  await guard.canActivate({ getHandler: () => handler, switchToHttp: () => ({ getRequest: () => req }) } as unknown as ExecutionContext);
  return req;
}
const forbidden = { code: 'request.forbidden' };
const notFound = { code: 'request.not_found', status: 404 };
const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

const open = { enabled: true, acceptReports: true };
const district = (more: Partial<PublicTenant>): PublicTenant => ({ tenantId: token.tenantId, slug: '440310', tenantKind: 'district', active: true, page: open, ...more });
/** Tenants by the slug under which an address names them. */
const districts: Record<string, PublicTenant> = {
  open: district({}), closed: district({ page: { ...open, enabled: false } }), readOnly: district({ page: { enabled: true } }), unset: district({ page: undefined }),
  suspended: district({ active: false }), city: district({ tenantKind: 'city' }), odd: district({ page: { enabled: 'true', acceptReports: 1 } }),
};

describe('the guard of every operation', () => {
  it('given a handler without a contract, then nobody passes, not even an administrator', async () => {
    await expect(pass(undefined, accessOf('district-admin'))).rejects.toMatchObject(forbidden);
  });

  it('given a permission, then who has a role with it passes, and who has not is refused, whatever the token says of roles', async () => {
    expect((await pass(operation('client.manage'), accessOf('district-admin'))).call?.ctx).toMatchObject({ tenantId: token.tenantId, slug: '440310', actor: { id: 'zhang' } });
    await expect(pass(operation('client.manage'), accessOf('leader'))).rejects.toMatchObject(forbidden);
    await expect(pass(operation('client.manage'), accessOf('no-such-role'))).rejects.toMatchObject(forbidden);
  });

  it('given a good token of nobody the tenant knows, then even what every member may do is refused', async () => {
    await expect(pass(operation('signed-in'), undefined)).rejects.toMatchObject(forbidden);
    expect((await pass(operation('signed-in'), accessOf('grid-member'))).call).toBeDefined();
  });

  it('given a permission that concerns the whole tenant, then who holds it in a part is refused, and one that does not, lets him pass', async () => {
    const inPart: Access = { ...accessOf('district-admin'), grants: [{ role: 'district-admin', unitId: null, divisionPrefix: '440310001' }] };
    for (const permission of ['settings.manage', 'integration.read', 'audit.read'] as const) {
      await expect(pass(operation(permission), inPart)).rejects.toMatchObject(forbidden);
      expect((await pass(operation(permission), accessOf('district-admin'))).call).toBeDefined();
    }
    for (const permission of ['hazard.read', 'settings.read', 'signed-in'] as const) expect((await pass(operation(permission), inPart)).call).toBeDefined();
  });

  it('given a role that was given a moment ago, then it counts', async () => {
    expect((await pass(operation('audit.read'), accessOf('leader'), {}, accessOf('auditor'))).call?.ctx.permissions.has('audit.read')).toBe(true);
  });

  it('given headers that name another tenant, person or role, then they mean nothing', async () => {
    const headers = Object.fromEntries(['tenant', 'tenant-id', 'tenant-slug', 'slug', 'realm', 'user', 'user-id', 'actor', 'role', 'roles'].map((name) => [`x-${name}`, '01980000-0000-7000-8000-00000000000b']));
    const { ctx } = (await pass(operation('signed-in'), accessOf('leader'), { ...headers, host: '330108.example', 'x-forwarded-host': '330108.example' })).call ?? {};
    expect(ctx).toMatchObject({ tenantId: token.tenantId, slug: '440310', tenantKind: 'district', actor: { id: 'zhang' }, grants: [{ role: 'leader' }] });
  });

  it('given no token or another scheme, then the verifier has nothing to take', async () => {
    for (const authorization of ['', 'good', 'Basic good', 'bearer good']) await expect(pass(operation('signed-in'), accessOf('leader'), { authorization })).rejects.toThrow('no token: ');
  });

  it('given a public operation, then nobody in particular calls it', async () => {
    expect((await pass(operation('public'), undefined, { authorization: '' })).call?.ctx).toMatchObject({ tenantId: '00000000-0000-0000-0000-000000000000', actor: { id: 'public', memberId: null }, grants: [] });
  });
});

describe('a public operation of one tenant', () => {
  const at = (tenantPage: 'page' | 'reports', slug: string, headers: Record<string, string> = { authorization: '' }) => pass({ ...operation('public'), tenantPage }, accessOf('district-admin'), headers, undefined, slug);

  it('given a tenant that has it turned on, then the caller is everybody there, and holds nothing: no permission, no scope', async () => {
    for (const part of ['page', 'reports'] as const) {
      const { ctx } = (await at(part, 'open')).call ?? {};
      expect(ctx).toMatchObject({ tenantId: token.tenantId, slug: '440310', actor: { id: 'public', memberId: null, kind: 'public' }, grants: [] });
      expect([...(ctx?.permissions ?? ['?'])]).toEqual([]);
      for (const permission of Object.keys(permissions) as Permission[]) expect(scopeFor(ctx as TenantContext, permission)).toEqual({ all: false, areas: [], owners: [], holders: [] });
    }
  });

  it('given one that has not, a suspended one, a city, a setting of no known form or no tenant, then nothing is there', async () => {
    for (const slug of ['closed', 'unset', 'suspended', 'city', 'odd', 'nobody']) for (const part of ['page', 'reports'] as const) await expect(at(part, slug)).rejects.toMatchObject(notFound);
    await expect(at('reports', 'readOnly')).rejects.toMatchObject(notFound);
    expect((await at('page', 'readOnly')).call).toBeDefined();
  });

  it('given a token, a trace or an Idempotency-Key, then none of them gets into what is written: nobody there is somebody', async () => {
    const { ctx } = (await at('reports', 'open', { authorization: 'Bearer good', 'idempotency-key': 'mine' })).call ?? {};
    expect(ctx).toMatchObject({ actor: { id: 'public' } });
    expect([ctx?.traceparent, ctx?.idempotency]).toEqual([undefined, undefined]);
  });

  it('given a contract that is public at another address, or of a tenant that nothing names, then it is not declared', () => {
    const spec = { service: 'oversight', id: 'nowhere.get', method: 'GET', summary: { zh: '无', en: 'none' }, status: 200 } as const;
    expect(() => defineOperation({ ...spec, path: '/nowhere', permission: 'public' })).toThrow('below /public/');
    expect(() => defineOperation({ ...spec, path: '/public/nowhere', permission: 'signed-in' })).toThrow('below /public/');
    expect(() => defineOperation({ ...spec, path: '/public/nowhere', permission: 'public', tenantPage: 'page' })).toThrow('no slug');
    expect(() => defineOperation({ ...spec, path: '/:slug/nowhere', permission: 'signed-in', tenantPage: 'page' })).toThrow('no slug');
  });
});
