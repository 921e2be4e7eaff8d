import { serviceContractApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { ServiceContractFigures } from './service-contract.figures';
import { serviceContractCsv, ServiceContractService } from './service-contract.service';

@Controller()
export class ServiceContractController {
  constructor(
    private readonly contracts: ServiceContractService,
    private readonly figure: ServiceContractFigures,
  ) {}

  @Handle(api.commission)
  commission(@Input() { ctx, body }: CallOf<typeof api.commission>) {
    return this.contracts.commission(ctx, body);
  }

  @Handle(api.list)
  list(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'service-contracts', serviceContractCsv, this.contracts.pages(ctx, query)) : this.contracts.page(ctx, query);
  }

  @Handle(api.figures)
  figures(@Input() { ctx, query }: CallOf<typeof api.figures>) {
    return this.figure.of(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.contracts.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.contracts.change(ctx, params.id, version, body);
  }

  @Handle(api.start)
  start(@Input() { ctx, params, version }: CallOf<typeof api.start>) {
    return this.contracts.start(ctx, params.id, version);
  }

  @Handle(api.report)
  report(@Input() { ctx, params, version, body }: CallOf<typeof api.report>) {
    return this.contracts.report(ctx, params.id, version, body.report);
  }

  @Handle(api.accept)
  accept(@Input() { ctx, params, version, body }: CallOf<typeof api.accept>) {
    return this.contracts.accept(ctx, params.id, version, body.note);
  }

  @Handle(api.return)
  return(@Input() { ctx, params, version, body }: CallOf<typeof api.return>) {
    return this.contracts.return(ctx, params.id, version, body.reason);
  }

  @Handle(api.terminate)
  terminate(@Input() { ctx, params, version, body }: CallOf<typeof api.terminate>) {
    return this.contracts.terminate(ctx, params.id, version, body.reason);
  }
}
