import { campaignLifecycle, type Campaign, type CampaignHistory, type CampaignItemKind, type CampaignQuery, type CampaignResult, type CampaignState, type itemQuery, type taskQuery } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { divisionPrefix, parseDivisionCode, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { toCampaign, type CampaignRow, type ItemRow } from './campaign.entity';
import { shown, type Shown } from './campaign.items';

type ItemQuery = z.output<typeof itemQuery> & Partial<z.output<typeof taskQuery>>;
interface StepRow extends Row {
  id: string;
  action: string;
  from_state: CampaignState | null;
  to_state: CampaignState;
  at: Date;
  actor: string;
  actor_name: string;
  note: string | null;
  item: CampaignHistory['items'][number]['item'];
  changes: FieldChange[];
}

export const campaignCsv: CsvColumn<Campaign>[] = [
  { header: '名称', value: (c) => c.name },
  { header: '状态', value: (c) => campaignLifecycle.states[c.status].zh },
  { header: '开始日期', value: (c) => c.from },
  { header: '结束日期', value: (c) => c.to },
  { header: '当前阶段', value: (c) => c.stage },
  { header: '牵头单位', value: (c) => c.leadUnit.name },
  { header: '配合单位', value: (c) => c.supportUnits.map((u) => u.name).join('、') },
  { header: '范围', value: (c) => c.divisionNames.join('、') },
  { header: '目标', value: (c) => c.goal },
  { header: '总结', value: (c) => c.summary },
];
export const resultCsv: CsvColumn<CampaignResult['items'][number]>[] = [
  { header: '指标', value: (i) => i.names.zh },
  { header: '数值', value: (i) => i.value },
  { header: '单位', value: (i) => i.unit.zh },
  { header: '收官时', value: (i) => i.atConclusion },
];
const shared: CsvColumn<Shown[CampaignItemKind]>[] = [
  { header: '名称', value: (i) => i.title },
  { header: '区划名称', value: (i) => i.divisionName },
  { header: '单位', value: (i) => i.unit.name },
  { header: '说明', value: (i) => i.note },
];
export const itemCsv: { readonly [K in CampaignItemKind]: CsvColumn<Shown[K]>[] } = {
  task: [
    { header: '清单', value: (t) => t.list }, ...shared, { header: '责任人', value: (t) => t.owner?.name ?? null }, { header: '完成时限', value: (t) => t.dueOn },
    { header: '进度', value: (t) => t.progress }, { header: '逾期', value: (t) => (t.overdue ? '是' : '否') },
  ],
  measure: [...shared, { header: '出台日期', value: (m) => m.issuedOn }, { header: '文号', value: (m) => m.documentNumber }],
  action: [...shared, { header: '行动日期', value: (a) => a.heldOn }, { header: '出动人次', value: (a) => a.people }, { header: '检查单位（场所）', value: (a) => a.places }],
};

/** Lists, single records, and what was done. Whoever reads campaigns reads them all. */
@Injectable()
export class CampaignList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: CampaignQuery): Promise<PageOf<Campaign>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = any($)', q.status).and('(lead_unit_id = $ or $ = any(support_unit_ids))', q.unitId, q.unitId);
    where.and('from_day <= $', q.on).and('to_day >= $', q.on).and('name ilike $', q.q === undefined ? undefined : `%${q.q.replace(/[\\%_]/g, '\\$&')}%`);
    if (q.divisionCode) {
      const prefix = divisionPrefix(parseDivisionCode(q.divisionCode).code);
      // Of nowhere in particular, of it or of what lies below, or of what it lies in.
      where.and("(division_codes = '{}' or exists (select 1 from unnest(division_codes) c where starts_with(c, $) or starts_with($, rtrim(c, '0'))))", prefix, prefix);
    }
    return listPage<CampaignRow, Campaign>(this.tx, ctx, q, {
      columns: '*', from: 'enforcement.campaign', where, order: [{ sql: 'from_day', type: 'text' }, { sql: 'id', type: 'uuid' }], descending: true,
      position: (r) => [r.from_day, r.id], item: (r) => toCampaign(ctx, r, reference),
    });
  }

  pages(ctx: TenantContext, q: CampaignQuery): AsyncGenerator<Campaign[]> {
    return allPages((request) => this.page(ctx, { ...q, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<Campaign> {
    const [row] = await this.tx.read<CampaignRow>(ctx, campaignById(ctx.tenantId, id));
    if (!row) throw notFound();
    return toCampaign(ctx, row, await this.references.get(ctx.tenantId));
  }

  async history(ctx: TenantContext, id: string): Promise<CampaignHistory> {
    const [found, steps] = await this.tx.reads<Row>(ctx, campaignById(ctx.tenantId, id), { name: 'campaign-steps', sql: 'select * from enforcement.campaign_history where tenant_id = $1 and campaign_id = $2 order by id', params: [ctx.tenantId, id] });
    if (!found?.rows[0]) throw notFound();
    const items = ((steps?.rows ?? []) as StepRow[]).map((s) => ({
      id: s.id, action: s.action, from: s.from_state, to: s.to_state, at: toShanghaiIso(s.at), actor: { id: s.actor, name: s.actor_name }, note: s.note, item: s.item, changes: s.changes,
    }));
    return { items };
  }

  async items<K extends CampaignItemKind>(ctx: TenantContext, kind: K, q: ItemQuery): Promise<PageOf<Shown[K]>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('kind = $', kind).and('campaign_id = $', q.campaignId).and('withdrawn = $', q.withdrawn).and('unit_id = $', q.unitId);
    where.below('division_code', q.divisionCode === undefined ? undefined : divisionPrefix(parseDivisionCode(q.divisionCode).code));
    where.and('day >= $', q.dayFrom).and('day <= $', q.dayTo);
    if (q.done !== undefined) where.and(`progress ${q.done ? '=' : '<'} 100`);
    if (q.overdue !== undefined) where.and(`${q.overdue ? '' : 'not '}(progress < 100 and day is not null and day < $)`, shanghaiDay(new Date()));
    return listPage<ItemRow, Shown[K]>(this.tx, ctx, q, {
      columns: '*', from: 'enforcement.campaign_item', where, order: [{ sql: 'id', type: 'uuid' }], position: (r) => [r.id], item: (r) => shown(kind, r, reference),
    });
  }

  itemPages<K extends CampaignItemKind>(ctx: TenantContext, kind: K, q: ItemQuery): AsyncGenerator<Shown[K][]> {
    return allPages((request) => this.items(ctx, kind, { ...q, ...request, total: undefined }));
  }

  async item<K extends CampaignItemKind>(ctx: TenantContext, kind: K, id: string): Promise<Shown[K]> {
    const [row] = await this.tx.read<ItemRow>(ctx, { name: 'campaign-item', sql: 'select * from enforcement.campaign_item where tenant_id = $1 and id = $2 and kind = $3', params: [ctx.tenantId, id, kind] });
    if (!row) throw notFound();
    return shown(kind, row, await this.references.get(ctx.tenantId));
  }

  /** The file's id, where it is evidence of the item. */
  async evidenceFile(ctx: TenantContext, kind: CampaignItemKind, id: string, fileId: string): Promise<string> {
    const { evidence } = await this.item(ctx, kind, id);
    if (!evidence.some((e) => e.fileId === fileId)) throw notFound();
    return fileId;
  }
}

const campaignById = (tenantId: string, id: string): Statement => ({ name: 'campaign-get', sql: 'select * from enforcement.campaign where tenant_id = $1 and id = $2', params: [tenantId, id] });
