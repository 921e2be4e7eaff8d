import { hazardApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf } from '@anlan/platform/http';
import { Controller } from '@nestjs/common';
import { HazardService } from './hazard.service';

/** The steps of the life-cycle, and what else is done to a hazard in a state. */
@Controller()
export class HazardStepsController {
  constructor(private readonly hazards: HazardService) {}

  @Handle(api.assign)
  assign(@Input() { ctx, params, version, body }: CallOf<typeof api.assign>) {
    return this.hazards.act(ctx, params.id, version, 'assign', body);
  }

  @Handle(api.start)
  start(@Input() { ctx, params, version, body }: CallOf<typeof api.start>) {
    return this.hazards.act(ctx, params.id, version, 'start', body);
  }

  @Handle(api.submit)
  submit(@Input() { ctx, params, version, body }: CallOf<typeof api.submit>) {
    return this.hazards.act(ctx, params.id, version, 'submit', body);
  }

  @Handle(api.verify)
  verify(@Input() { ctx, params, version, body }: CallOf<typeof api.verify>) {
    return this.hazards.act(ctx, params.id, version, 'verify', body);
  }

  @Handle(api.requestExtension)
  requestExtension(@Input() { ctx, params, version, body }: CallOf<typeof api.requestExtension>) {
    return this.hazards.act(ctx, params.id, version, 'request-extension', body);
  }

  @Handle(api.decideExtension)
  decideExtension(@Input() { ctx, params, version, body }: CallOf<typeof api.decideExtension>) {
    return this.hazards.act(ctx, params.id, version, 'decide-extension', body);
  }

  @Handle(api.extend)
  extend(@Input() { ctx, params, version, body }: CallOf<typeof api.extend>) {
    return this.hazards.act(ctx, params.id, version, 'extend', body);
  }

  @Handle(api.assignDepartment)
  assignDepartment(@Input() { ctx, params, version, body }: CallOf<typeof api.assignDepartment>) {
    return this.hazards.act(ctx, params.id, version, 'assign-department', body);
  }

  @Handle(api.submitDepartment)
  submitDepartment(@Input() { ctx, params, version, body }: CallOf<typeof api.submitDepartment>) {
    return this.hazards.act(ctx, params.id, version, 'submit-department', body);
  }

  @Handle(api.verifyDepartment)
  verifyDepartment(@Input() { ctx, params, version, body }: CallOf<typeof api.verifyDepartment>) {
    return this.hazards.act(ctx, params.id, version, 'verify-department', body);
  }

  @Handle(api.listSupervision)
  listSupervision(@Input() { ctx, params, version, body }: CallOf<typeof api.listSupervision>) {
    return this.hazards.act(ctx, params.id, version, 'list-supervision', body);
  }

  @Handle(api.giveOpinion)
  giveOpinion(@Input() { ctx, params, version, body }: CallOf<typeof api.giveOpinion>) {
    return this.hazards.act(ctx, params.id, version, 'give-opinion', body);
  }

  @Handle(api.unlist)
  unlist(@Input() { ctx, params, version, body }: CallOf<typeof api.unlist>) {
    return this.hazards.act(ctx, params.id, version, 'unlist', body);
  }

  @Handle(api.urge)
  urge(@Input() { ctx, params, version, body }: CallOf<typeof api.urge>) {
    return this.hazards.act(ctx, params.id, version, 'urge', body);
  }

  @Handle(api.reopen)
  reopen(@Input() { ctx, params, version, body }: CallOf<typeof api.reopen>) {
    return this.hazards.act(ctx, params.id, version, 'reopen', body);
  }

  @Handle(api.retag)
  retag(@Input() { ctx, params, version, body }: CallOf<typeof api.retag>) {
    return this.hazards.act(ctx, params.id, version, 'retag', body);
  }

  @Handle(api.enterList)
  enterList(@Input() { ctx, params, version, body }: CallOf<typeof api.enterList>) {
    return this.hazards.act(ctx, params.id, version, 'enter-list', body);
  }

  @Handle(api.strikeOff)
  strikeOff(@Input() { ctx, params, version, body }: CallOf<typeof api.strikeOff>) {
    return this.hazards.act(ctx, params.id, version, 'strike-off', body);
  }

  @Handle(api.transfer)
  transfer(@Input() { ctx, params, version, body }: CallOf<typeof api.transfer>) {
    return this.hazards.act(ctx, params.id, version, 'transfer', body);
  }
}
