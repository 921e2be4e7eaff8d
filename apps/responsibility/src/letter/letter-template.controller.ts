import { letterTemplateApi as api } from '@anlan/contracts/responsibility';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { LetterTemplateService } from './letter-template.service';

@Controller()
export class LetterTemplateController {
  constructor(private readonly templates: LetterTemplateService) {}

  @Handle(api.make)
  make(@Input() { ctx, body }: CallOf<typeof api.make>) {
    return this.templates.make(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.templates.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.templates.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.templates.change(ctx, params.id, version, body);
  }

  @Handle(api.withdraw)
  withdraw(@Input() { ctx, params, version }: CallOf<typeof api.withdraw>) {
    return this.templates.withdraw(ctx, params.id, version);
  }

  @Handle(api.makeLetters)
  makeLetters(@Input() { ctx, params, body }: CallOf<typeof api.makeLetters>) {
    return this.templates.makeLetters(ctx, params.id, body);
  }
}
