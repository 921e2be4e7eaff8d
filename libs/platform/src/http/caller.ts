import type { Operation } from '@anlan/contracts/kit';
import type { Access, AccessDirectory } from '../access';
import type { TokenVerifier, VerifiedToken } from '../auth';
import { onBehalfOf, permissionsOfGrants, type TenantContext } from '../context';

export const bearerOf = (authorization: string | undefined): string => (authorization?.startsWith('Bearer ') ? authorization.slice(7) : '');

export function contextOf(token: VerifiedToken, access: Access, permission: Operation['permission']): TenantContext {
  return {
    tenantId: token.tenantId, slug: token.slug, tenantKind: token.tenantKind,
    actor: access.actor, grants: access.grants, permissions: permissionsOfGrants(access.grants),
    onBehalfOf: onBehalfOf(access.grants, permission),
  };
}

export interface LiveCaller {
  readonly ctx: TenantContext;
  /** milliseconds since the epoch */
  readonly tokenUntil: number;
}

/** Who holds a token and what he may do by now: for what outlives the request that brought it. */
export class Callers {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly access: AccessDirectory,
  ) {}

  /** Undefined where he is no member any more. @throws TokenError where the token is not good any more */
  async now(authorization: string | undefined): Promise<LiveCaller | undefined> {
    const token = await this.tokens.verify(bearerOf(authorization));
    const access = await this.access.find(token);
    return access && { ctx: contextOf(token, access, 'signed-in'), tokenUntil: token.expiresAt };
  }
}
