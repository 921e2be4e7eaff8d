import { campaignApi as api } from '@anlan/contracts/enforcement';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req } from '@nestjs/common';
import { campaignCsv, CampaignList, resultCsv } from './campaign.list';
import { CampaignResults } from './campaign.result';
import { CampaignService } from './campaign.service';

@Controller()
export class CampaignController {
  constructor(
    private readonly campaigns: CampaignService,
    private readonly list: CampaignList,
    private readonly results: CampaignResults,
  ) {}

  @Handle(api.plan)
  plan(@Input() { ctx, body }: CallOf<typeof api.plan>) {
    return this.campaigns.plan(ctx, body);
  }

  @Handle(api.list)
  page(@Input() { ctx, query }: CallOf<typeof api.list>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, 'campaigns', campaignCsv, this.list.pages(ctx, query)) : this.list.page(ctx, query);
  }

  @Handle(api.get)
  get(@Input() { ctx, params }: CallOf<typeof api.get>) {
    return this.list.get(ctx, params.id);
  }

  @Handle(api.change)
  change(@Input() { ctx, params, version, body }: CallOf<typeof api.change>) {
    return this.campaigns.change(ctx, params.id, version, body);
  }

  @Handle(api.start)
  start(@Input() { ctx, params, version, body }: CallOf<typeof api.start>) {
    return this.campaigns.start(ctx, params.id, version, body);
  }

  @Handle(api.conclude)
  conclude(@Input() { ctx, params, version, body }: CallOf<typeof api.conclude>) {
    return this.campaigns.conclude(ctx, params.id, version, body);
  }

  @Handle(api.history)
  history(@Input() { ctx, params }: CallOf<typeof api.history>) {
    return this.list.history(ctx, params.id);
  }

  @Handle(api.result)
  async result(@Input() { ctx, params, query }: CallOf<typeof api.result>, @Req() req: CallRequest) {
    const file = exportWanted(req);
    const result = await this.results.of(ctx, params.id, query.divisionCode);
    return file ? exportAnswer(file, 'campaign-result', resultCsv, once(result.items)) : result;
  }
}

async function* once<T>(rows: T[]): AsyncGenerator<T[]> {
  yield rows;
}
