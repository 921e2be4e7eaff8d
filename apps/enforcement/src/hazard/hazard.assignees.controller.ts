import { hazardAssigneeApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { HazardAssignees } from './hazard.assignees';

@Controller()
export class HazardAssigneesController {
  constructor(private readonly assignees: HazardAssignees) {}

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>) {
    return this.assignees.find(ctx, query);
  }
}
