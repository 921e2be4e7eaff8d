import { publicPageApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { PublicPageService } from './public-page.service';

@Controller()
export class PublicPageController {
  constructor(private readonly pages: PublicPageService) {}

  @Handle(api.get)
  get(@Input() { ctx }: CallOf<typeof api.get>) {
    return this.pages.get(ctx);
  }
}
