import type { Permission } from '@anlan/contracts/access';
import { commonErrors, type Operation } from '@anlan/contracts/kit';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { AccessDirectory, Access } from '../access';
import type { TokenVerifier, VerifiedToken } from '../auth';
import { holds, pageIsOpen, publicContext, type PublicTenants, type TenantContext } from '../context';
import { exportKind } from './accept';
import { bearerOf, contextOf } from './caller';
import { idempotencyOf, parseRequest, type CallRequest } from './call';
import { OPERATION } from './handle.decorator';
import { notFound, notPermitted, outOfScope, ProblemError } from './problem';

/** Deny by default: token, then permission, then the request's shape; a handler without a contract is never reached. */
@Injectable()
export class OperationGuard implements CanActivate {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly access: AccessDirectory,
    private readonly publicTenants: PublicTenants,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = Reflect.getMetadata(OPERATION, context.getHandler()) as Operation | undefined;
    if (!operation) throw new ProblemError(commonErrors.forbidden);
    const req = context.switchToHttp().getRequest<CallRequest>();
    req.operation = operation;
    if (operation.permission === 'public') {
      const ctx = await this.atPublicPage(operation, req);
      // No Idempotency-Key: all of them are one actor, and one would be given what another was answered.
      req.call = { ctx, ...parseRequest(operation, req) };
      return true;
    }
    const ctx = await this.authorize(operation, req);
    // The request first: what its schema lets through is shallow enough to be hashed.
    const parsed = parseRequest(operation, req);
    req.call = { ctx: { ...ctx, traceparent: req.traceparent, idempotency: idempotencyOf(operation, req) }, ...parsed };
    return true;
  }

  /** The tenant that a public address names; one that has the page off, is suspended or is none: nothing is there. */
  private async atPublicPage({ tenantPage }: Operation, req: CallRequest): Promise<TenantContext> {
    if (!tenantPage) return publicContext();
    const { slug } = req.params as { slug: string };
    const tenant = await this.publicTenants.find(slug);
    if (!pageIsOpen(tenant, tenantPage)) throw notFound();
    return publicContext(tenant);
  }

  private async authorize(operation: Operation, req: CallRequest): Promise<TenantContext> {
    const token = await this.tokens.verify(bearerOf(req.headers.authorization));
    let access = await this.access.find(token);
    if (!access || lacking(operation, req, contextOf(token, access, operation.permission))) access = await this.access.findFresh(token);
    const ctx = contextOf(token, access ?? stranger(token), operation.permission);
    const lacks = lacking(operation, req, ctx);
    if (!access || lacks) {
      // Known by his token, whatever he may do: the refusal is written into his tenant's audit log.
      req.caller = { ...ctx, traceparent: req.traceparent };
      throw lacks && ctx.permissions.has(lacks) ? outOfScope(lacks) : notPermitted(lacks);
    }
    return ctx;
  }
}

/** The first permission that the operation wants, for what is asked of it, and the caller does not hold, or not far enough. */
function lacking(operation: Operation, req: CallRequest, ctx: TenantContext): Permission | undefined {
  const wanted = operation.permission as Permission | 'signed-in';
  if (wanted !== 'signed-in' && !holds(ctx, wanted)) return wanted;
  if (typeof operation.export === 'string' && exportKind(req) && !holds(ctx, operation.export)) return operation.export;
  return undefined;
}

/** Signed in, but no member of the tenant, or a disabled one. */
const stranger = (token: VerifiedToken): Access => ({ actor: { id: token.subject, memberId: null, name: '', kind: 'user' }, grants: [] });
