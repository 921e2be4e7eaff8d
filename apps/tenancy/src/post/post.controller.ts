import { postApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { PostService } from './post.service';

@Controller()
export class PostController {
  constructor(private readonly posts: PostService) {}

  @Handle(api.list)
  list(@Input() { ctx, params, query }: CallOf<typeof api.list>) {
    return this.posts.list(ctx, params.id, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.posts.get(ctx, params.id);
  }

  @Handle(api.create)
  create(@Input() { ctx, params, body }: CallOf<typeof api.create>) {
    return this.posts.create(ctx, params.id, body);
  }

  @Handle(api.patch)
  patch(@Input() { ctx, params, version, body }: CallOf<typeof api.patch>) {
    return this.posts.patch(ctx, params.id, version, body);
  }
}
