import type { Operation } from '@anlan/contracts/kit';
import type { Provider } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import type { z } from 'zod';
import { AccessDirectory, type Access } from '../access';
import { TokenVerifier, type VerifiedToken } from '../auth';
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

/** For a module of which another service asks something in a person's name. */
export const callersProvider: Provider = { provide: Callers, useFactory: (tokens: TokenVerifier, access: AccessDirectory) => new Callers(tokens, access), inject: [TokenVerifier, AccessDirectory] };

/**
 * What another service asks in a person's name, and who that is by now; undefined where he is no member any more.
 * @throws RpcException with each place of the question that is wrong, before anything is read; TokenError where his token is not good any more
 */
export async function questionOf<S extends z.ZodType<{ authorization: string }>>(callers: Pick<Callers, 'now'>, pattern: string, schema: S, data: unknown): Promise<{ request: z.output<S>; caller: LiveCaller | undefined }> {
  const read = schema.safeParse(data);
  if (!read.success) throw new RpcException(`${pattern}: ${read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`.trim()).join('; ')}`);
  return { request: read.data, caller: await callers.now(read.data.authorization) };
}
