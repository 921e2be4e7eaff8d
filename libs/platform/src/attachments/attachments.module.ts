import type { fileApi } from '@anlan/contracts/kit';
import { Controller, Module, Req, type DynamicModule, type Type } from '@nestjs/common';
import { TenantTx } from '../db';
import type { FileStore } from '../files';
import { Handle, Input, uploadOf, type CallOf, type CallRequest } from '../http';
import { FILES } from '../service';
import { Attachments } from './attachments';

type Api = ReturnType<typeof fileApi>;

function attachmentsController(api: Api): Type<unknown> {
  @Controller()
  class AttachmentsController {
    constructor(private readonly attachments: Attachments) {}

    @Handle(api.upload)
    async upload(@Input() { ctx }: CallOf<Api['upload']>, @Req() req: CallRequest) {
      return this.attachments.store(ctx, await uploadOf(req), api.upload.upload?.maxBytes ?? 0);
    }
  }
  return AttachmentsController;
}

/** The address at which a service takes attachments, and what its features keep and give them by. */
@Module({})
export class AttachmentsModule {
  static with(api: Api): DynamicModule {
    return {
      module: AttachmentsModule, global: true, controllers: [attachmentsController(api)], exports: [Attachments],
      providers: [{ provide: Attachments, useFactory: (tx: TenantTx, files: FileStore) => new Attachments(tx, files, api.upload.service), inject: [TenantTx, FILES] }],
    };
  }
}
