import { commonErrors, type Operation } from '@anlan/contracts/kit';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { AccessDirectory, Access } from '../access';
import type { TokenVerifier, VerifiedToken } from '../auth';
import { onBehalfOf, permissionsOfGrants, type TenantContext } from '../context';
import { idempotencyOf, parseRequest, type CallRequest } from './call';
import { OPERATION } from './handle.decorator';
import { ProblemError } from './problem';

const publicContext: TenantContext = {
  tenantId: '00000000-0000-0000-0000-000000000000', slug: '', tenantKind: 'platform',
  actor: { id: 'anonymous', memberId: null, name: '', kind: 'system' }, grants: [], permissions: new Set(),
};

/** Deny by default: token, then permission, then the request's shape; a handler without a contract is never reached. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly access: AccessDirectory,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as Operation | undefined;
    if (!operation) throw new ProblemError(commonErrors.forbidden);
    const req = context.switchToHttp().getRequest<CallRequest>();
    req.operation = operation;
    const ctx = operation.permission === 'public' ? publicContext : await this.authorize(operation, req);
    // The request first: what its schema lets through is shallow enough to be hashed.
    const parsed = parseRequest(operation, req);
    req.call = { ctx: { ...ctx, traceparent: req.traceparent, idempotency: idempotencyOf(operation, req) }, ...parsed };
    return true;
  }

  private async authorize(operation: Operation, req: CallRequest): Promise<TenantContext> {
    const header = req.headers.authorization;
    const token = await this.tokens.verify(header?.startsWith('Bearer ') ? header.slice(7) : '');
    const allowed = (a: Access | undefined): a is Access =>
      !!a && (operation.permission === 'signed-in' || permissionsOfGrants(a.grants).has(operation.permission as never));
    let access = await this.access.find(token);
    if (!allowed(access)) access = await this.access.findFresh(token);
    if (!allowed(access)) throw new ProblemError(commonErrors.forbidden);
    return contextOf(token, access, operation.permission);
  }
}

function contextOf(token: VerifiedToken, access: Access, permission: Operation['permission']): TenantContext {
  return {
    tenantId: token.tenantId, slug: token.slug, tenantKind: token.tenantKind,
    actor: access.actor, grants: access.grants, permissions: permissionsOfGrants(access.grants),
    onBehalfOf: onBehalfOf(access.grants, permission),
  };
}

