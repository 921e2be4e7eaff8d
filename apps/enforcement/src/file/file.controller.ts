import { fileApi } from '@anlan/contracts/enforcement';
import { Handle, Input, uploadOf, type CallOf, type CallRequest } from '@anlan/platform/http';
import { Controller, Req } from '@nestjs/common';
import { FileService } from './file.service';

@Controller()
export class FileController {
  constructor(private readonly files: FileService) {}

  @Handle(fileApi.upload)
  async upload(@Input() { ctx }: CallOf<typeof fileApi.upload>, @Req() req: CallRequest) {
    return this.files.store(ctx, await uploadOf(req), fileApi.upload.upload?.maxBytes ?? 0);
  }
}
