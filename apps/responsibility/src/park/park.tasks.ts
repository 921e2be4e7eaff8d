import { parkTaskStates, statesInForce, type ParkTask, type ParkTaskQuery } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { ListItemRow } from '../list-item/list-item.entity';
import { isOverdue } from '../list-item/list-item.rules';
import type { ResponsibilityListRow } from '../responsibility-list/responsibility-list.entity';
import { parkOfItemsReach } from './park.reach';
import { ParkRecords } from './park.records';

type TaskRow = Row & Pick<ListItemRow, 'id' | 'number' | 'group_key' | 'content' | 'requirement' | 'evidence_wanted' | 'due_day' | 'list_status'> & Pick<ResponsibilityListRow, 'rules'> & { readonly status: ParkTask['status']; readonly list_title: string };

const FROM = `responsibility.park k
  join responsibility.responsibility_list l on l.tenant_id = k.tenant_id and l.id = any(k.list_ids)
  join responsibility.list_item i on i.tenant_id = l.tenant_id and i.list_id = l.id`;
const COLUMNS = 'i.id, i.number, i.group_key, i.content, i.requirement, i.evidence_wanted, i.due_day, i.list_status, i.status, l.title as list_title, l.rules';
const quoted = (states: readonly string[]): string => states.map((s) => `'${s}'`).join(',');

/**
 * 园区重点任务 by the sight of the park, and not of lists: an enterprise reads no list, and is to know what its park has to do. Only
 * items of the lists that this park named, once the list is in force; a draft is the bureau's own.
 */
@Injectable()
export class ParkTasks {
  constructor(
    private readonly tx: TenantTx,
    private readonly parks: ParkRecords,
  ) {}

  /** @throws not found, where the park is out of sight */
  async page(ctx: TenantContext, parkId: string, q: ParkTaskQuery): Promise<PageOf<ParkTask>> {
    const park = await this.parks.get(ctx, parkId);
    const where = new Where().and('k.tenant_id = $', ctx.tenantId).and('k.id = $', park.id).within(parkOfItemsReach, ctx, 'park.read').and(`l.status in (${quoted(statesInForce)})`).and(`i.status in (${quoted(parkTaskStates)})`).and('i.group_key = $', q.groupKey);
    const today = shanghaiDay(new Date());
    return listPage<TaskRow, ParkTask>(this.tx, ctx, q, { columns: COLUMNS, from: FROM, where, order: [{ sql: 'i.id', type: 'uuid' }], position: (r) => [r.id], item: (r) => toTask(r, today) });
  }
}

const toTask = (r: TaskRow, today: string): ParkTask => ({
  id: r.id, number: r.number, listTitle: r.list_title, groupKey: r.group_key, groupName: r.rules.groups.find((g) => g.key === r.group_key)?.name ?? r.group_key, content: r.content,
  requirement: r.requirement, evidenceWanted: r.evidence_wanted, dueDay: r.due_day, status: r.status, overdue: isOverdue(r, today),
});
