import type { Operation } from '@anlan/contracts/kit';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { CallRequest } from './call';

/** Holds every answer to its contract: always in development and tests, one in a hundred where a sample is enough (production). Sets the ETag. */
@Injectable()
export class ResponseInterceptor implements NestInterceptor {
  private count = 0;
  constructor(private readonly sample: boolean) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const operation = http.getRequest<CallRequest>().operation as Operation;
    return next.handle().pipe(
      map((value: unknown) => {
        if (operation.etag) void http.getResponse<FastifyReply>().header('etag', `"${(value as { version: number }).version}"`);
        if (operation.response && !operation.produces && !isStream(value) && (!this.sample || this.count++ % 100 === 0)) operation.response.parse(value);
        return value;
      }),
    );
  }
}

const isStream = (v: unknown): boolean => typeof (v as { pipe?: unknown } | null)?.pipe === 'function' || typeof (v as { getStream?: unknown } | null)?.getStream === 'function';
