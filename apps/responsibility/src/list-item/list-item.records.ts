import { disputeStateNames, enterpriseClassNames, itemLevelNames, itemSourceNames, listItemLifecycle as lifecycle, promotionLevels, promotionStateNames, type ListItem, type ListItemQuery } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { listItemLedger as ledger, toListItem, type ListItemRow } from './list-item.entity';
import { itemConditions } from './list-item.filters';

export const listItemCsv: CsvColumn<ListItem>[] = [
  { header: '事项编号', value: (i) => i.number },
  { header: '清单编号', value: (i) => i.list.number },
  { header: '分类', value: (i) => i.groupKey },
  { header: '事项内容', value: (i) => i.content },
  { header: '依据', value: (i) => i.legalBasis },
  { header: '工作要求', value: (i) => i.requirement },
  { header: '措施', value: (i) => i.measure },
  { header: '佐证要求', value: (i) => i.evidenceWanted },
  { header: '行业', value: (i) => i.industryCode },
  { header: '属地', value: (i) => i.divisionName },
  { header: '责任单位', value: (i) => i.ownerUnit?.name ?? null },
  { header: '责任岗位', value: (i) => i.ownerPost?.name ?? null },
  { header: '责任人', value: (i) => i.ownerMember?.name ?? null },
  { header: '配合单位', value: (i) => i.supportUnits.map((u) => u.name).join('、') },
  { header: '企业主体', value: (i) => (i.enterprises === null ? null : i.enterprises.name === null ? `${enterpriseClassNames[i.enterprises.by].zh} ${i.enterprises.code}` : `${i.enterprises.name} ${i.enterprises.code}`) },
  { header: '完成时限', value: (i) => i.dueDay },
  { header: '层级', value: (i) => i.level && itemLevelNames[i.level].zh },
  { header: '问题来源', value: (i) => i.source && itemSourceNames[i.source].zh },
  { header: '状态', value: (i) => lifecycle.states[i.status].zh },
  { header: '逾期', value: (i) => (i.overdue ? '是' : '否') },
  { header: '办结情况', value: (i) => i.report },
  { header: '指令', value: (i) => i.instructions.at(-1)?.instruction ?? null },
  { header: '边界争议', value: (i) => { const last = i.disputes.at(-1); return last ? disputeStateNames[last.settled ? 'settled' : 'open'].zh : null; } },
  { header: '上报', value: (i) => promotionLevels.flatMap((level) => i.promotions.findLast((p) => p.level === level) ?? []).map((p) => `${itemLevelNames[p.level].zh}：${promotionStateNames[p.status].zh}`).join('；') },
];

/** The reading side of items. */
@Injectable()
export class ListItemRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: ListItemQuery): Promise<PageOf<ListItem>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<ListItemRow, ListItem>(this.tx, ctx, q, { columns: 'i.*', from: 'responsibility.list_item i', where: itemConditions(ctx, q), order: [{ sql: 'i.id', type: 'uuid' }], position: (r) => [r.id], item: (r) => toListItem(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: ListItemQuery): AsyncGenerator<ListItem[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<ListItem> {
    return toListItem(ctx, await this.visible(ctx, id), await this.references.get(ctx.tenantId));
  }

  /** The file's id, where it belongs to the item or is evidence of it. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { attachments, evidence } = await this.visible(ctx, id);
    if (![...attachments, ...evidence].some((x) => x.fileId === fileId)) throw notFound();
    return fileId;
  }

  private async visible(ctx: TenantContext, id: string): Promise<ListItemRow> {
    const [row] = await this.tx.read<ListItemRow>(ctx, ledger.byId(ctx.tenantId, id));
    return ledger.visible(ctx, row);
  }
}
