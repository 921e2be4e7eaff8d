import { operationApi } from '@anlan/contracts/kit';
import { Controller, Header, StreamableFile, type Type } from '@nestjs/common';
import { Handle, Input, type CallOf } from '../http';
import { operationStream } from './operation-stream';
import { Operations } from './operations';

type Api = ReturnType<typeof operationApi>;

/** The controller for a service's own operation contract. */
export function operationsController(api: Api): Type<unknown> {
  @Controller()
  class OperationsController {
    constructor(private readonly operations: Operations) {}

    @Handle(api.get)
    get(@Input() { ctx, params }: CallOf<Api['get']>) {
      return this.operations.status(ctx, params.id);
    }

    @Handle(api.stream)
    @Header('cache-control', 'no-cache, no-transform')
    @Header('x-accel-buffering', 'no')
    async stream(@Input() { ctx, params }: CallOf<Api['stream']>): Promise<StreamableFile> {
      await this.operations.status(ctx, params.id, false);
      return new StreamableFile(operationStream(this.operations, ctx, params.id), { type: 'text/event-stream; charset=utf-8' });
    }
  }
  return OperationsController;
}
