import { settingApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { SettingService } from './setting.service';

@Controller()
export class SettingController {
  constructor(private readonly settings: SettingService) {}

  @Handle(api.list)
  list(@Input() { ctx }: CallOf<typeof api.list>) {
    return this.settings.list(ctx);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.settings.get(ctx, params.key);
  }

  @Handle(api.put)
  put(@Input() { ctx, params, version, body }: CallOf<typeof api.put>) {
    return this.settings.put(ctx, params.key, version, body.value);
  }
}
