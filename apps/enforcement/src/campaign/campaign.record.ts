import { campaignEvents, campaignItemEvents, type CampaignEvent, type CampaignItemEvent, type CampaignState } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { newId, type NewEvent, type Statement } from '@anlan/platform/db';
import { campaignColumns, itemColumns, type CampaignRow, type ItemRow } from './campaign.entity';

const json: ReadonlySet<string> = new Set(['stages', 'result', 'evidence']);
const stored = (row: Record<string, unknown>, c: string): unknown => (json.has(c) && row[c] !== null ? JSON.stringify(row[c]) : row[c]);
const marks = (n: number): string => Array.from({ length: n }, (_, i) => `$${i + 1}`).join(', ');

function insert(table: string, columns: readonly string[], tenantId: string, row: Record<string, unknown>): Statement {
  return { name: `${table}-insert`, sql: `insert into enforcement.${table} (tenant_id, ${columns.join(', ')}) values (${marks(columns.length + 1)})`, params: [tenantId, ...columns.map((c) => stored(row, c))] };
}

function update(table: string, columns: readonly string[], tenantId: string, row: Record<string, unknown>): Statement {
  const mutable = columns.filter((c) => c !== 'id');
  return {
    name: `${table}-update`, sql: `update enforcement.${table} set ${mutable.map((c, i) => `${c} = $${i + 3}`).join(', ')} where tenant_id = $1 and id = $2`,
    params: [tenantId, row['id'], ...mutable.map((c) => stored(row, c))],
  };
}

export const insertCampaign = (tenantId: string, row: CampaignRow): Statement => insert('campaign', campaignColumns, tenantId, row);
export const updateCampaign = (tenantId: string, row: CampaignRow): Statement => update('campaign', campaignColumns, tenantId, row);
export const insertItem = (tenantId: string, row: ItemRow): Statement => insert('campaign_item', itemColumns, tenantId, row);
export const updateItem = (tenantId: string, row: ItemRow): Statement => update('campaign_item', itemColumns, tenantId, row);

export interface Step {
  readonly action: string;
  readonly from: CampaignState | null;
  readonly to: CampaignState;
  readonly at: Date;
  readonly note: string | null;
  readonly item?: Pick<ItemRow, 'kind' | 'id' | 'title'>;
  readonly changes: readonly FieldChange[];
}

export function historyStatement(ctx: TenantContext, campaignId: string, s: Step): Statement {
  const item = s.item ? JSON.stringify({ kind: s.item.kind, id: s.item.id, title: s.item.title }) : null;
  return {
    name: 'campaign-history',
    sql: `insert into enforcement.campaign_history (tenant_id, id, campaign_id, action, from_state, to_state, at, actor, actor_name, note, item, changes) values (${marks(12)})`,
    params: [ctx.tenantId, newId(), campaignId, s.action, s.from, s.to, s.at, ctx.actor.id, ctx.actor.name, s.note, item, JSON.stringify(s.changes)],
  };
}

const actorOf = (ctx: TenantContext) => ({ id: ctx.actor.id, name: ctx.actor.name });

export function campaignEvent(ctx: TenantContext, row: CampaignRow, event: CampaignEvent, facts: Record<string, unknown> = {}): NewEvent {
  return {
    spec: campaignEvents[event], id: row.id, sequence: row.version,
    data: { campaignId: row.id, name: row.name, from: row.from_day, to: row.to_day, divisionCode: row.division_code, leadUnitId: row.lead_unit_id, status: row.status, actor: actorOf(ctx), ...facts },
  };
}

export function itemEvent(ctx: TenantContext, row: ItemRow, event: CampaignItemEvent, facts: Record<string, unknown>): NewEvent {
  return {
    spec: campaignItemEvents[event], id: row.id, sequence: row.version,
    data: { itemId: row.id, campaignId: row.campaign_id, kind: row.kind, title: row.title, divisionCode: row.division_code, unitId: row.unit_id, withdrawn: row.withdrawn, actor: actorOf(ctx), ...facts },
  };
}
