import { applyDecorators, HttpCode, RequestMapping, RequestMethod, SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Operation } from '@anlan/contracts/kit';
import type { z } from 'zod';
import type { TenantContext } from '../context';
import type { CallRequest } from './call';

export const OPERATION = Symbol('anlan:operation');

/** Binds a controller method to its contract: route, status, permission and schemas all come from there. */
export function Handle(operation: Operation): MethodDecorator {
  return applyDecorators(
    SetMetadata(OPERATION, operation),
    RequestMapping({ path: `api/${operation.service}/v1${operation.path}`, method: RequestMethod[operation.method] }),
    HttpCode(operation.status),
  );
}

type Out<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a controller method gets: who calls, and the request as its contract's schemas parsed it. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  readonly ctx: TenantContext;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** those the contract names */
  readonly headers: Readonly<Record<string, string>>;
  /** version from If-Match; set where the contract asks for it */
  readonly version: number;
}

export type CallOf<O extends Operation> = Call<Out<NonNullable<O['params']>>, Out<NonNullable<O['query']>>, Out<NonNullable<O['body']>>>;

export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<CallRequest>().call);
