import { assignmentApi as api } from '@anlan/contracts/tenancy';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { AssignmentService } from './assignment.service';

@Controller()
export class AssignmentController {
  constructor(private readonly assignments: AssignmentService) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.assignments.list(ctx, query);
  }

  @Handle(api.mine)
  mine(@Input() { ctx }: CallOf<typeof api.mine>) {
    return this.assignments.mine(ctx);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.assignments.get(ctx, params.id);
  }

  @Handle(api.create)
  create(@Input() { ctx, body }: CallOf<typeof api.create>) {
    return this.assignments.create(ctx, body);
  }

  @Handle(api.end)
  end(@Input() { ctx, params, version }: CallOf<typeof api.end>) {
    return this.assignments.end(ctx, params.id, version);
  }
}
