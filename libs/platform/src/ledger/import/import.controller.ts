import type { ImportApi } from '@anlan/contracts/kit';
import { Controller, Inject, Req, Res, StreamableFile, type Type } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { Handle, Input, localeOf, uploadOf, type CallOf, type CallRequest } from '../../http';
import type { LedgerImport } from './ledger-import';

/** A feature's import, as it is injected. */
export interface HasDoor {
  // The controller carries the values through: it reads neither fields nor rows.
  readonly door: Pick<LedgerImport<string, never>, 'upload' | 'template' | 'check' | 'start' | 'refused'>;
}

const localeIn = (req: CallRequest) => localeOf(req.headers['accept-language']);
const csv = (stream: Readable, name: string) => new StreamableFile(stream, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}.csv"` });

/** The controller for the import a feature declared with `defineImport`. */
export function importController(api: ImportApi, feature: Type<HasDoor>): Type<unknown> {
  const { service, path } = api.refused;
  const records = path.split('/')[1];

  @Controller()
  class ImportController {
    constructor(@Inject(feature) private readonly imports: HasDoor) {}

    @Handle(api.upload)
    async upload(@Input() { ctx }: CallOf<ImportApi['upload']>, @Req() req: CallRequest) {
      return this.imports.door.upload(ctx, await uploadOf(req));
    }

    @Handle(api.template)
    async template(@Input() { ctx }: CallOf<ImportApi['template']>, @Req() req: CallRequest) {
      return csv(await this.imports.door.template(ctx, localeIn(req)), `${records}-template`);
    }

    @Handle(api.check)
    check(@Input() { ctx, params, body }: CallOf<ImportApi['check']>, @Req() req: CallRequest) {
      return this.imports.door.check(ctx, params.id, body.mapping, localeIn(req));
    }

    @Handle(api.run)
    async run(@Input() { ctx, params, body }: CallOf<ImportApi['run']>, @Res({ passthrough: true }) reply: FastifyReply) {
      const operation = await this.imports.door.start(ctx, params.id, body.mapping);
      void reply.header('location', `/api/${service}/v1/operations/${operation.id}`);
      return operation;
    }

    @Handle(api.refused)
    async refused(@Input() { ctx, params }: CallOf<ImportApi['refused']>, @Req() req: CallRequest) {
      return csv(await this.imports.door.refused(ctx, params.id, localeIn(req)), `${records}-refused`);
    }
  }
  return ImportController;
}
