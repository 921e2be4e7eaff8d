import { campaignActionApi, campaignMeasureApi, campaignTaskApi, type CampaignItemKind } from '@anlan/contracts/enforcement';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { Handle, Input, type CallOf, type CallRequest } from '@anlan/platform/http';
import { exportAnswer, exportWanted } from '@anlan/platform/ledger';
import { Controller, Req, StreamableFile } from '@nestjs/common';
import { CampaignItems } from './campaign.items';
import { CampaignList, itemCsv } from './campaign.list';

type Query = Parameters<CampaignList['items']>[2];

@Controller()
export class CampaignItemController {
  constructor(
    private readonly items: CampaignItems,
    private readonly list: CampaignList,
    private readonly files: Attachments,
  ) {}

  @Handle(campaignTaskApi.add)
  addTask(@Input() { ctx, body }: CallOf<typeof campaignTaskApi.add>) {
    return this.items.add(ctx, 'task', body);
  }

  @Handle(campaignTaskApi.list)
  tasks(@Input() { ctx, query }: CallOf<typeof campaignTaskApi.list>, @Req() req: CallRequest) {
    return this.page(ctx, 'task', query, req);
  }

  @Handle(campaignTaskApi.get)
  task(@Input() { ctx, params }: CallOf<typeof campaignTaskApi.get>) {
    return this.list.item(ctx, 'task', params.id);
  }

  @Handle(campaignTaskApi.change)
  changeTask(@Input() { ctx, params, version, body }: CallOf<typeof campaignTaskApi.change>) {
    return this.items.change(ctx, 'task', params.id, version, body);
  }

  @Handle(campaignTaskApi.progress)
  progress(@Input() { ctx, params, version, body }: CallOf<typeof campaignTaskApi.progress>) {
    return this.items.progress(ctx, params.id, version, body);
  }

  @Handle(campaignTaskApi.file)
  taskFile(@Input() { ctx, params }: CallOf<typeof campaignTaskApi.file>) {
    return this.file(ctx, 'task', params);
  }

  @Handle(campaignMeasureApi.add)
  addMeasure(@Input() { ctx, body }: CallOf<typeof campaignMeasureApi.add>) {
    return this.items.add(ctx, 'measure', body);
  }

  @Handle(campaignMeasureApi.list)
  measures(@Input() { ctx, query }: CallOf<typeof campaignMeasureApi.list>, @Req() req: CallRequest) {
    return this.page(ctx, 'measure', query, req);
  }

  @Handle(campaignMeasureApi.get)
  measure(@Input() { ctx, params }: CallOf<typeof campaignMeasureApi.get>) {
    return this.list.item(ctx, 'measure', params.id);
  }

  @Handle(campaignMeasureApi.change)
  changeMeasure(@Input() { ctx, params, version, body }: CallOf<typeof campaignMeasureApi.change>) {
    return this.items.change(ctx, 'measure', params.id, version, body);
  }

  @Handle(campaignMeasureApi.file)
  measureFile(@Input() { ctx, params }: CallOf<typeof campaignMeasureApi.file>) {
    return this.file(ctx, 'measure', params);
  }

  @Handle(campaignActionApi.add)
  addAction(@Input() { ctx, body }: CallOf<typeof campaignActionApi.add>) {
    return this.items.add(ctx, 'action', body);
  }

  @Handle(campaignActionApi.list)
  actions(@Input() { ctx, query }: CallOf<typeof campaignActionApi.list>, @Req() req: CallRequest) {
    return this.page(ctx, 'action', query, req);
  }

  @Handle(campaignActionApi.get)
  action(@Input() { ctx, params }: CallOf<typeof campaignActionApi.get>) {
    return this.list.item(ctx, 'action', params.id);
  }

  @Handle(campaignActionApi.change)
  changeAction(@Input() { ctx, params, version, body }: CallOf<typeof campaignActionApi.change>) {
    return this.items.change(ctx, 'action', params.id, version, body);
  }

  @Handle(campaignActionApi.file)
  actionFile(@Input() { ctx, params }: CallOf<typeof campaignActionApi.file>) {
    return this.file(ctx, 'action', params);
  }

  private page(ctx: TenantContext, kind: CampaignItemKind, query: Query, req: CallRequest) {
    const file = exportWanted(req);
    return file ? exportAnswer(file, `campaign-${kind}s`, itemCsv[kind] as never, this.list.itemPages(ctx, kind, query)) : this.list.items(ctx, kind, query);
  }

  private async file(ctx: TenantContext, kind: CampaignItemKind, { id, fileId }: { id: string; fileId: string }): Promise<StreamableFile> {
    const { stream, type, length, disposition } = await this.files.download(ctx, await this.list.evidenceFile(ctx, kind, id, fileId));
    return new StreamableFile(stream, { type, length, disposition });
  }
}
